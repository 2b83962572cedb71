from django.urls import path

from logistics import printing
from logistics.views import shipments

urlpatterns = [
    path("deliveries/<int:pk>/contact/", printing.contact, name="delivery-contact"),
    path("shipments/number/", shipments.number_hint, name="shipment-number"),
    path("shipments/<int:pk>/pick-list/", printing.pick_list, name="shipment-pick-list"),
    path("shipments/<int:pk>/issue-note/", printing.issue_note, name="shipment-issue-note"),
    path("shipments/<int:pk>/label/", printing.label, name="shipment-label"),
    path("shipments/<int:pk>/<slug:kind>.pdf", printing.as_pdf, name="parcel-paper"),
]
