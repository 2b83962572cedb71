"""The ledger, and what is promised."""

from decimal import Decimal

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.roles import Right
from inventory.models import Allocation, Lot, StockMove
from inventory.selectors.places import warehouses_visible_to


def moves_visible_to(user: User) -> QuerySet[StockMove]:
    """The ledger of the lots a person may see."""
    if user.sees_every_branch and user.can(Right.STOCK):
        return StockMove.objects.all()
    return StockMove.objects.filter(lot__warehouse__in=warehouses_visible_to(user))


def moves_for_list(user: User) -> QuerySet[StockMove]:
    """Ledger lines, newest first."""
    moves = moves_visible_to(user).select_related("lot__product", "lot__warehouse")
    return moves.order_by("-pk")


def allocations_of(document: str) -> QuerySet[Allocation]:
    """What is promised to, or has left with, a document – in the order of the shelves."""
    live = Allocation.objects.filter(document=document).exclude(status=Allocation.Status.RELEASED)
    return live.select_related("lot__product", "lot__warehouse", "lot__bin").order_by(
        "lot__bin__code", "lot__product__name", "lot__expires_on", "lot__lot_no"
    )


def differences() -> list[int]:
    """Lots whose balance is not the sum of the ledger and the reservations; must be empty."""
    moved, paid = Coalesce(Sum("moves__quantity"), 0), Coalesce(Sum("moves__cost"), Decimal(0))
    sums = Lot.objects.annotate(moved=moved, paid=paid)
    wrong = sums.exclude(moved=F("on_hand"), paid=F("value"))
    held = Coalesce(Sum("allocations__quantity", filter=Q(allocations__status="reserved")), 0)
    promised = Lot.objects.annotate(held=held).exclude(held=F("reserved"))
    return sorted({*wrong.values_list("pk", flat=True), *promised.values_list("pk", flat=True)})


def allocations_visible_to(user: User) -> QuerySet[Allocation]:
    """Promises of the lots that a person may see, newest first."""
    mine = Allocation.objects.filter(lot__warehouse__in=warehouses_visible_to(user))
    return mine.select_related("lot__product", "lot__warehouse").order_by("-pk")
