"""Complaints: list, page with its rounds, record, measures and what belongs to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.selectors import branch_choices
from complaints import selectors, services
from complaints.choices import TONE, Category, Cause, Grade, Level, Source
from complaints.forms import ComplaintForm
from complaints.models import Complaint
from complaints.workflow import OPEN, ComplaintState
from complaints.workflow.states import TAKERS
from core import access, web
from groupchat import services as chats

#: What a list is narrowed by beside the state.
WHERE = (
    ("open", _("Not closed")),
    ("repeated", _("Repeated")),
    ("harm", _("Health may be harmed")),
)


def _words(request: HttpRequest, row: Complaint) -> Mapping[str, Any]:
    """What was said may speak of health: reading it is recorded."""
    user: Any = request.user
    access.record(user.actor, row.customer_id, row.key, "complaint")
    return {"reasons": row.why.splitlines()}


def _rounds(request: HttpRequest, row: Complaint) -> Mapping[str, Any]:
    people = ("handler", "proposed_by", "called_back_by")
    return {"rounds": row.rounds.select_related(*people).order_by("-number")}


def _record(request: HttpRequest, row: Complaint) -> Mapping[str, Any]:
    return {"notes": row.notes.order_by("-pk"), "files": selectors.evidence(row)}


def _tasks(request: HttpRequest, row: Complaint) -> Mapping[str, Any]:
    return {
        "measures": row.measures.select_related("person").order_by("pk"),
        "compensations": row.compensations.select_related("asked_by").order_by("pk"),
        "improvements": row.improvements.select_related("owner").order_by("pk"),
        "sees_money": request.user.can(Right.COMPENSATIONS),
    }


def _related(request: HttpRequest, row: Complaint) -> Mapping[str, Any]:
    return {"related": selectors.related(row, request.user)}


def _links(row: Complaint, user: Any) -> Sequence[web.Link]:
    found = [
        (row.customer.masked_name, row.customer.key),
        (row.order, row.order.key if row.order else ""),
        (_("Plan"), row.plan.key if row.plan else ""),
        (row.lot, row.lot.key if row.lot else ""),
        (row.merged_into, row.merged_into.key if row.merged_into else ""),
    ]
    if row.said:
        found.append((_("Message in the group chat"), row.said.group.key))
    if row.receipt:
        found.append((row.receipt, row.receipt.key))
    return [web.Link(what, url) for what, key in found if key and (url := web.url_for(key, user))]


def _initial(row: Complaint, step: str, user: Any) -> Mapping[str, Any]:
    """The suggested grade, and what is known of the cause."""
    if step in ("grade_it", "regrade"):
        return {"grade": row.grade or row.suggested}
    if step in ("propose", "summarise"):
        return {"cause": row.cause}
    return {}


def _where(rows: Any, value: str) -> Any:
    known = {
        "open": Q(state__in=map(str, OPEN)),
        "repeated": Q(repeat_of__isnull=False),
        "harm": Q(harm=True),
    }
    return rows.filter(known.get(value, Q()))


def grade_words(row: Complaint, user: Any) -> str:
    """The grade, or the suggested one with a question mark."""
    return str(row.get_grade_display()) if row.grade else f"{row.get_suggested_display()}?"


def _facts(row: Complaint, user: Any) -> Sequence[tuple[Any, Any]]:
    return [
        (_("Customer"), row.customer.masked_name),
        (_("Order"), row.order),
        (_("Grade"), grade_words(row, user)),
        (_("Level"), row.get_level_display()),
        (_("Handler"), row.handler),
        (_("Round of the solution"), row.round),
        (_("Category of complaint"), row.get_category_display()),
        (_("Root cause"), row.get_cause_display()),
        (_("Came in by"), row.get_source_display()),
        (_("Taken down by"), row.taken_by),
        (_("Taken down at"), row.created_at),
        (_("First answered at"), row.first_answered_at),
        (_("Answer promised by"), row.promised_at),
        (_("Amount claimed"), row.amount),
        (_("About whom"), row.accused),
        (_("Repeats the complaint"), row.repeat_of),
        (_("Solved at"), row.resolved_at),
        (_("Complaint closed at"), row.closed_at),
    ]


chats.turn_into(_("Complaint from this"), "complaints", TAKERS)
screen = web.register(
    web.Screen(
        slug="complaints",
        model=Complaint,
        right=Right.COMPLAINTS,
        label=_("Complaint"),
        label_plural=_("Complaints"),
        icon="complaint",
        group="complaints",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row} · {row.customer.masked_name}",
        columns=(
            web.Column("number", _("Complaint no."), value="pk"),
            web.Column(
                "grade",
                _("Grade"),
                value=grade_words,
                tone=lambda row, user: TONE[row.grade or row.suggested],
            ),
            web.Column("customer", _("Customer"), value="customer.masked_name"),
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("category", _("Category of complaint"), value="get_category_display"),
            web.Column("handler", _("Handler"), kind="person"),
            web.Column("level", _("Level"), value="get_level_display"),
            web.Column("created_at", _("Taken down at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("grade", _("Grade"), choices=Grade.choices),
            web.Filter("where", _("Which"), choices=WHERE, apply=_where),
            web.Filter("category", _("Category of complaint"), choices=Category.choices),
            web.Filter("cause", _("Root cause"), choices=Cause.choices),
            web.Filter("level", _("Level"), choices=Level.choices),
            web.Filter("source", _("Came in by"), choices=Source.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        search=lambda user, text: (
            Q(order__order_no__iexact=text)
            | Q(customer__archive_no__iexact=text)
            | (Q(pk=int(text)) if text.isdecimal() and len(text) < 10 else Q(pk=None))
        ),
        search_hint=_("Complaint, order or archive number"),
        path=(
            ComplaintState.REGISTERED,
            ComplaintState.GRADED,
            ComplaintState.ASSIGNED,
            ComplaintState.INVESTIGATING,
            ComplaintState.PROPOSED,
            ComplaintState.EXECUTING,
            ComplaintState.RESOLVED,
            ComplaintState.CLOSED,
        ),
        facts=_facts,
        panels=(web.Panel("complaints/_words.html", context=_words),),
        tabs=(
            web.Tab("rounds", _("Rounds"), "complaints/_rounds.html", context=_rounds),
            web.Tab("record", _("Record and evidence"), "complaints/_record.html", context=_record),
            web.Tab(
                "measures", _("Measures and money"), "complaints/_measures.html", context=_tasks
            ),
            web.Tab("related", _("Belongs together"), "complaints/_related.html", context=_related),
        ),
        initial=_initial,
        links=_links,
        create_form=ComplaintForm,
        create=services.open,
        create_roles=TAKERS,
        create_label=_("Take down a complaint"),
        empty=_("There are no complaints."),
    )
)
