"""Every (state, step, role) of a machine, held against a table written by hand in the test.

A cell that the kernel shuts is refused before anything is written; an open one is done with
sensible data and taken back. Doors are another matter: ``shut_doors`` asks page, REST and bulk.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import count
from typing import Any

from django.db import transaction
from django.test import Client

from accounts.models import Branch, User
from accounts.roles import Party, Role
from core.actors import Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import check, perform
from core.workflow import Workflow, steps_of
from tests.api.client import Api

#: From which states, who, and perhaps more that only the test reads.
Table = Mapping[str, tuple[Any, ...]]
STAFF = frozenset(map(str, Role))
_serial = count(1)


def everybody(branch: Branch | None) -> dict[str, Actor]:
    """One person of each role, and those who act without being one."""
    people = User.objects.bulk_create(
        User(username=f"cell{next(_serial)}", full_name=role, roles=[role], branch=branch)
        for role in Role
    )
    found = {user.roles[0]: user.actor for user in people}
    parties = {str(p): Actor(kind=str(p), name=p, roles=frozenset({str(p)})) for p in Party}
    return {str(role): by for role, by in (found | parties).items()}


def outcome(row: Workflow, step: str, by: Actor, data: Mapping[str, Any]) -> int:
    """What the kernel says, as a status; nothing of it stays."""
    try:
        check(row, steps_of(type(row))[step], by)
        with transaction.atomic():
            perform(row, step, by=by, **data)
            transaction.set_rollback(True)
    except (Forbidden, Refused, Invalid) as problem:
        return int(problem.status)
    return 200


def wrong(
    row: Workflow,
    people: Mapping[str, Actor],
    table: Table,
    data: Callable[[str], Mapping[str, Any]],
    steps: Collection[str] = (),
) -> Iterator[tuple[str, str, str, int, int]]:
    """The cells of the row's state that answer otherwise: state, step, role, came, expected."""
    state = str(row.state)
    assert set(table) == set(steps_of(type(row)))
    for step in steps or table:
        sources, roles, *_more = table[step]
        given = data(step) if state in sources else {}
        for role, by in people.items():
            want = 409 if state not in sources else 200 if role in roles else 403
            came = outcome(row, step, by, given)
            if came != want:
                yield state, step, role, came, want


def shut_doors(row: Workflow, slug: str, step: str, user: User, **data: Any) -> list[str]:
    """The doors through which somebody gets a step done or changed that is not for them."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    before = rows.values().get()
    client, api = Client(raise_request_exception=False), Api(user)
    client.force_login(user)
    sent = {"version": row.version, **data}
    logging.disable(logging.ERROR)
    try:
        came = {
            "page": client.post(f"/{slug}/{row.pk}/steps/{step}/", sent).status_code,
            "api": api.post(f"{slug}/{row.pk}/steps/{step}/", sent).status_code,
            "bulk": client.post(f"/{slug}/bulk/", {"step": step, "pk": row.pk}).status_code,
            "kernel": outcome(row, step, user.actor, data),
            "admin": client.post(_admin(row), data).status_code,
        }
    finally:
        logging.disable(logging.NOTSET)
    assert rows.values().get() == before, came
    return [door for door, status in came.items() if status not in (302, 403, 404, 409)]


def _admin(row: Workflow) -> str:
    meta = row._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{row.pk}/change/"
