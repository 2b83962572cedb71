"""Who works on a case that is no order: an article's owner, an enquiry's expert, an assignee."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from complaints import selectors as complaints
from customers import selectors as customers
from knowledge import selectors as knowledge
from servicedesk.selectors import channels, enquiries, works
from surveys.selectors import rows as surveys

#: case → role → person, for the numbers of one kind of case.
Team = Callable[[Iterable[int]], dict[int, dict[str, int]]]


def _article(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    owners = knowledge.owners_in(pks)
    return {pk: {str(Role.CUSTOMER_SERVICE): owner} for pk, owner in owners.items()}


def _complaint(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    handlers = complaints.handlers_in(pks)
    return {pk: {str(Role.CUSTOMER_SERVICE): handler} for pk, handler in handlers.items()}


TEAMS: dict[str, Team] = {
    "article": _article,
    "complaint": _complaint,
    "enquiry": enquiries.people_in,
    "channel": channels.people_in,
    "request": works.people_in,
    "programme": surveys.improvers_in,
}


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


#: What a case that is no order is called, with its number.
NAMES = {
    "article": _("Article"),
    "enquiry": _("Enquiry"),
    "channel": _("Channel"),
    "request": _("Service request"),
    "invitation": _("Answer to a survey"),
    "programme": _("Improvement programme"),
    "partner": _("Partner"),
}


def titles(case_keys: Iterable[str]) -> dict[str, str]:
    """What people call cases that are no orders."""
    parts = ((key, *key.partition(":")[::2]) for key in case_keys)
    return {key: f"{NAMES[kind]} {number}" for key, kind, number in parts if kind in NAMES}
