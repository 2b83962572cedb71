"""What the calendar begins: the monthly stocktake, the fortnightly check, notices of near expiry.

All of it is safe to run twice: what has been begun for a month, a fortnight or a lot is in the
tables once, and a second run of the same moment waits for the warehouse's row.
"""

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction

from core import clock
from core.actors import SYSTEM
from core.steps import perform
from inventory.models import Lot, Warehouse
from warehousing.models import (
    ExpiryCheck,
    ExpiryNotice,
    ExpiryNoticeLine,
    Stocktake,
)
from warehousing.selectors.expiry import near_expiry, within
from warehousing.workflow import StocktakeState

#: 001: every two weeks; the last two days of each month.
FORTNIGHT = timedelta(days=14)
LAST_DAYS = 2
#: So many days before its call the stocktake is on the calendar.
AHEAD = 3


def plan_stocktakes() -> int:
    """Plan the month's stocktake of every warehouse, and call for it on its first day."""
    today = clock.today()
    first, last = today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
    begins = last - timedelta(days=LAST_DAYS - 1)
    if today < begins - timedelta(days=AHEAD):
        return 0
    return sum(_stocktake(room, first, begins, last, today) for room in _rooms())


def call_checks() -> int:
    """Call for the check of every warehouse that has goods, a fortnight after the last one."""
    today = clock.today()
    return sum(_check(room, today) for room in _rooms())


def announce_near_expiry() -> int:
    """Tell once of every lot that has come within 30, 60 or 90 days of its end."""
    today = clock.today()
    told = set(ExpiryNoticeLine.objects.values_list("lot", "within"))
    fresh: defaultdict[int, list[Lot]] = defaultdict(list)
    for lot in near_expiry(today).order_by("warehouse", "expires_on", "pk"):
        near = within(lot.expires_on, today) if lot.expires_on else 0
        if near and (lot.pk, near) not in told:
            fresh[lot.warehouse_id].append(lot)
    return sum(_notice(room, fresh[room.pk], today) for room in _rooms() if room.pk in fresh)


def _rooms() -> list[Warehouse]:
    return list(Warehouse.objects.filter(active=True).order_by("pk"))


def _lock(room: Warehouse) -> None:
    Warehouse.objects.select_for_update().get(pk=room.pk)


@transaction.atomic
def _stocktake(room: Warehouse, month: date, begins: date, last: date, today: date) -> int:
    _lock(room)
    known = Stocktake.objects.filter(warehouse=room, month=month)
    row = known.exclude(state=StocktakeState.CANCELLED).first()
    if row is None and not known.exists():
        row = Stocktake.objects.create(warehouse=room, month=month, due_on=last)
    if row is not None and row.state == StocktakeState.PLANNED and today >= begins:
        perform(row, "call", by=SYSTEM)
        return 1
    return 0


@transaction.atomic
def _check(room: Warehouse, today: date) -> int:
    _lock(room)
    newest = ExpiryCheck.objects.filter(warehouse=room).order_by("-called_on").first()
    if newest is not None and newest.called_on + FORTNIGHT > today:
        return 0
    if not Lot.objects.filter(warehouse=room, on_hand__gt=0, expires_on__isnull=False).exists():
        return 0
    row = ExpiryCheck.objects.create(warehouse=room, called_on=today)
    perform(row, "call", by=SYSTEM)
    return 1


@transaction.atomic
def _notice(room: Warehouse, lots: list[Lot], today: date) -> int:
    _lock(room)
    told = set(ExpiryNoticeLine.objects.filter(lot__in=lots).values_list("lot", "within"))
    lines = [
        ExpiryNoticeLine(lot=lot, within=within(lot.expires_on, today), quantity=lot.on_hand)
        for lot in lots
        if lot.expires_on and (lot.pk, within(lot.expires_on, today)) not in told
    ]
    if not lines or ExpiryNotice.objects.filter(warehouse=room, day=today).exists():
        return 0
    notice = ExpiryNotice.objects.create(warehouse=room, day=today)
    for line in lines:
        line.notice = notice
    ExpiryNoticeLine.objects.bulk_create(lines)
    perform(notice, "announce", by=SYSTEM)
    return 1
