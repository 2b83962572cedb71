"""Every (state, step, role) of a machine is tried; each attempt is undone."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction

from accounts.roles import Party, Role
from core.actors import Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import check, perform
from core.workflow import steps_of

EVERYBODY = (*Role.values, *Party.values)


class Undone(Exception):
    """Takes back what was done."""


def actor(role: str, user_id: int | None) -> Actor:
    kind = role if role in ("customer", "system", "integration") else "staff"
    return Actor(
        kind=kind, id=user_id if kind == "staff" else None, name=role, roles=frozenset({role})
    )


def attempt(row: Any, step: str, by: Actor, data: dict[str, Any]) -> str:
    """What came of it: done, 409, 403 or 422."""
    try:
        check(row, steps_of(type(row))[step], by)  # what ``perform`` asks first, without the lock
        with transaction.atomic():
            perform(row, step, by=by, **data)
            raise Undone
    except Undone:
        return "done"
    except Refused:
        return "409"
    except Forbidden:
        return "403"
    except Invalid:
        return "422"


def tried(
    row: Any, state: str, person: Callable[[str], int | None], data: Callable[[str], dict[str, Any]]
) -> Iterator[tuple[str, str, str, bool, bool]]:
    """(step, role, what came of it, whether the state, whether the role allow it)."""
    for name, spec in steps_of(type(row)).items():
        filled = data(name)
        for role in EVERYBODY:
            came = attempt(row, name, actor(role, person(role)), filled)
            yield name, role, came, state in spec.sources, role in spec.roles


def wrong(found: Iterator[tuple[str, str, str, bool, bool]]) -> list[str]:
    """What does not answer as the machine is declared."""
    said = []
    for step, role, came, state_fits, role_fits in found:
        right = (
            came == "409"
            if not state_fits
            else came in ("403", "409")
            if not role_fits
            else came in ("done", "403", "409", "422")
        )
        if not right:
            said.append(f"{step} by {role}: {came}")
    return said
