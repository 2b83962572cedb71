"""Health data are shown with a record of who has looked (requirements K2)."""

from typing import Any

from django.http import HttpRequest

from accounts.roles import Right
from core import access
from customers.selectors import name_for


def seen(request: HttpRequest, row: Any, what: str) -> None:
    """Write down that the person is about to see ``what`` of the row's customer."""
    user: Any = request.user
    access.record(user.actor, row.customer_key, row.key, what)


def sees_health(row: Any, user: Any) -> bool:
    """Whether a part of a page is shown at all."""
    return bool(user.can(Right.HEALTH))


def customer_of(row: Any, user: Any) -> str:
    """The customer's name as far as the person may know it."""
    order = row.order if hasattr(row, "order") else row.plan.order
    return name_for(user, order.customer)
