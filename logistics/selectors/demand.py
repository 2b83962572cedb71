"""What customers have been promised and the warehouse has not yet taken from the shelf."""

from collections import Counter

from django.db.models import Sum

from logistics.models import DeliveryLine, ShipmentLine
from logistics.workflow import DeliveryState, ShipmentState


def open_demand() -> dict[int, int]:
    """Units by product: parcels to be picked, and deliveries that have no parcel yet."""
    total: Counter[int] = Counter()
    parcels = ShipmentLine.objects.filter(shipment__state=ShipmentState.TO_PICK)
    waiting = DeliveryLine.objects.filter(delivery__state=DeliveryState.PENDING)
    for lines in (parcels, waiting):
        sums = lines.order_by().values_list("product").annotate(total=Sum("quantity"))
        total.update(dict(sums))
    return dict(total)
