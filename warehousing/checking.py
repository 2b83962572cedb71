"""The list of a fortnightly check, and what the keeper found."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.errors import Invalid
from inventory.models import Lot, Place
from warehousing.causes import Finding


def make_list(row: Any) -> int:
    """Every lot of the warehouse that may expire and is not on its way or waiting for its end."""
    lots = Lot.objects.filter(warehouse=row.warehouse, on_hand__gt=0, expires_on__isnull=False)
    lots = lots.exclude(bin__zone__kind__in=[Place.TRANSIT, Place.DISPOSAL])
    row.lines.bulk_create(
        row.lines.model(check_of=row, lot=lot, on_hand=lot.on_hand)
        for lot in lots.order_by("expires_on", "pk")
    )
    return row.lines.count()


def keep_findings(row: Any, rows: Sequence[dict[str, Any]]) -> int:
    """Every lot with its finding, all of them or none; returns how many are not in order."""
    lines = {line.pk: line for line in row.lines.all()}
    found = {one["line"]: one["finding"] for one in rows}
    if found.keys() != lines.keys():
        words = _("Every lot of the list needs its finding.")
        raise Invalid(words, fields={"lines": [words]})
    for key, line in lines.items():
        line.finding = found[key]
    row.lines.model.objects.bulk_update(lines.values(), ["finding"])
    return sum(finding != Finding.OK for finding in found.values())
