"""A case to hang clocks on, a branch with people, and a clock that can be set."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from accounts.models import Branch, User
from core import clock
from core.actors import SYSTEM
from core.events import Event
from sla import engine, seeding


@dataclass
class Case:
    """What the engine needs to know of a row."""

    branch_key: int | None = None
    case_key: str = "order:1"
    customer_key: int | None = 7
    key: str = "orders.order:1"
    events: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "DMA-1"

    def happens(self, name: str, at: str, **data: Any) -> None:
        """An event of this case, at a local time."""
        moment = local(at)
        clock.hold(moment)
        with transaction.atomic():
            engine.handle([Event(name=name, row=self, at=moment, by=SYSTEM, data=data)])


def local(text: str) -> datetime:
    """2026-11-20 17:59, Beijing time."""
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.fixture(autouse=True)
def _time_goes_on():
    yield
    clock.hold(None)


@pytest.fixture
def branch(db):
    """A branch with a clerk, a director, and a supervisor at headquarters."""
    seeding.seed()
    branch = Branch.objects.create(code="cy", name="朝阳")
    boss = User.objects.create(username="boss", full_name="周总", roles=["supervisor"])
    lead = User.objects.create(
        username="lead", full_name="何主任", roles=["branch_director"], branch=branch, superior=boss
    )
    User.objects.create(
        username="clerk", full_name="李行政", roles=["admin_clerk"], branch=branch, superior=lead
    )
    return branch


@pytest.fixture
def case(branch):
    """A case of that branch."""
    return Case(branch_key=branch.pk)
