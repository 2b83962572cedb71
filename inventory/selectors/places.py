"""Which store rooms there are, and who may see them."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from inventory.models import Bin, Relocation, Warehouse, Zone


def warehouses_visible_to(user: User) -> QuerySet[Warehouse]:
    """The store rooms whose stock a person may see."""
    if not user.can(Right.STOCK):
        return Warehouse.objects.none()
    if user.sees_every_branch:
        return Warehouse.objects.all()
    return Warehouse.objects.filter(branch=user.branch_id)


def warehouses_for(branch_id: int | None) -> Sequence[Warehouse]:
    """Where a branch's parcels can be packed: its own rooms first, then headquarters."""
    rooms = Warehouse.objects.filter(Q(branch=branch_id) | Q(branch=None), active=True)
    return sorted(rooms, key=lambda room: (room.branch_id is None, room.pk))


def zones_visible_to(user: User) -> QuerySet[Zone]:
    """The zones of the warehouses that a person may see."""
    return Zone.objects.filter(warehouse__in=warehouses_visible_to(user)).select_related(
        "warehouse"
    )


def bins_visible_to(user: User) -> QuerySet[Bin]:
    """The bins of the warehouses that a person may see."""
    bins = Bin.objects.filter(warehouse__in=warehouses_visible_to(user))
    return bins.select_related("warehouse", "zone__warehouse")


def relocations_visible_to(user: User) -> QuerySet[Relocation]:
    """Moves between bins of the warehouses that a person may see."""
    moves = Relocation.objects.filter(bin__warehouse__in=warehouses_visible_to(user))
    return moves.select_related("lot__product", "lot__bin", "bin__warehouse", "there__bin")
