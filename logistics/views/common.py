"""What several screens of parcels show the same way."""

from collections.abc import Sequence
from typing import Any

from accounts.models import Branch


def branches(user: Any) -> Sequence[tuple[Any, Any]]:
    """The branches that a person can choose between."""
    known = Branch.objects.order_by("name")
    if not user.sees_every_branch:
        known = known.filter(pk=user.branch_id)
    return [(branch.pk, branch.name) for branch in known]


def goods(row: Any, user: Any) -> str:
    """What is in it, on one line."""
    return "、".join(str(line) for line in row.lines.all())


def number(row: Any, user: Any) -> str:
    """Carrier and number."""
    return f"{row.carrier_name} {row.tracking_number}".strip()
