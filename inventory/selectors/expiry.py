"""How near the end of goods is."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from inventory.models import Lot

#: Days to the last usable day, and what the page calls it (001: 近效期); notices go by the same.
EXPIRY_BANDS = ((0, "expired"), (30, "urgent"), (60, "soon"), (90, "watch"))
WATCHED = timedelta(days=EXPIRY_BANDS[-1][0])


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


def expiry_band(expires_on: date | None, today: date) -> str:
    """How near the end is: expired · urgent (30 days) · soon (60) · watch (90) · fresh."""
    if expires_on is None:
        return "fresh"
    left = (expires_on - today).days
    if left < 0:
        return "expired"
    return next((band for days, band in EXPIRY_BANDS[1:] if left <= days), "fresh")
