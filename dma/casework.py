"""Who works on a case that is no order: an article's owner, an enquiry's expert, an assignee."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from accounts.roles import Role
from complaints import selectors as complaints
from customers import selectors as customers
from knowledge import selectors as knowledge

#: case → role → person, for the numbers of one kind of case.
Team = Callable[[Iterable[int]], dict[int, dict[str, int]]]


def _article(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    owners = knowledge.owners_in(pks)
    return {pk: {str(Role.CUSTOMER_SERVICE): owner} for pk, owner in owners.items()}


def _complaint(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    handlers = complaints.handlers_in(pks)
    return {pk: {str(Role.CUSTOMER_SERVICE): handler} for pk, handler in handlers.items()}


TEAMS: dict[str, Team] = {"article": _article, "complaint": _complaint}


def people_in(case_keys: Collection[str]) -> dict[str, dict[str, int]]:
    """Case → role → user id; the cases of orders have their service teams."""
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    orders = []
    for key in case_keys:
        kind, _sep, number = key.partition(":")
        if kind in TEAMS and number.isdecimal():
            kinds[kind].append(int(number))
        else:
            orders.append(key)
    found = customers.people_in(orders) if orders else {}
    for kind, pks in kinds.items():
        found |= {f"{kind}:{pk}": team for pk, team in TEAMS[kind](pks).items()}
    return found
