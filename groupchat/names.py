"""What is filled into the words of a script. The day of the plan is known higher up."""

from collections.abc import Callable, Mapping
from typing import Any

from accounts.roles import Role
from core.actors import Actor
from groupchat.models import Group
from scripts import selectors as scripts


class _Known:
    day_of: Callable[[Any], int | None] = staticmethod(lambda order: None)


def set_day_of(day_of: Callable[[Any], int | None]) -> None:
    """Who knows the day of an order's plan."""
    _Known.day_of = staticmethod(day_of)


def names_of(group: Group, by: Actor) -> Mapping[str, str]:
    """The names of this group's order, as somebody in it says them."""
    coach = group.members.filter(role=Role.HEAD_COACH, left_at=None).first()
    day = _Known.day_of(group.order)
    return {
        "me": by.name,
        "customer": group.order.customer.full_name,
        "coach": coach.name if coach else "",
        "order": group.order.order_no,
        "day": str(day) if day else "",
    }


def scripts_of(group: Group, by: Actor) -> list[tuple[str, str]]:
    """(situation, words) for the picker, with the names in place."""
    names = names_of(group, by)
    return [(one.situation, scripts.fill(one.text, names)) for one in scripts.current()]
