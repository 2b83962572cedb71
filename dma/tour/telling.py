"""The panel: where the story stands, who is next, and what the last jump in time set off."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Party, role_label
from core import links, web
from dma.demo.staff import BRANCHES, STAFF
from dma.lookups.contacts import LINK_DAYS, PAGES
from dma.timemachine import fired_since, in_words
from dma.tour.case import Case
from dma.tour.script import STEPS, Step
from orders.models import Order

SESSION = "tour"
COACHES = ("head_coach", "assistant_coach")
FIRINGS_SHOWN = 6
LOGINS = frozenset(person.username for person in STAFF)
#: Steps whose page is more than a form: the plan is edited, the menu written first.
OWN_PAGE = {"plan", "menu"}


@dataclass(frozen=True)
class Told:
    """A step as the panel lists it."""

    number: int
    step: Step
    done: bool
    now: bool

    @property
    def who(self) -> str:
        """Who does it, in words."""
        return role_label(self.step.who)


def kept(request: HttpRequest) -> dict[str, Any]:
    """What the session knows of the story: the order, whether it is folded, the last jump."""
    session = getattr(request, "session", None)
    found = session.get(SESSION) if session is not None else None
    return dict(found) if isinstance(found, dict) else {}


def keep(request: HttpRequest, **news: Any) -> None:
    """Note how the story goes on."""
    request.session[SESSION] = {**kept(request), **news}


def case_of(request: HttpRequest) -> Case | None:
    """The order that this visitor follows."""
    pk = kept(request).get("order")
    order = Order.objects.select_related("branch", "customer").filter(pk=pk).first() if pk else None
    return Case(order) if order else None


def steps_of(case: Case) -> list[Told]:
    """All steps. Time that has passed anyway is behind us as soon as something later is done."""
    done: list[bool] = []
    later = False
    for step in reversed(STEPS):
        done.append(step.is_done(case) or (step.until is not None and later))
        later = later or done[-1]
    done.reverse()
    current = done.index(False) if False in done else len(done)
    return [Told(n + 1, s, done[n], n == current) for n, s in enumerate(STEPS)]


def current_of(case: Case) -> Step | None:
    """The step that is next."""
    return next((told.step for told in steps_of(case) if told.now), None)


def panel(request: HttpRequest) -> dict[str, Any]:
    """What the panel shows; nothing while no story is followed."""
    case = case_of(request)
    if case is None:
        return {}
    steps, state = steps_of(case), kept(request)
    current = next((told for told in steps if told.now), None)
    context: dict[str, Any] = {
        "case": case,
        "steps": steps,
        "current": current,
        "done": sum(told.done for told in steps),
        "state": state,
        "order_url": web.url_for(case.order.key),
        "time": case.now,
        "next_stop": case.next_stop,
    }
    if current is not None:
        context["actor"] = actor_of(case, current.step)
        context["link"] = link_of(case, current.step)
    if "fired" in state:
        context |= _fired(case, state)
    return context


def _fired(case: Case, state: dict[str, Any]) -> dict[str, Any]:
    """Of the last jump: what concerns this order in words, the rest as a number."""
    fired = fired_since(state["fired"])
    own = fired.filter(clock__case_key_text=case.order.case_key)
    return {
        "fired": in_words(own, FIRINGS_SHOWN),
        "fired_own": own.count(),
        "fired_all": fired.count(),
        "all_url": f"{reverse('time-machine')}?fired={state['fired']}&step={state['step']}",
    }


def actor_of(case: Case, step: Step) -> User | None:
    """The person whose step it is; nobody when it is the customer's or time's."""
    if step.who in (Party.CUSTOMER, Party.SYSTEM):
        return None
    if step.who == Party.SERVICE_TEAM:
        open_form = case.rows(step.screen).filter(state="open").select_related("user").first()
        return open_form.user if open_form else None
    return case.person(step.who)


def link_of(case: Case, step: Step) -> str:
    """The customer's page of the step, if there is one."""
    row = PAGES[step.page][1](case.order.pk) if step.page else None
    if row is None:
        return ""
    return links.standing(step.page, row, case.order.customer_id, LINK_DAYS)


def url_of(case: Case, step: Step, user: User) -> str:
    """Where a member of staff does the step."""
    screen = next(s for s in web.screens() if s.slug == step.screen)
    rows = case.rows(step.screen).filter(**step.facts)
    if step.who == Party.SERVICE_TEAM:
        rows = rows.filter(user=user)
    row = rows.last()
    if row is None:
        return home_of(user)
    if step.key in OWN_PAGE:
        return screen.url(row)
    return screen.step_url(row, step.step)


def home_of(user: User) -> str:
    """Where a role lands."""
    return reverse("coach") if user.role_set & set(COACHES) else "/"


def people() -> list[dict[str, Any]]:
    """Every login of the demo: headquarters, then branch by branch."""
    names = {code: name for code, name, _kind in BRANCHES}
    groups: dict[str | None, list[Any]] = {code: [] for code in (None, *names)}
    for person in STAFF:
        groups[person.branch].append(
            {"username": person.username, "name": person.name, "role": role_label(person.role)}
        )
    return [
        {"name": names.get(code or "", _("Headquarters")), "people": found}
        for code, found in groups.items()
    ]
