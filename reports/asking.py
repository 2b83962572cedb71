"""What an address asks a report for; only what can be is taken over."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.roles import Right
from core import clock
from reports import periods
from reports.selectors import Asked


def person_of(request: HttpRequest) -> User:
    """The person, if reports are open to them; else 403."""
    user: Any = request.user
    if not user.can(Right.REPORTS):
        raise PermissionDenied
    found: User = user
    return found


def ask(request: HttpRequest) -> Asked:
    """The question in an address."""
    now = clock.now()
    period = periods.read(request.GET.dict(), timezone.localdate(now))
    return Asked(period=period, now=now, branch=request.GET.get("branch", ""))
