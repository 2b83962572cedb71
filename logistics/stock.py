"""Where a parcel's goods come from: the branch's own room first, then headquarters."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from core.errors import Refused
from core.workflow import Acting
from inventory import services
from inventory.models import Place, Warehouse
from inventory.selectors import warehouses_for


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
