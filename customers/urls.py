from django.urls import path

from customers import views

urlpatterns = [
    path("customers/<int:pk>/reveal/<slug:field>/", views.reveal, name="customer-reveal"),
    path("customers/<int:pk>/names/<int:name_id>/settle/", views.settle, name="customer-settle"),
]
