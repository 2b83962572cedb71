from django.urls import path

from purchasing.views import orders, proposal

urlpatterns = [
    path("purchase-proposal/", proposal.page, name="purchase-proposal"),
    path("purchases/<int:pk>/pdf/", orders.pdf, name="purchase-pdf"),
]
