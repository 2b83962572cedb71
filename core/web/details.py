"""The one detail frame: head, deadlines, stepper, next steps, facts, panels, tabs, log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.models import StepLog
from core.prepared import Asked, Hole
from core.steps import open_steps, state_label
from core.web import cells
from core.web.screen import Panel, Screen, Tab, chips_of, state_field
from core.workflow import StepSpec, Workflow, steps_of

LOG = "log"
LOG_LIMIT = 200
GLANCE_LOG = 5
_latest = Asked(lambda: StepLog.objects.filter(row_key=Hole("row")).order_by("-id")[:LOG_LIMIT])


@dataclass(frozen=True)
class Node:
    """A state on the stepper: passed (who, when), current or to come."""

    label: str
    status: str  # done | current | ahead
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Entry:
    """One line of the log in words."""

    at: datetime
    who: str
    step: str
    before: str
    after: str
    reason: str

    @property
    def moved(self) -> bool:
        """Whether the state changed."""
        return self.before != self.after


@dataclass(frozen=True)
class Button:
    """A next step: its words, where it is done, and why it is blocked if it is."""

    spec: StepSpec
    url: str
    blocked: str

    @property
    def at_once(self) -> bool:
        """Done with one click: nothing to ask and nothing to regret."""
        return self.spec.form is None and self.spec.tone != "danger" and not self.blocked


@require_safe
def page(request: HttpRequest, screen: Screen, pk: int) -> HttpResponse:
    """A row's page; for htmx the open tab only."""
    row = screen.row(request, pk)
    user: Any = request.user
    tabs = _tabs(screen, row, user)
    wanted = request.GET.get("tab") or (screen.opens(row, user) if screen.opens else "")
    active = next((t for t in tabs if t["key"] == wanted), None)
    fragment = request.headers.get("HX-Target") == "tab"
    later = active is None and not fragment and bool(tabs) and tabs[0]["lazy"]
    active = active or (tabs[0] if tabs else None)
    if fragment:
        context = bare(screen, row, user)
    else:
        context = frame(screen, row, user)
        context["panels"] = [
            {"template": panel.template, "given": _given(panel, request, row)}
            for panel in screen.panels
        ]
    if active and not later:
        active |= {"given": _inside(active["tab"], request, row, context)}
    context |= {"tabs": tabs, "active": active, "later": later}
    template = "components/_tab.html" if fragment else "components/detail.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def glance(request: HttpRequest, screen: Screen, pk: int) -> HttpResponse:
    """The head of a row for the drawer of its list; opened as an address it is the page."""
    row = screen.row(request, pk)
    if request.headers.get("HX-Target") != "drawer-body":
        return HttpResponseRedirect(screen.url(row))
    context = frame(screen, row, request.user)
    context["entries"] = entries_of(context["log"][:GLANCE_LOG])
    context["next"] = _list_of(request, screen)
    response = render(request, "components/_glance.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _list_of(request: HttpRequest, screen: Screen) -> str:
    """The list that the drawer stands on, with its question: a step leads back there."""
    at = urlsplit(request.headers.get("HX-Current-URL", ""))
    return f"{at.path}?{at.query}" if at.path == screen.list_url() else ""


def _inside(
    tab: Tab | None, request: HttpRequest, row: Any, context: dict[str, Any]
) -> dict[str, Any]:
    """What the open tab needs; the log's is there already when the whole page is shown."""
    if tab is not None:
        return _given(tab, request, row)
    return {"entries": entries_of(context["log"] if "log" in context else log_of(row))}


def bare(screen: Screen, row: Any, user: Any) -> dict[str, Any]:
    """What every piece of a row's page may use."""
    return {
        "screen": screen,
        "row": row,
        "user": user,
        "now": clock.now(),
        "title": screen.title_of(row, user),
        "url": screen.url(row),
    }


def log_of(row: Any) -> list[StepLog]:
    """The latest steps of a row, the newest first."""
    return _latest(row=row.key)


def frame(screen: Screen, row: Any, user: Any) -> dict[str, Any]:
    """What the head of a row's page shows; the step page has the same head."""
    known = bare(screen, row, user) | {
        "facts": facts_of(screen, row, user),
        "links": screen.links(row, user) if screen.links else (),
        "log": [],
    }
    if screen.is_workflow:
        log = log_of(row)
        known |= {
            "log": log,
            "state": state_label(row),
            "tone": cells.tone_of(row),
            "chips": [_chip_for(chip, user) for chip in chips_of([row])[row.key]],
            "nodes": stepper(screen, row, log),
            "buttons": buttons(screen, row, user),
        }
    return known


def _chip_for(chip: dict[str, Any], user: Any) -> dict[str, Any]:
    """A deadline leads to its page for those who may open that; the others read it here."""
    return chip if chip["open_to"](user) else {**chip, "url": ""}


def facts_of(screen: Screen, row: Any, user: Any) -> list[tuple[str, str]]:
    """The facts beside a row, in words."""
    facts = screen.facts(row, user) if screen.facts else ()
    return [(str(label), cells.text_of(value)) for label, value in facts]


def buttons(screen: Screen, row: Workflow, user: Any) -> list[Button]:
    """The steps open to a person, the most important one first."""
    found = [
        Button(spec=s, url=screen.step_url(row, s.name), blocked=" ".join(s.unmet(row)))
        for s in open_steps(row, user.actor)
    ]
    return sorted(
        found,
        key=lambda b: (b.spec.tone == "danger", bool(b.blocked), b.spec.tone != "primary"),
    )


def stepper(screen: Screen, row: Workflow, log: list[StepLog]) -> list[Node]:
    """The states gone through, the present one, and what the main line still has ahead."""
    labels = {str(value): str(label) for value, label in state_field(type(row)).choices or ()}
    now = str(getattr(row, row.state_field))
    entered = {entry.after: entry for entry in log if entry.after != entry.before}
    path = [str(state) for state in screen.path]
    done = path[: path.index(now)] if now in path else _visited(log, path)
    ahead = path[path.index(now) + 1 :] if now in path else []
    nodes = [_node(labels, state, "done", entered) for state in done if state != now]
    nodes.append(_node(labels, now, "current", entered))
    return nodes + [Node(labels.get(state, state), "ahead") for state in ahead]


def _visited(log: list[StepLog], path: list[str]) -> list[str]:
    """The states left so far, oldest first, each once."""
    left = [entry.before for entry in reversed(log) if entry.after != entry.before]
    return list(dict.fromkeys(left)) or path[:1]


def _node(labels: dict[str, str], state: str, status: str, entered: dict[str, StepLog]) -> Node:
    entry = entered.get(state)
    return Node(
        label=labels.get(state, state),
        status=status,
        who=who(entry) if entry else "",
        at=entry.at if entry else None,
    )


def entries_of(log: list[StepLog]) -> list[Entry]:
    """Log lines in words, whichever model they are of."""
    found = []
    for entry in log:
        specs, labels = _words(entry.row_key)
        found.append(
            Entry(
                at=entry.at,
                who=who(entry),
                step=str(specs[entry.step].label) if entry.step in specs else entry.step,
                before=labels.get(entry.before, entry.before),
                after=labels.get(entry.after, entry.after),
                reason=entry.reason,
            )
        )
    return found


def who(entry: StepLog) -> str:
    """Who did it, in words; the product itself is called by its name in the reader's language."""
    return _("System") if entry.actor_kind == "system" else entry.actor_name


def _words(row_key: str) -> tuple[dict[str, StepSpec], dict[str, str]]:
    try:
        model = apps.get_model(row_key.partition(":")[0])
    except (LookupError, ValueError):
        return {}, {}
    if not issubclass(model, Workflow):
        return {}, {}
    choices = state_field(model).choices or ()
    return steps_of(model), {str(value): str(label) for value, label in choices}


def _tabs(screen: Screen, row: Any, user: Any) -> list[dict[str, Any]]:
    """The declared tabs, then the log, which every workflow has."""
    found: list[dict[str, Any]] = [
        {"key": t.key, "label": t.label, "template": t.template, "tab": t, "lazy": t.lazy}
        for t in screen.tabs
        if t.shown is None or t.shown(row, user)
    ]
    if screen.is_workflow:
        template = "components/_log.html"
        log = {"key": LOG, "label": _("Log"), "template": template, "tab": None, "lazy": False}
        found.append(log)
    return found


def _given(part: Tab | Panel, request: HttpRequest, row: Any) -> dict[str, Any]:
    return dict(part.context(request, row)) if part.context else {}
