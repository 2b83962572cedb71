"""What the steps of a requisition do to its lines and to the stock.

Lock order: the requisition (its step has locked it), then the lots, as in ``inventory.services``.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.errors import Invalid
from core.workflow import Acting
from inventory import services
from inventory.models import Kind, Lot, Place, StockMove


def grant(row: Any, rows: Sequence[dict[str, Any]]) -> int:
    """Keep what the first reviewer grants; without a word all of it. Returns the units."""
    lines = {line.pk: line for line in row.lines.select_related("product")}
    given = {one["line"]: one["granted"] for one in rows}
    if given.keys() - lines.keys():
        raise _beside("lines", _("There is no such line."))
    for key, line in lines.items():
        line.granted = given.get(key, 0 if given else line.wanted)
        if line.granted > line.wanted:
            words = _("%(product)s: at most %(wanted)s were asked for.")
            raise _beside("lines", words % {"product": line.product, "wanted": line.wanted})
        line.save(update_fields=["granted"])
    if not sum(line.granted for line in lines.values()):
        raise _beside("lines", _("To grant nothing, refuse it with the reason."))
    return sum(line.granted for line in lines.values())


def reserve(row: Any, acting: Acting) -> dict[str, Any]:
    """Take the granted goods from the shelves of the source, first expired first."""
    lines = {line.product_id: line.granted for line in row.lines.all() if line.granted}
    held = services.allocate(
        document=row.key, warehouse=row.source, lines=lines, at=acting.at, by=acting.by
    )
    return {"lots": len(held)}


def dispatch(row: Any, acting: Acting) -> int:
    """The goods leave; they lie in transit at the branch until they are counted."""
    lots = services.dispatch(document=row.key, to=row.target, at=acting.at, by=acting.by)
    return len(lots)


def in_transit(row: Any) -> list[tuple[Lot, int]]:
    """The lots on their way to the branch, and how many of each were sent."""
    moves = StockMove.objects.filter(document=row.key, kind=Kind.ARRIVAL)
    found: dict[int, tuple[Lot, int]] = {}
    for move in moves.select_related("lot__product", "lot__warehouse").order_by("lot"):
        lot, sent = found.get(move.lot_id, (move.lot, 0))
        found[move.lot_id] = (lot, sent + move.quantity)
    return list(found.values())


def take_in(row: Any, rows: Sequence[dict[str, Any]], acting: Acting) -> dict[str, Any]:
    """Good goods into the store of the branch, damaged ones into quarantine; the rest is missing.

    Every lot must have been counted, and no more of it than was sent.
    """
    sent = {lot.pk: (lot, quantity) for lot, quantity in in_transit(row)}
    counted = {one["lot"]: (one["good"], one["damaged"] or 0) for one in rows}
    if counted.keys() != sent.keys():
        raise _beside("lots", _("Every lot that was sent needs its count."))
    lost = 0
    for key, (lot, quantity) in sent.items():
        good, damaged = counted[key]
        if good + damaged > quantity:
            words = _("%(lot)s: more than the %(sent)s that were sent.")
            raise _beside("lots", words % {"lot": lot, "sent": quantity})
        _put(row, lot, Place.STORE, good, acting)
        _put(row, lot, Place.QUARANTINE, damaged, acting)
        lost += quantity - good - damaged
        row.arrivals.create(lot=lot, sent=quantity, good=good, damaged=damaged)
    row.lost = lost
    return {
        "complete": not lost,
        "lost": lost,
        "damaged": sum(damaged for _good, damaged in counted.values()),
    }


def book_off(row: Any, reason: str, acting: Acting) -> int:
    """What did not come leaves the book of the branch, with the cause in words."""
    for one in row.arrivals.select_related("lot").order_by("lot"):
        if one.missing:
            services.count(
                lot=one.lot,
                quantity=-one.missing,
                reason=reason,
                document=row.key,
                by=acting.by,
                line=f"lost:{one.lot_id}",
            )
    return int(row.lost)


def _put(row: Any, lot: Lot, kind: str, quantity: int, acting: Acting) -> None:
    if quantity:
        services.transfer(
            lot=lot,
            bin=services.place(row.target, kind),
            quantity=quantity,
            document=row.key,
            by=acting.by,
            line=f"{kind}:{lot.pk}",
            reason=str(Place(kind).label) if kind != Place.STORE else "",
        )


def _beside(field: str, words: str) -> Invalid:
    return Invalid(words, fields={field: [words]})
