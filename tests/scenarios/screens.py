"""Every kind of screen there is, with somebody who may open it: found in the registries.

What an app registers is looked at without being named here; only pages beside the frame are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from core.errors import Problem
from core.steps import check
from core.web import screen as registry
from core.web.screen import Screen
from core.workflow import StepSpec, steps_of
from dma.lookups import contacts
from orders.models import Order

FEW = 30  # rows that are looked at to find one that shows a thing
BESIDE = (
    "workbench", "team", "messages", "jobs", "search", "scripts", "knowledge-find",
    "survey-results", "survey-trend",
    "coach", "coach-menus",
    "complaint-board", "complaint-analysis", "crisis-roster",
    "reports", "reports-funnel", "reports-people", "reports-trend", "time-machine",
    "picking", "stock-scan", "stock-value", "stock-ends", "stock-flow",
)  # fmt: skip
OF_A_ROW = {
    "coach-customer": "plans",
    "plan-edit": "plans",
    "plan-review": "plans",
    "contract-text": "contracts",
    "health-records-fill": "health-records",
    "assessments-fill": "assessments",
    "parcel-picking": "shipments",
    "delivery-contact": "deliveries",
    "climate-chart": "climate",
    "menu-copy": "menus",
    "clock-reassign": "clocks",
}


@dataclass(frozen=True)
class Look:
    """One kind of screen: where it is, and who sees it (nobody: whoever has the link)."""

    kind: str
    url: str
    user: User | None = None
    form: bool = False  # of a step: all are made by one template from a form


class Known:
    """The staff, and what each may open."""

    def __init__(self) -> None:
        self.users = list(User.objects.filter(is_active=True).order_by("pk"))

    def rows(self, screen: Screen) -> Iterator[tuple[User, Any]]:
        """Who sees which rows; one reader of each combination of roles is enough."""
        seen = set()
        for user in self.users:
            key = (user.role_set, user.branch_id)
            if screen.open_to(user) and key not in seen:
                seen.add(key)
                yield from ((user, row) for row in screen.visible_to(user).order_by("-pk")[:FEW])


def everything() -> list[Look]:
    """Lists, details, tabs, steps, entries; pages beside them; the customer's pages."""
    known = Known()
    found: dict[str, Look] = {}
    for look in (*_alone(), *_beside(known), *_registered(known), *customers()):
        found.setdefault(look.kind, look)
    return list(found.values())


def _alone() -> Iterator[Look]:
    yield Look("login", reverse("login"))
    yield Look("closed link", "/c/nothing/")


def _registered(known: Known) -> Iterator[Look]:
    for screen in registry.screens():
        pairs = list(known.rows(screen))
        yield from _of(screen, known, pairs)
        if screen.is_workflow:
            for spec in steps_of(screen.model).values():
                yield from _step(screen, spec, pairs)
        for name in (name for name, slug in OF_A_ROW.items() if slug == screen.slug):
            yield from _first_that_opens(name, pairs)


def _of(screen: Screen, known: Known, pairs: list[tuple[User, Any]]) -> Iterator[Look]:
    reader = next((user for user, _row in pairs), None)
    reader = reader or next((u for u in known.users if screen.open_to(u)), None)
    if reader is not None:
        yield Look(f"{screen.slug} list", screen.list_url(), reader)
        yield Look(f"{screen.slug} list empty", f"{screen.list_url()}?q=zzqxj", reader)
    if maker := next((u for u in known.users if screen.open_to(u) and screen.may_create(u)), None):
        yield Look(f"{screen.slug} new", reverse(f"{screen.slug}-new"), maker)
    for user, row in pairs:
        yield Look(f"{screen.slug} detail", screen.url(row), user)
        for tab in screen.tabs:
            if tab.shown is None or tab.shown(row, user):
                yield Look(f"{screen.slug} {tab.key}", f"{screen.url(row)}?tab={tab.key}", user)


def _step(screen: Screen, spec: StepSpec, pairs: list[tuple[User, Any]]) -> Iterator[Look]:
    for user, row in pairs:
        if not user.actor.may(spec.roles):
            continue
        try:
            check(row, spec, user.actor)
        except Problem:
            continue
        yield Look(f"{screen.slug} {spec.name}", screen.step_url(row, spec.name), user, form=True)
        return


def _first_that_opens(name: str, pairs: list[tuple[User, Any]]) -> Iterator[Look]:
    for user, row in pairs:
        url = reverse(name, args=[row.pk])
        if _opens(user, url):
            yield Look(name, url, user)
            return


def _beside(known: Known) -> Iterator[Look]:
    tried: dict[str, set[Any]] = {name: set() for name in BESIDE}
    for name, user in product(BESIDE, known.users):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        if "open" not in tried[name] and user.role_set not in tried[name]:
            tried[name].add("open" if (opens := _opens(user, url)) else user.role_set)
            if opens:
                yield Look(name, url, user)


def _opens(user: User, url: str) -> bool:
    client = Client()
    client.force_login(user)
    answer = client.get(url)
    answer.close()
    return answer.status_code == 200


def customers() -> Iterator[Look]:
    """What a customer can open, one of each purpose and state."""
    seen = set()
    for order in Order.objects.order_by("pk"):
        for purpose, (_label, find) in contacts.PAGES.items():
            row = find(order.pk)
            if row is not None:
                state = getattr(row, "state", "")
                link = contacts.links.standing(purpose, row, order.customer_id, 1)
                kind = f"customer {purpose} {state}".strip()
                if kind not in seen:
                    seen.add(kind)
                    yield Look(kind, link)
