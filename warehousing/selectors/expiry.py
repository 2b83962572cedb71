"""Fortnightly checks, notices, and the goods that come near their end."""

from datetime import date, timedelta

from django.db.models import QuerySet

from accounts.models import User
from inventory.models import Lot, Place
from inventory.selectors import warehouses_visible_to
from warehousing.models import NEAR, ExpiryCheck, ExpiryNotice


def checks_visible_to(user: User) -> QuerySet[ExpiryCheck]:
    """Checks of warehouses that a person may see."""
    return ExpiryCheck.objects.filter(warehouse__in=warehouses_visible_to(user))


def checks_for_list(user: User) -> QuerySet[ExpiryCheck]:
    """Checks with what their row shows."""
    return checks_visible_to(user).select_related("warehouse__branch", "signed_by")


def notices_visible_to(user: User) -> QuerySet[ExpiryNotice]:
    """Notices about warehouses that a person may see."""
    return ExpiryNotice.objects.filter(warehouse__in=warehouses_visible_to(user))


def notices_for_list(user: User) -> QuerySet[ExpiryNotice]:
    """Notices with what their row shows."""
    return notices_visible_to(user).select_related("warehouse__branch")


def near_expiry(today: date) -> QuerySet[Lot]:
    """Lots on the shelves whose end is at most 90 days away, or over; the nearest first."""
    lots = Lot.objects.filter(on_hand__gt=0, expires_on__lte=today + timedelta(days=NEAR[-1]))
    return lots.exclude(bin__zone__kind=Place.DISPOSAL)


def within(expires_on: date, today: date) -> int:
    """The narrowest of 30, 60 and 90 days that a date lies within; 0 when it is over."""
    left = (expires_on - today).days
    return 0 if left < 0 else next((days for days in NEAR if left <= days), NEAR[-1])
