"""Measures and improvements: what departments and owners have promised."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import LEADS, Right, Role
from accounts.selectors import branch_choices
from complaints import services
from complaints.choices import DEPARTMENTS, Cause
from complaints.forms import ImprovementForm
from complaints.models import Improvement, Measure
from complaints.selectors import improvements, measures
from complaints.workflow import ImprovementState, MeasureState
from core import files, web


def _measure(request: HttpRequest, row: Measure) -> Mapping[str, Any]:
    return {"files": files.of(row.key)}


def _improvement(request: HttpRequest, row: Improvement) -> Mapping[str, Any]:
    return {"files": files.of(row.key), "whys": row.whys.splitlines()}


measure_screen = web.register(
    web.Screen(
        slug="measures",
        model=Measure,
        right=Right.MEASURES,
        label=_("Measure"),
        label_plural=_("Measures"),
        icon="work",
        group="complaints",
        visible_to=measures.visible_to,
        for_list=measures.for_list,
        for_detail=measures.for_detail,
        title=lambda row, user: f"{row} · {row.get_department_display()}",
        columns=(
            web.Column("number", _("Complaint no."), value="complaint_id"),
            web.Column("department", _("Department"), value="get_department_display"),
            web.Column("person", _("Person responsible"), kind="person"),
            web.Column("due_at", _("Done by"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        filters=(web.Filter("department", _("Department"), choices=DEPARTMENTS),),
        path=(MeasureState.PROMISED, MeasureState.DONE),
        facts=lambda row, user: [
            (_("Complaint no."), row.complaint_id),
            (_("Department"), row.get_department_display()),
            (_("Person responsible"), row.person),
            (_("Done by"), row.due_at),
            (_("Done at"), row.done_at),
        ],
        panels=(web.Panel("complaints/_measure.html", context=_measure),),
        links=lambda row, user: [
            web.Link(row.complaint, url)
            for url in [web.url_for(row.complaint.key, user)]
            if url and user.can(Right.COMPLAINTS)
        ],
        empty=_("A measure is given with a proposal, or by the handler of a complaint."),
    )
)

improvement_screen = web.register(
    web.Screen(
        slug="improvements",
        model=Improvement,
        right=Right.MEASURES,
        label=_("Improvement"),
        label_plural=_("Improvements"),
        icon="policy",
        group="complaints",
        visible_to=improvements.visible_to,
        for_list=improvements.for_list,
        for_detail=improvements.for_detail,
        columns=(
            web.Column("title", _("What is to become better")),
            web.Column("cause", _("Root cause"), value="get_cause_display"),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("owner", _("Owner"), kind="person"),
            web.Column("due_at", _("Done by"), kind="datetime"),
            web.Column("cycle", _("Cycle"), kind="number"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("cause", _("Root cause"), choices=Cause.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        path=(
            ImprovementState.OPENED,
            ImprovementState.ANALYSED,
            ImprovementState.ACTING,
            ImprovementState.IMPLEMENTED,
            ImprovementState.OBSERVING,
            ImprovementState.EFFECTIVE,
        ),
        facts=lambda row, user: [
            (_("Root cause"), row.get_cause_display()),
            (_("Branch"), row.branch),
            (_("Cycle"), row.cycle),
            (_("Owner"), row.owner),
            (_("Done by"), row.due_at),
            (_("Done at"), row.done_at),
            (_("Accepted by"), row.accepted_by),
            (_("Accepted at"), row.accepted_at),
            (_("Complaints of the cause, 90 days before"), row.before),
            (_("Complaints of the cause, 90 days after"), row.after),
        ],
        panels=(web.Panel("complaints/_improvement.html", context=_improvement),),
        initial=lambda row, step, user: {"cause": row.cause} if step == "analyse" else {},
        links=lambda row, user: [
            web.Link(row.complaint, url)
            for url in [web.url_for(row.complaint.key, user) if row.complaint else ""]
            if url and user.can(Right.COMPLAINTS)
        ],
        create_form=ImprovementForm,
        create=services.open_improvement,
        create_roles=LEADS | {Role.QUALITY_SUPERVISOR},
        create_label=_("Open an improvement"),
        empty=_("Grave and repeated complaints open an improvement by themselves when they close."),
    )
)
