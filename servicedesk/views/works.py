"""Requests and the work that follows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.selectors import branch_choices
from core import web
from servicedesk import services
from servicedesk.choices import WorkKind
from servicedesk.forms import RequestForm
from servicedesk.models import ServiceRequest, WorkOrder
from servicedesk.selectors import works as selectors
from servicedesk.services.assigning import candidates, in_words
from servicedesk.views.shared import WORDS, seen, urgent
from servicedesk.workflow import RequestState, WorkState
from servicedesk.workflow.shared import DESK, DESK_LEADS


def _need(request: HttpRequest, row: ServiceRequest) -> Mapping[str, Any]:
    seen(request, row, "service_request")
    return {"work": getattr(row, "work", None)}


def _work(request: HttpRequest, row: WorkOrder) -> Mapping[str, Any]:
    seen(request, row, "service_request")
    fitting = candidates(row.kind, row.branch_key) if row.state == WorkState.NEW else []
    reasons = row.reasons or [one.told() for one in fitting]
    return {"notes": selectors.notes(row), "reasons": in_words(reasons)}


def _to_work(row: ServiceRequest, user: Any) -> Sequence[web.Link]:
    work = getattr(row, "work", None)
    return [web.Link(work, web.url_for(work.key, user))] if work else []


def _of_branch(rows: Any, value: str) -> Any:
    return rows.filter(request__branch=int(value)) if value.isdecimal() else rows.none()


def _begins_with(row: WorkOrder, step: str, user: Any) -> Mapping[str, Any]:
    if step != "plan":
        return {}
    return {"steps": row.plan_steps, "due_at": row.due_at or row.request.wanted_by}


requests = web.register(
    web.Screen(
        slug="requests",
        model=ServiceRequest,
        right=Right.DESK,
        label=_("Service request"),
        label_plural=_("Service requests"),
        icon="form",
        group="desk",
        visible_to=selectors.requests_visible_to,
        for_list=selectors.requests_for_list,
        for_detail=selectors.requests_for_detail,
        title=lambda row, user: f"{row} · {row.company or row.who(user)}",
        columns=(
            web.Column("number", _("Request no."), value="pk"),
            web.Column("who", _("Customer"), value=lambda row, user: row.who(user)),
            web.Column("company", _("Company")),
            web.Column("kind", _("Kind of work"), value="get_kind_display"),
            web.Column("urgent", _("Urgent"), value=urgent),
            web.Column("special", _("Special points")),
            web.Column("wanted_by", _("Wanted by"), kind="datetime"),
            web.Column("created_at", _("Taken down at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("kind", _("Kind of work"), choices=WorkKind.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        path=(RequestState.RECEIVED, RequestState.ACCEPTED, RequestState.CLOSED),
        facts=lambda row, user: [
            (_("Customer"), row.who(user)),
            (_("Company"), row.company),
            (_("Kind of work"), row.get_kind_display()),
            (_("Urgent"), urgent(row, user)),
            (_("Wanted by"), row.wanted_by),
            (_("Taken down by"), row.taken_by),
            (_("Taken down at"), row.created_at),
        ],
        panels=(web.Panel("servicedesk/_request.html", context=_need),),
        tabs=(WORDS,),
        opens=lambda row, user: "log",
        links=_to_work,
        create_form=RequestForm,
        create=services.take_request,
        create_roles=DESK | DESK_LEADS,
        create_label=_("Take down a request"),
        empty=_("What customers wish is taken down here."),
    )
)
screen = web.register(
    web.Screen(
        slug="works",
        model=WorkOrder,
        right=Right.DESK,
        label=_("Work order"),
        label_plural=_("Work orders"),
        icon="work",
        group="desk",
        visible_to=selectors.works_visible_to,
        for_list=selectors.works_for_list,
        for_detail=selectors.works_for_detail,
        title=lambda row, user: f"{row} · {row.get_kind_display()}",
        columns=(
            web.Column("number", _("Work order no."), value="pk"),
            web.Column("who", _("Customer"), value=lambda row, user: row.request.who(user)),
            web.Column("kind", _("Kind of work"), value="get_kind_display"),
            web.Column("urgent", _("Urgent"), value=urgent),
            web.Column("assignee", _("Assignee"), value="assignee", kind="person"),
            web.Column("due_at", _("To be finished by"), kind="datetime"),
            web.Column("score", _("Score"), kind="number"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("kind", _("Kind of work"), choices=WorkKind.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices, apply=_of_branch),
        ),
        path=(
            WorkState.NEW,
            WorkState.ASSIGNED,
            WorkState.PLANNED,
            WorkState.EXECUTING,
            WorkState.DONE,
            WorkState.CHECKED,
            WorkState.TOLD,
            WorkState.CLOSED,
        ),
        facts=lambda row, user: [
            (_("Customer"), row.request.who(user)),
            (_("Kind of work"), row.get_kind_display()),
            (_("Urgent"), urgent(row, user)),
            (_("Wanted by"), row.request.wanted_by),
            (_("Assignee"), row.assignee),
            (_("Asked for instead"), row.wish),
            (_("To be finished by"), row.due_at),
            (_("Which round"), row.round),
            (_("Score"), row.score),
        ],
        panels=(web.Panel("servicedesk/_work.html", context=_work),),
        tabs=(WORDS,),
        opens=lambda row, user: "log",
        initial=_begins_with,
        links=lambda row, user: [web.Link(row.request, web.url_for(row.request.key, user))],
        empty=_("Work orders begin when a request has been accepted."),
    )
)
