"""Where a parcel's goods come from: the branch's own room first, then headquarters."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from core.errors import Refused
from core.workflow import Acting
from inventory import services
from inventory.models import Warehouse
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
