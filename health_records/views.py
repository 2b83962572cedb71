"""What people see of health records and assessments: lists, answers, reviews, filling in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import access, links, web
from core.steps import open_steps
from health_records import filling, linked, selectors
from health_records.choices import Kind, ReturnReason
from health_records.desk import Desk
from health_records.models import Assessment, HealthRecord, Questionnaire
from health_records.workflow import AssessmentState, RecordState

Row = HealthRecord | Assessment
WHAT = {HealthRecord: "health_record", Assessment: "assessment"}


def _facts(row: Row, user: Any) -> Sequence[tuple[Any, Any]]:
    return [
        (_("Order"), row.order.order_no),
        (_("Customer"), row.order.customer.shown_to(user)),
        (_("Questionnaire"), row.questionnaire),
        (_("Version"), getattr(row, "number", 1)),
        (_("Review round"), row.round),
        (_("Completeness"), f"{row.completeness} %"),
        (_("Filled in by"), _("Staff on behalf") if row.on_behalf else _("Customer")),
        (_("Submitted"), row.submitted_at),
    ]


def overview(request: HttpRequest, row: Row) -> Mapping[str, Any]:
    """How far it is, and the ways in; no answer is opened for this."""
    user: Any = request.user
    return {
        "open": row.editable != set() and user.actor.may(row.fillers),
        "fill_url": reverse(f"{_slug(row)}-fill", args=[row.pk]),
        "reviews": row.reviews.order_by("-id"),
        "returned": len(row.returned),
    }


def answers(request: HttpRequest, row: Row) -> Mapping[str, Any]:
    """The answers by section. Opening them is recorded, whoever it is."""
    user: Any = request.user
    shown = selectors.answers_shown(row, user)
    if shown is None:
        return {"pages": None}
    _record(user, row)
    sheet, given = shown
    confirmed = selectors.confirmed_before(row)
    return {
        "pages": selectors.pages(
            sheet,
            given,
            special=selectors.may_see_special(user),
            before=confirmed.answers if confirmed else None,
            returned=row.returned,
        ),
        "computed": selectors.computed(sheet, given),
        "flags": selectors.flags_shown(row, user),
        "may_send_back": _reviews(row, user),
        "step_url": web.screen_of(row.key).step_url(row, "send_back"),
        "reasons": ReturnReason.choices,
        "before": confirmed,
    }


def _reviews(row: Row, user: Any) -> bool:
    """Whether the person is the one to say what of the answers goes back."""
    return any(s.name == "send_back" for s in open_steps(row, user.actor))


def _first_tab(row: Row, user: Any) -> str:
    """Who reviews begins with the answers."""
    return "answers" if _reviews(row, user) else ""


def versions(request: HttpRequest, row: HealthRecord) -> Mapping[str, Any]:
    """Every confirmed version, with what it changed."""
    user: Any = request.user
    found = selectors.history(row, special=selectors.may_see_special(user))
    if found:
        _record(user, row)
    return {"versions": found}


def _record(user: Any, row: Row) -> None:
    access.record(user.actor, row.customer_key, row.key, WHAT[type(row)])


def _slug(row: Row) -> str:
    return "health-records" if isinstance(row, HealthRecord) else "assessments"


def fill_record(request: HttpRequest, pk: int, place: str = "") -> HttpResponse:
    """Staff fill in a health record for the customer."""
    return _fill(request, records, pk, place)


def fill_assessment(request: HttpRequest, pk: int, place: str = "") -> HttpResponse:
    """Staff fill in an assessment for the customer."""
    return _fill(request, assessments, pk, place)


def _fill(request: HttpRequest, screen: web.Screen, pk: int, place: str) -> HttpResponse:
    row: Row = screen.row(request, pk)
    user: Any = request.user
    if not user.actor.may(row.fillers):
        raise PermissionDenied
    if place and place != "consent":
        _record(user, row)
    desk = Desk(
        row=row,
        by=user.actor,
        base=reverse(f"{_slug(row)}-fill", args=[row.pk]),
        frame="base.html",
        done=screen.url(row),
        special=selectors.may_see_special(user),
    )
    return filling.respond(request, desk, place)


_COLUMNS = (
    web.Column("order", _("Order"), value="order.order_no"),
    web.Column(
        "customer", _("Customer"), value=lambda row, user: row.order.customer.shown_to(user)
    ),
    web.Column("branch", _("Branch"), value="order.branch.name"),
    web.Column("completeness", _("Completeness"), kind="number"),
    web.Column("round", _("Review round"), kind="number"),
    web.Column("submitted_at", _("Submitted"), kind="datetime"),
    web.Column("state", _("State"), kind="state"),
    web.Column("due", _("Deadline"), kind="deadline"),
)
_OVERVIEW = web.Tab("overview", _("Overview"), "health_records/_overview.html", overview)
_ANSWERS = web.Tab("answers", _("Answers"), "health_records/_answers.html", answers)

records = web.register(
    web.Screen(
        slug="health-records",
        model=HealthRecord,
        right=Right.HEALTH,
        label=_("Health record"),
        label_plural=_("Health records"),
        icon="record",
        group="health",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row.order.customer.shown_to(user)} · {row.order.order_no}",
        columns=_COLUMNS,
        path=(RecordState.DRAFT, RecordState.SUBMITTED, RecordState.CONFIRMED),
        facts=_facts,
        search=lambda user, text: selectors.of_order(text),
        search_hint=_("Order number"),
        tabs=(
            _OVERVIEW,
            _ANSWERS,
            web.Tab("versions", _("Versions"), "health_records/_versions.html", versions),
        ),
        opens=_first_tab,
        empty=_("A health record is opened when the service team has been invited."),
    )
)
assessments = web.register(
    web.Screen(
        slug="assessments",
        model=Assessment,
        right=Right.HEALTH,
        label=_("Pre-plan assessment"),
        label_plural=_("Pre-plan assessments"),
        icon="assessment",
        group="health",
        visible_to=selectors.assessments_visible_to,
        for_list=selectors.assessments_for_list,
        for_detail=selectors.assessments_for_detail,
        title=lambda row, user: f"{row.order.customer.shown_to(user)} · {row.order.order_no}",
        columns=_COLUMNS,
        path=(AssessmentState.DRAFT, AssessmentState.SUBMITTED, AssessmentState.APPROVED),
        facts=_facts,
        search=lambda user, text: selectors.of_order(text),
        search_hint=_("Order number"),
        tabs=(_OVERVIEW, _ANSWERS),
        opens=_first_tab,
        empty=_("An assessment is opened when the service team has been invited."),
    )
)
questionnaires = web.register(
    web.Screen(
        slug="questionnaires",
        model=Questionnaire,
        right=Right.HEALTH,
        label=_("Questionnaire"),
        label_plural=_("Questionnaires"),
        icon="form",
        visible_to=selectors.questionnaires_visible_to,
        columns=(
            web.Column("code", _("Questionnaire"), value=lambda row, user: row.get_code_display()),
            web.Column("number", _("Version"), kind="number"),
            web.Column("published_at", _("Published at"), kind="datetime"),
        ),
        title=lambda row, user: str(row),
        facts=lambda row, user: [(_("Published at"), row.published_at)],
        tabs=(web.Tab("items", _("Questions"), "health_records/_questions.html"),),
    )
)
links.register(Kind.HEALTH_RECORD.value, linked.record)
links.register(Kind.ASSESSMENT.value, linked.assessment)
