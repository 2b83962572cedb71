from django.urls import path

from logistics import printing
from logistics.views import picking, shipments

urlpatterns = [
    path("deliveries/<int:pk>/contact/", printing.contact, name="delivery-contact"),
    path("picking/", picking.first, name="picking"),
    path("shipments/number/", shipments.number_hint, name="shipment-number"),
    path("shipments/<int:pk>/picking/", picking.page, name="parcel-picking"),
    path("shipments/<int:pk>/<slug:kind>.pdf", printing.as_pdf, name="parcel-paper"),
]
