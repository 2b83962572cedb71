"""State × step × role: what each cell of a table says, asked through the page and through REST.

The table is written by hand in the test, apart from the code: ``{step: (states, roles)}``. A cell
is *open* when both fit; then the door asks for input or does the step. Else it must refuse: 409
for the state, 403 for the role, 404 where the person cannot see the row.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.test import Client

from core.errors import Problem
from core.steps import check
from core.workflow import Workflow, steps_of

Table = Mapping[str, tuple[Collection[str], Collection[str]]]
Make = Callable[[str], Workflow]
OPEN_PAGE, OPEN_API = {200, 303, 422}, {200, 415, 422}
SHUT = {403, 404, 409}


class _Undo(Exception):
    """What a cell did is taken back."""


def wrong_cells(
    make: Make,
    states: Collection[str],
    users: Mapping[str, Any],
    table: Table,
    *,
    page: str,
    api: str,
    blocked: Collection[tuple[str, str]] = (),
) -> list[str]:
    """The cells that do not answer as the table says; ``blocked``: (state, step) with a guard.

    Every cell is asked of the kernel; through page and REST all in which state or role fits.
    """
    logging.disable(logging.ERROR)
    try:
        return [
            f"{state} × {step} × {role} by {door}: {status}"
            for state in states
            for row in [make(state)]
            for role, user in users.items()
            for step, door, status in _asked(row, state, role, user, table, page, api)
            if not _fits(state, step, role, door, status, table, blocked)
        ]
    finally:
        logging.disable(logging.NOTSET)


def complete(model: type[Workflow], table: Table, states: Collection[str]) -> bool:
    """Whether the table speaks of every step and every state."""
    known = {str(value) for value, _ in model._meta.get_field("state").choices}
    return set(table) == set(steps_of(model)) and set(states) == known


def _asked(
    row: Workflow, state: str, role: str, user: Any, table: Table, page: str, api: str
) -> Iterator[tuple[str, str, int]]:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    for step, (states, roles) in table.items():
        yield step, "kernel", _kernel(row, step, user)
        if state not in states and role not in roles:
            continue
        yield step, "page", _by_page(client, f"/{page}/{row.pk}/steps/{step}/", row, step)
        url = f"/api/v1/{api}/{row.pk}/steps/{step}/"
        yield step, "api", _undone(client, url, {}, content_type="application/json")


def _by_page(client: Client, url: str, row: Workflow, step: str) -> int:
    """A step that asks for something says on its own page whether it may; the others are done."""
    if steps_of(type(row))[step].form is not None:
        return client.get(url).status_code
    return _undone(client, url, {"version": row.version})


def _kernel(row: Workflow, step: str, user: Any) -> int:
    try:
        check(row, steps_of(type(row))[step], user.actor)
    except Problem as problem:
        return problem.status
    return 422


def _undone(client: Client, url: str, data: Any, **more: Any) -> int:
    status = 0
    try:
        with transaction.atomic():
            status = client.post(url, data, **more).status_code
            raise _Undo
    except _Undo:
        return status


def _fits(
    state: str,
    step: str,
    role: str,
    door: str,
    status: int,
    table: Table,
    blocked: Collection[tuple[str, str]],
) -> bool:
    states, roles = table[step]
    if state in states and role in roles:
        open_ = OPEN_API if door == "api" else OPEN_PAGE
        return status in (open_ | {409} if (state, step) in blocked else open_)
    return status in SHUT
