"""What stock there is, and who may see it."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import DateField, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from accounts.roles import Right
from core import clock
from inventory.models import Allocation, Lot, Product, StockMove, Warehouse
from inventory.workflow import LotState

#: Days to the last usable day, and what the page calls it (001: 近效期).
EXPIRY_BANDS = ((0, "expired"), (30, "urgent"), (90, "soon"), (180, "watch"))
WATCHED = timedelta(days=180)


def visible_to(user: User) -> QuerySet[Lot]:
    """Lots: headquarters all, a branch its own, a keeper without branch those of headquarters."""
    return Lot.objects.filter(warehouse__in=warehouses_visible_to(user))


def warehouses_visible_to(user: User) -> QuerySet[Warehouse]:
    """The store rooms whose stock a person may see."""
    if not user.can(Right.STOCK):
        return Warehouse.objects.none()
    if user.sees_every_branch:
        return Warehouse.objects.all()
    return Warehouse.objects.filter(branch=user.branch_id)


def for_list(user: User) -> QuerySet[Lot]:
    """Lots with what their row shows, and the day by which their expiry is judged."""
    today = Value(timezone.localdate(clock.now()), DateField())
    return visible_to(user).select_related("product", "warehouse__branch").annotate(today=today)


def for_detail(user: User) -> QuerySet[Lot]:
    """A lot with what its page shows."""
    return for_list(user)


def in_band(lots: QuerySet[Lot], band: str, today: date) -> QuerySet[Lot]:
    """The lots whose end is so near."""
    if band == "fresh":
        return lots.filter(Q(expires_on=None) | Q(expires_on__gt=today + WATCHED))
    floor = None
    for days, name in EXPIRY_BANDS:
        ceiling = today + timedelta(days=days) if days else today - timedelta(days=1)
        if name == band:
            found = lots.filter(expires_on__lte=ceiling)
            return found.filter(expires_on__gt=floor) if floor else found
        floor = ceiling
    return lots.none()


def moves_visible_to(user: User) -> QuerySet[StockMove]:
    """The ledger of the lots a person may see."""
    return StockMove.objects.filter(lot__warehouse__in=warehouses_visible_to(user))


def moves_for_list(user: User) -> QuerySet[StockMove]:
    """Ledger lines, newest first."""
    moves = moves_visible_to(user).select_related("lot__product", "lot__warehouse")
    return moves.order_by("-pk")


def products_visible_to(user: User) -> QuerySet[Product]:
    """The list of goods is open to everyone who handles stock or parcels."""
    if user.can(Right.STOCK) or user.can(Right.LOGISTICS):
        return Product.objects.all()
    return Product.objects.none()


def active_products() -> QuerySet[Product]:
    """What may be put into a plan or a parcel."""
    return Product.objects.filter(active=True).order_by("name", "pk")


def warehouses_for(branch_id: int | None) -> Sequence[Warehouse]:
    """Where a branch's parcels can be packed: its own rooms first, then headquarters."""
    rooms = Warehouse.objects.filter(Q(branch=branch_id) | Q(branch=None), active=True)
    return sorted(rooms, key=lambda room: (room.branch_id is None, room.pk))


def issuable(day: date) -> Q:
    """The one definition of goods that may go out; the last day on the label is still good."""
    dated = Q(expires_on__gte=day)
    undated = Q(expires_on=None, product__tracks_expiry=False)
    return Q(state=LotState.OK) & (dated | undated)


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


def allocations_of(document: str) -> QuerySet[Allocation]:
    """What is promised to, or has left with, a document – in the order of the shelves."""
    live = Allocation.objects.filter(document=document).exclude(status=Allocation.Status.RELEASED)
    return live.select_related("lot__product", "lot__warehouse").order_by(
        "lot__bin", "lot__product__name", "lot__expires_on", "lot__lot_no"
    )


def expiry_band(expires_on: date | None, today: date) -> str:
    """How near the end is: expired · urgent (30 days) · soon (90) · watch (180) · fresh."""
    if expires_on is None:
        return "fresh"
    left = (expires_on - today).days
    if left < 0:
        return "expired"
    return next((band for days, band in EXPIRY_BANDS[1:] if left <= days), "fresh")


def differences() -> list[int]:
    """Lots whose balance is not the sum of the ledger and the reservations; must be empty."""
    moved = Coalesce(Sum("moves__quantity"), 0)
    wrong = Lot.objects.annotate(moved=moved).exclude(moved=F("on_hand"))
    held = Coalesce(Sum("allocations__quantity", filter=Q(allocations__status="reserved")), 0)
    promised = Lot.objects.annotate(held=held).exclude(held=F("reserved"))
    return sorted({*wrong.values_list("pk", flat=True), *promised.values_list("pk", flat=True)})
