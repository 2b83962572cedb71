"""What stock there is."""

from datetime import date

from django.db.models import DateField, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.roles import Right
from core import clock
from inventory.models import Lot, Place, Warehouse
from inventory.selectors.expiry import WATCHED
from inventory.selectors.places import warehouses_visible_to
from inventory.workflow import LotState

#: Goods are handed out of the store only; without a bin they lie in it.
IN_STORE = Q(bin=None) | Q(bin__zone__kind=Place.STORE)


def visible_to(user: User) -> QuerySet[Lot]:
    """Lots: headquarters all, a branch its own, a keeper without branch those of headquarters."""
    if user.sees_every_branch and user.can(Right.STOCK):
        return Lot.objects.all()  # no subquery: the list is read by its index alone
    return Lot.objects.filter(warehouse__in=warehouses_visible_to(user))


def for_list(user: User) -> QuerySet[Lot]:
    """Lots with what their row shows, and the day by which their expiry is judged.

    Three tables beside their own and no more: at 100,000 lots planning a further join costs as much
    as reading the page (``make bench ARGS=stock``).
    """
    today = Value(clock.today(), DateField())
    return visible_to(user).select_related("product", "warehouse", "bin").annotate(today=today)


def for_detail(user: User) -> QuerySet[Lot]:
    """A lot with what its page shows."""
    whole = for_list(user).select_related("product", "warehouse__branch", "bin__zone")
    return whole.prefetch_related("product__packs")


def near_expiry(user: User) -> QuerySet[Lot]:
    """What is on the shelves and ends within 90 days, or has ended (001: 近效期)."""
    last = clock.today() + WATCHED
    return for_list(user).filter(on_hand__gt=0, expires_on__lte=last)


def in_place(kind: str) -> Q:
    """Lots in zones for one purpose; without a bin they lie in the store."""
    return IN_STORE if kind == Place.STORE else Q(bin__zone__kind=kind)


def issuable(day: date) -> Q:
    """The one definition of goods that may go out; the last day on the label is still good."""
    dated = Q(expires_on__gte=day)
    undated = Q(expires_on=None, product__tracks_expiry=False)
    return Q(state=LotState.OK) & (dated | undated) & IN_STORE


def free_stock(*, warehouse: Warehouse, day: date) -> dict[int, int]:
    """What can be promised today, by product."""
    lots = Lot.objects.filter(issuable(day), warehouse=warehouse, on_hand__gt=F("reserved"))
    rows = lots.values_list("product_id").annotate(free=Sum(F("on_hand") - F("reserved")))
    return dict(rows.order_by("product_id"))


def on_hand(*, product_id: int, warehouse: Warehouse | None = None) -> int:
    """How many are on the shelves, promised or not."""
    lots = Lot.objects.filter(product=product_id)
    if warehouse is not None:
        lots = lots.filter(warehouse=warehouse)
    total: int = lots.aggregate(total=Coalesce(Sum("on_hand"), 0))["total"]
    return total
