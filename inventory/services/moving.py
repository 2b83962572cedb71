"""Goods from one place to another: to another bin, apart from the rest, to another warehouse."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Forbidden, Refused
from inventory.models import Bin, Kind, Lot, Place, StockMove, Warehouse
from inventory.services import ledger
from inventory.services.ledger import Entry
from inventory.services.places import place
from inventory.services.promising import close_promises, promise
from inventory.services.receiving import lock_pairs
from inventory.workflow import JUDGES, LotState

#: Out of these goods come back to the others only when somebody else has looked.
APART = (Place.QUARANTINE, Place.DISPOSAL)


@transaction.atomic
def transfer(
    *,
    lot: Lot,
    bin: Bin,
    quantity: int,
    document: str,
    by: Actor,
    line: str = "",
    reason: str = "",
) -> Lot:
    """Free goods to another bin of the same warehouse: put-away, re-stacking, arrival from transit.

    Returns the lot there. The same line again changes nothing. ``Refused`` when too few are free or
    stopped goods would come among others; ``Forbidden`` when goods that were set apart come back
    and it is not a judge of quality, another one than who had set them apart.
    """
    if bin.warehouse_id != lot.warehouse_id or bin.pk == lot.bin_id:
        raise Refused(_("Goods are moved to another bin of the same warehouse."))
    source, target = lock_pairs([lot], bin)[lot.pk]
    entry = Entry(document, clock.now(), by, line, reason)
    if not ledger.booked(entry, source, Kind.TRANSFER, -quantity):
        ledger.need_free(source, quantity)
        _check_way(source, target, by)
        ledger.book(entry, source, Kind.TRANSFER, -quantity)
        ledger.book(entry, target, Kind.TRANSFER, quantity)
        target.refresh_from_db()
    return target


def segregate(
    *,
    lot: Lot,
    quantity: int,
    document: str,
    reason: str,
    by: Actor,
    line: str = "",
    kind: str = Place.QUARANTINE,
) -> Lot:
    """Set some goods of a lot apart, in quarantine or where they wait for destruction.

    Promised goods are not touched: take them back from their document first. To stop a whole lot
    where it lies, ``perform(lot, "quarantine" | "hold", …)``.
    """
    return transfer(
        lot=lot,
        bin=place(lot.warehouse, kind),
        quantity=quantity,
        document=document,
        by=by,
        line=line,
        reason=reason,
    )


@transaction.atomic
def dispatch(*, document: str, to: Warehouse, at: datetime, by: Actor) -> list[Lot]:
    """The promised goods of a document leave for another warehouse; the lots on the way there.

    They lie in the transit zone of ``to`` until ``transfer`` puts them into a bin; what is missing
    then is booked off with ``count``. Again changes nothing.
    """
    sources = Lot.objects.filter(
        allocations__document=document, allocations__status__in=["reserved", "issued"]
    )
    pairs = lock_pairs(sources.distinct(), place(to, Place.TRANSIT))
    for allocation in close_promises(document, at):
        entry = Entry(document, at, by, line=str(allocation.lot_id))
        ledger.book(entry, allocation.lot, Kind.DISPATCH, -allocation.quantity)
        ledger.book(entry, pairs[allocation.lot_id][1], Kind.ARRIVAL, allocation.quantity)
    arrived = StockMove.objects.filter(document=document, kind=Kind.ARRIVAL).values("lot")
    return list(Lot.objects.filter(pk__in=arrived).order_by("pk"))


@transaction.atomic
def send(
    *,
    lot: Lot,
    to: Warehouse,
    quantity: int,
    document: str,
    reason: str,
    at: datetime,
    by: Actor,
) -> list[Lot]:
    """So many of one lot to another warehouse, under a document of its own."""
    if to.pk == lot.warehouse_id:
        raise Refused(_("The goods are in this warehouse already."))
    promise(document=document, lot=lot, quantity=quantity, reason=reason, at=at, by=by)
    return dispatch(document=document, to=to, at=at, by=by)


def _check_way(source: Lot, target: Lot, by: Actor) -> None:
    mixes = source.state != target.state and target.place not in APART
    if mixes and LotState.OK in (source.state, target.state):
        raise Refused(_("Stopped goods do not come among usable ones: stop or free the lot first."))
    if source.place not in APART or target.place in APART or by.kind != "staff":
        return
    if not by.may(frozenset(map(str, JUDGES))):
        raise Forbidden(_("Goods that were set apart are set free by a judge of quality."))
    brought = source.moves.filter(quantity__gt=0).order_by("-pk").first()
    if brought is not None and brought.actor_id == by.id:
        raise Forbidden(_("Somebody else has to set free what you have set apart yourself."))
