"""One row as a person may see it, asked in ready words.

What a selector builds for a person follows from the roles, from who it is and from the branch
(tests/architecture/test_seen.py holds them to it). So it is worded once for all who have the same
roles; building it anew costs several times what asking it does.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.http import Http404

from core import clock
from core.prepared import Asked, Hole

Select = Callable[[Any], QuerySet[Any]]
LAST = 2**63 - 1
#: Keys that nobody has: where they stand in the words, those of the person who asks belong.
WHO, BRANCH = LAST - 1, LAST - 2
HOLES = {WHO: "who", BRANCH: "branch"}
MOST_WORDED = 256


def seen_or_404(select: Select, user: Any, pk: int) -> Any:
    """The row of ``select(user)`` with this key; what is out of sight does not exist."""
    row = seen(select, user, pk)
    if row is None:
        raise Http404
    return row


def seen(select: Select, user: Any, pk: int) -> Any:
    """The same, or nothing."""
    asked = worded(select, frozenset(user.roles), user.branch_id is None)
    if asked is None:
        return next(iter(select(user).filter(pk=pk)), None)
    if not 0 < int(pk) <= LAST:
        return None
    return asked.first(row=int(pk), who=user.pk, branch=user.branch_id)


@lru_cache(maxsize=MOST_WORDED)
def worded(select: Select, roles: frozenset[str], branchless: bool) -> Asked[Any] | None:
    """The question of people with these roles; none where it follows the time, too, or where
    there is nothing that they see."""
    branch = None if branchless else BRANCH
    somebody = get_user_model()(pk=WHO, roles=sorted(roles), branch_id=branch)
    looks = clock.looks()
    rows = select(somebody).filter(pk=Hole("row"))
    asked = Asked(lambda: rows, holes=HOLES)
    with suppress(EmptyResultSet):
        if asked.worded and clock.looks() == looks:
            return asked
    return None
