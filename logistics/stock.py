"""Where a parcel's goods come from: the branch's own room first, then headquarters."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.errors import Refused
from core.workflow import Acting
from inventory import services
from inventory.models import Allocation, Lot, Place, Warehouse
from inventory.selectors import issuable, warehouses_for


def take(
    *, document: str, branch_id: int | None, lines: Mapping[int, int], acting: Acting
) -> Warehouse:
    """Reserve everything in one room, or say what is missing in each."""
    missing = []
    for room in warehouses_for(branch_id):
        try:
            services.allocate(
                document=document, warehouse=room, lines=lines, at=acting.at, by=acting.by
            )
        except services.Missing as shortage:
            missing.append(shortage.message)
        else:
            return room
    raise Refused(" ".join(missing) or _("There is no warehouse to pick from."))


def hand_out(*, document: str, acting: Acting) -> int:
    """The reserved goods leave the house; returns how many lots."""
    return len(services.issue(document=document, at=acting.at, by=acting.by))


def put_back(*, document: str) -> int:
    """What was reserved goes back to the shelf; returns how many lots."""
    return services.release(document=document)


def take_back(*, document: str, back: str, lines: Iterable[Any], acting: Acting) -> None:
    """Inspected goods that ``document`` had issued: good ones to the store, doubtful ones apart."""
    for line in lines:
        for quantity, place, why in (
            (line.good, Place.STORE, _("Inspected and found good")),
            (line.doubtful, Place.QUARANTINE, _("Inspected and found doubtful")),
        ):
            if quantity:
                services.take_back(
                    document=document,
                    lot=line.lot,
                    quantity=quantity,
                    line=back,
                    reason=why,
                    at=acting.at,
                    by=acting.by,
                    kind=place,
                )


def take_next(document: str, line: int, why: str, acting: Acting) -> tuple[Lot, Lot]:
    """The next lot to expire takes the place of a line's lot; which, and by which."""
    held = Allocation.objects.select_related("lot").get(pk=line, document=document)
    day = localdate(acting.at)
    same = Lot.objects.filter(
        issuable(day), product=held.lot.product_id, warehouse=held.lot.warehouse_id
    ).exclude(pk=held.lot_id)
    enough = same.filter(on_hand__gte=F("reserved") + held.quantity)
    other = enough.order_by(F("expires_on").asc(nulls_last=True), "received_at", "pk").first()
    if other is None:
        raise Refused(_("No other lot has as many. Put the goods back and send them in parts."))
    _replace(document, held, other, why, acting)
    return held.lot, other


def take_other(document: str, line: int, other: int, why: str, acting: Acting) -> None:
    """A lot that a person has chosen takes the place of a line's lot."""
    held = Allocation.objects.select_related("lot").get(pk=line, document=document)
    _replace(document, held, Lot.objects.get(pk=other), why, acting)


def _replace(document: str, held: Allocation, other: Lot, why: str, acting: Acting) -> None:
    services.substitute(
        document=document,
        lot=held.lot,
        other=other,
        quantity=held.quantity,
        reason=why,
        at=acting.at,
        by=acting.by,
    )
