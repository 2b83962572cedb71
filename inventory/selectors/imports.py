"""Who sees which imports."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from inventory.models import StockImport


def visible_to(user: User) -> QuerySet[StockImport]:
    """Headquarters all, a branch its own."""
    if not user.can(Right.STOCK):
        return StockImport.objects.none()
    if user.sees_every_branch:
        return StockImport.objects.all()
    return StockImport.objects.filter(branch=user.branch_id)


def for_list(user: User) -> QuerySet[StockImport]:
    """Imports without what they hold."""
    return visible_to(user).defer("rows", "heads", "faults").select_related("branch")


def for_detail(user: User) -> QuerySet[StockImport]:
    """An import with everything."""
    return visible_to(user).select_related("branch")
