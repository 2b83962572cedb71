"""How good a supplier is: what was damaged, what came late, what customers complained of."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, Sum
from django.utils import timezone

from complaints.models import Complaint
from core import clock
from inventory.models import Allocation
from logistics.models import Shipment
from purchasing.models import GoodsReceipt, GoodsReceiptLine, Supplier
from purchasing.workflow import GoodsReceiptState

#: The figures speak of the last twelve months.
YEAR = timedelta(days=365)
BOOKED = (GoodsReceiptState.CONFIRMED, GoodsReceiptState.PUT_AWAY)


@dataclass(frozen=True)
class Quality:
    """A supplier's year. Without a delivery there is no score."""

    delivered: int
    bad: int
    arrivals: int
    late: int
    complaints: int

    @property
    def score(self) -> int | None:
        """100 less the share of bad goods, half the share of late arrivals, 2 a complaint."""
        if not self.arrivals or not self.delivered:
            return None
        lost = 100 * self.bad / self.delivered + 50 * self.late / self.arrivals
        return max(0, round(100 - lost - 2 * self.complaints))


def quality_of(supplier: Supplier) -> Quality:
    """The figures of the last twelve months."""
    since = clock.now() - YEAR
    receipts = GoodsReceipt.objects.filter(
        order__supplier=supplier, state__in=BOOKED, confirmed_at__gte=since
    )
    units = GoodsReceiptLine.objects.filter(receipt__in=receipts).aggregate(
        good=Sum("good"), bad=Sum("bad")
    )
    days = list(receipts.values_list("order__expected_on", "counted_at"))
    late = [1 for expected, at in days if expected and timezone.localdate(at) > expected]
    return Quality(
        delivered=(units["good"] or 0) + (units["bad"] or 0),
        bad=units["bad"] or 0,
        arrivals=len(days),
        late=len(late),
        complaints=traced_complaints(supplier),
    )


def traced_complaints(supplier: Supplier) -> int:
    """Complaints about parcels that held a lot of this supplier's (from the parcel to the lot)."""
    bought = GoodsReceiptLine.objects.filter(receipt__order__supplier=supplier, lot__isnull=False)
    lots = Q(pk__in=[])
    for product, lot_no in set(bought.values_list("lot__product", "lot__lot_no")):
        lots |= Q(lot__product=product, lot__lot_no=lot_no)
    prefix = f"{Shipment._meta.label_lower}:"
    issued = Allocation.objects.filter(
        lots, status=Allocation.Status.ISSUED, document__startswith=prefix
    )
    keys = issued.values_list("document", flat=True)
    parcels = {int(key.removeprefix(prefix)) for key in keys}
    since = clock.now() - YEAR
    return Complaint.objects.filter(created_at__gte=since, receipt__shipment__in=parcels).count()
