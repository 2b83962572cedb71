"""Which store rooms there are, and who may see them."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from inventory.models import Warehouse


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
