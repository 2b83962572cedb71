"""The order that the story follows: what has happened to it, its documents, and its people."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import TEAM_ROLES
from core import clock, web
from core.actors import Actor, customer_actor
from core.models import StepLog
from customers import selectors as customers
from dma.case import PARTS
from dma.demo.staff import STAFF
from dma.timemachine import next_stop
from orders.models import Order
from plans.models import Plan
from sla.models import Clock

#: Where the rows of each screen hang on the order.
PATHS = {**dict(PARTS), "orders": "pk", "menus": "plan__order"}


class Case:
    """One look at the order; what was read stays as it was."""

    def __init__(self, order: Order) -> None:
        self.order = order

    @cached_property
    def now(self) -> datetime:
        """The product's time."""
        return clock.now()

    @cached_property
    def _log(self) -> list[tuple[str, Mapping[str, Any]]]:
        entries = StepLog.objects.filter(case_key=self.order.case_key).order_by("pk")
        return [
            (f"{row.rpartition(':')[0]}.{step}", facts)
            for row, step, facts in entries.values_list("row_key", "step", "facts")
        ]

    def happened(self, name: str, facts: Mapping[str, Any]) -> int:
        """How often a step was taken with these facts."""
        return sum(
            logged == name and all(noted.get(key) == value for key, value in facts.items())
            for logged, noted in self._log
        )

    @cached_property
    def plan(self) -> Plan | None:
        """The plan, once there is one."""
        return Plan.objects.filter(order=self.order).order_by("-pk").first()

    def clock(self, code: str) -> Clock | None:
        """The latest clock of a kind, open or not."""
        clocks = Clock.objects.filter(case_key_text=self.order.case_key, code=code)
        return clocks.order_by("-pk").first()

    @property
    def next_stop(self) -> datetime | None:
        """When a clock of this order has something to tell, else any of the demo."""
        clocks = Clock.objects.filter(
            case_key_text=self.order.case_key, next_fire_at__gt=self.now
        ).order_by("next_fire_at")
        own = clocks.values_list("next_fire_at", flat=True).first()
        return own or next_stop(after=self.now)

    def rows(self, slug: str) -> QuerySet[Any]:
        """The documents of a screen that belong to the order, in the order of their making."""
        screen = next(s for s in web.screens() if s.slug == slug)
        rows: QuerySet[Any] = screen.model._default_manager.filter(**{PATHS[slug]: self.order.pk})
        return rows.order_by("pk")

    @cached_property
    def _team(self) -> dict[str, User]:
        return customers.team_of(self.order.case_key)

    @property
    def team(self) -> list[User]:
        """Who serves the order."""
        return [self._team[role] for role in TEAM_ROLES if role in self._team]

    def person(self, role: str) -> User:
        """Who does the work of a role: the member of the team, else a colleague of the demo."""
        if role in self._team:
            return self._team[role]
        branch = self.order.branch.code
        names = [p.username for p in STAFF if p.role == role and p.branch in (branch, None)]
        return User.objects.get(username=names[0])

    @property
    def customer(self) -> Actor:
        """The customer, as they act through their links."""
        return customer_actor(self.order.customer_id, self.order.order_no)
