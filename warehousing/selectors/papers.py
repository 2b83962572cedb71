"""Requisitions, disposals and stocktakes: headquarters all, a branch its own."""

from django.db.models import Q, QuerySet

from accounts.models import User
from inventory.selectors import warehouses_visible_to
from warehousing.models import Disposal, Requisition, Stocktake


def requisitions_visible_to(user: User) -> QuerySet[Requisition]:
    """Those who ask and those who send."""
    rooms = warehouses_visible_to(user)
    return Requisition.objects.filter(Q(target__in=rooms) | Q(source__in=rooms))


def requisitions_for_list(user: User) -> QuerySet[Requisition]:
    """Requisitions with what their row shows."""
    return requisitions_visible_to(user).select_related("source", "target__branch")


def requisitions_for_detail(user: User) -> QuerySet[Requisition]:
    """A requisition with its lines and who has signed."""
    people = ("first_by", "second_by", "shipped_by", "received_by")
    rows = requisitions_for_list(user).select_related(*people)
    return rows.prefetch_related("lines__product", "arrivals__lot__product")


def disposals_visible_to(user: User) -> QuerySet[Disposal]:
    """Papers about goods of warehouses that a person may see."""
    return Disposal.objects.filter(lot__warehouse__in=warehouses_visible_to(user))


def disposals_for_list(user: User) -> QuerySet[Disposal]:
    """Disposals with what their row and page show."""
    people = ("responsible", "first_by", "second_by", "lead_by", "destroyed_by", "witness")
    goods = ("lot__product", "lot__warehouse__branch", "held__bin")
    return disposals_visible_to(user).select_related(*goods, *people)


def stocktakes_visible_to(user: User) -> QuerySet[Stocktake]:
    """Counts of warehouses that a person may see."""
    return Stocktake.objects.filter(warehouse__in=warehouses_visible_to(user))


def stocktakes_for_list(user: User) -> QuerySet[Stocktake]:
    """Stocktakes with what their row and page show."""
    return stocktakes_visible_to(user).select_related("warehouse__branch", "finance_by", "lead_by")
