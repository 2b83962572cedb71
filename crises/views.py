"""What people see of the crisis room."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import LEADS, Right, Role
from core import clock, files, web
from core.actors import SYSTEM
from crises import selectors, services
from crises.choices import Kind, Part, Risk, Side
from crises.forms import CrisisForm
from crises.models import Alert, Crisis, Seat, Statement, missing, on_duty
from crises.workflow import CrisisState, StatementState

TONE = {"blue": "blue", "yellow": "new", "red": "bad"}
#: A drill each quarter.
QUARTER = timedelta(days=92)


def _room(request: HttpRequest, row: Crisis) -> Mapping[str, Any]:
    return {
        "lines": row.lines.order_by("-pk"),
        "members": row.members.select_related("user").order_by("pk"),
        "statements": row.statements.select_related("written_by", "signed_by").order_by("pk"),
    }


def _past(request: HttpRequest, row: Crisis) -> Mapping[str, Any]:
    return {"alike": selectors.alike(row, request.user)}  # type: ignore[arg-type]  # logged in


def _evidence(request: HttpRequest, row: Crisis) -> Mapping[str, Any]:
    return {"files": files.of(row.key)}


def _links(row: Crisis, user: Any) -> Sequence[web.Link]:
    if row.complaint is None or not user.can(Right.COMPLAINTS):
        return []
    return [web.Link(row.complaint, web.url_for(row.complaint.key, user))]


def _named(row: Crisis, user: Any) -> str:
    return f"【{_('Drill')}】{row.title}" if row.drill else row.title


crisis_screen = web.register(
    web.Screen(
        slug="crises",
        model=Crisis,
        right=Right.CRISES,
        label=_("Crisis"),
        label_plural=_("Crisis room"),
        icon="time",
        group="complaints",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=_named,
        columns=(
            web.Column("title", _("Title"), value=_named),
            web.Column(
                "risk", _("Risk"), value="get_risk_display", tone=lambda row, user: TONE[row.risk]
            ),
            web.Column("kind", _("Kind of crisis"), value="get_kind_display"),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("created_at", _("Declared at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("risk", _("Risk"), choices=Risk.choices),
            web.Filter("kind", _("Kind of crisis"), choices=Kind.choices),
            web.Filter("drill", _("Drill"), choices=(("True", _("Drills")), ("False", _("Real")))),
        ),
        path=(
            CrisisState.DECLARED,
            CrisisState.ASSEMBLED,
            CrisisState.PLANNED,
            CrisisState.CONTROLLED,
            CrisisState.STOOD_DOWN,
        ),
        facts=lambda row, user: [
            (_("Risk"), row.get_risk_display()),
            (_("How far it reaches"), row.get_scope_display()),
            (_("Amount at stake"), row.amount),
            (_("Shares of the post"), row.shares),
            (_("Kind of crisis"), row.get_kind_display()),
            (_("Branch"), row.branch),
            (_("Team"), row.get_side_display()),
            (_("Declared by"), _("System") if row.declared_by == SYSTEM.name else row.declared_by),
            (_("Declared at"), row.created_at),
            (_("Assembled at"), row.assembled_at),
            (_("Ended at"), row.ended_at),
        ],
        panels=(web.Panel("crises/_room.html", context=_room),),
        tabs=(
            web.Tab("past", _("Similar past cases"), "crises/_past.html", context=_past),
            web.Tab("evidence", _("Evidence"), "complaints/_files.html", context=_evidence),
        ),
        initial=lambda row, step, user: (
            {"scope": row.scope, "amount": row.amount, "shares": row.shares}
            if step == "assess"
            else {}
        ),
        links=_links,
        create_form=CrisisForm,
        create=services.declare,
        create_roles=LEADS | {Role.QUALITY_SUPERVISOR, Role.OPERATIONS},
        create_label=_("Declare a crisis or a drill"),
        empty=_("There is no crisis. A red complaint opens the room by itself."),
    )
)

statement_screen = web.register(
    web.Screen(
        slug="statements",
        model=Statement,
        right=Right.CRISES,
        label=_("Statement"),
        label_plural=_("Statements"),
        icon="message",
        visible_to=selectors.statements_visible_to,
        columns=(
            web.Column("crisis", _("Crisis")),
            web.Column("kind", _("Kind of statement"), value="get_kind_display"),
            web.Column("written_by", _("Written by"), kind="person"),
            web.Column("signed_by", _("Signed by"), kind="person"),
            web.Column("issued_at", _("Issued at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        path=(StatementState.DRAFT, StatementState.SIGNED, StatementState.ISSUED),
        facts=lambda row, user: [
            (_("Crisis"), row.crisis),
            (_("Kind of statement"), row.get_kind_display()),
            (_("Written by"), row.written_by),
            (_("Signed by"), row.signed_by),
            (_("Signed at"), row.signed_at),
            (_("Issued at"), row.issued_at),
            (_("Where it was published"), row.where),
        ],
        panels=(web.Panel("crises/_statement.html"),),
        links=lambda row, user: [web.Link(row.crisis, crisis_screen.url(row.crisis))],
        empty=_("Statements are drafted on the page of a crisis."),
    )
)

alert_screen = web.register(
    web.Screen(
        slug="alerts",
        model=Alert,
        right=Right.CRISES,
        label=_("Alert"),
        label_plural=_("Alerts"),
        icon="bell",
        group="complaints",
        visible_to=selectors.alerts_visible_to,
        columns=(
            web.Column("rule", _("Rule of the watch")),
            web.Column("words", _("Words")),
            web.Column("shares", _("Shares of the post"), kind="number"),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("duty", _("On duty"), kind="person"),
            web.Column("created_at", _("Found at"), kind="datetime"),
            web.Column("pushed_at", _("Pushed at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        facts=lambda row, user: [
            (_("Rule of the watch"), row.rule),
            (_("Words"), row.words),
            (_("Shares of the post"), row.shares),
            (_("On duty"), row.duty),
            (_("Found at"), row.created_at),
            (_("Pushed at"), row.pushed_at),
            (_("Handled by"), row.handled_by),
        ],
        panels=(web.Panel("crises/_alert.html"),),
        links=lambda row, user: [
            web.Link(_("Where it was found"), url)
            for url in [web.url_for(row.source_key, user)]
            if url
        ],
        empty=_("The watch has found nothing."),
    )
)

web.add_menu_link(
    web.MenuLink(
        _("Emergency roster"),
        "crisis-roster",
        "team",
        "complaints",
        shown=lambda user: user.can(Right.CRISES),
    )
)


@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """The two teams, what they lack, who is on duty, and whether a drill is due."""
    user: Any = request.user
    if not user.can(Right.CRISES):
        raise PermissionDenied
    seats = list(Seat.objects.select_related("user__branch").order_by("side", "pk"))
    teams = [
        {
            "label": side.label,
            "missing": missing(side),
            "parts": [
                (
                    part.label,
                    [seat.user for seat in seats if (seat.side, seat.part) == (side, part)],
                )
                for part in Part
            ],
        }
        for side in Side
    ]
    last = Crisis.objects.filter(drill=True).order_by("-pk").first()
    context = {
        "teams": teams,
        "duty": on_duty(),
        "last": last,
        "drill_due": last is None or clock.now() - last.created_at > QUARTER,
    }
    return render(request, "crises/roster.html", context)
