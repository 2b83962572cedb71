from django.urls import path

from warehousing.views import counting, disposals

urlpatterns = [
    path("stocktakes/<int:pk>/counting/", counting.page, name="stocktake-count"),
    path("disposals/<int:pk>/pdf/", disposals.pdf, name="disposal-pdf"),
]
