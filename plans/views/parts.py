"""Screens of what hangs on a plan: calls, guidance, menus, review forms, reports."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role, role_label
from core import clock, web
from plans import snapshot
from plans.forms import MenuForm
from plans.forms import ReviewForm as ReviewQuestions
from plans.models import CoachingSession, Guidance, MealPlan, Report, ReviewForm
from plans.models.meals import MEALS
from plans.selectors import guidance, menus, reports, reviews, sessions
from plans.views.reading import customer_of, seen, sees_health
from plans.views.reports import shown
from plans.workflow import MealPlanState

CUSTOMER = web.Column("customer", _("Customer"), value=customer_of)
ORDER = web.Column("order", _("Order"), value="plan.order.order_no")
STATE = web.Column("state", _("State"), kind="state")
DUE = web.Column("due", _("Deadline"), kind="deadline")


def _title(row: Any, user: Any) -> str:
    return f"{row} · {customer_of(row, user)}"


def _facts(row: Any, user: Any) -> Sequence[tuple[Any, Any]]:
    return [
        (_("Customer"), customer_of(row, user)),
        (_("Order"), row.plan.order.order_no),
        (_("Branch"), row.plan.order.branch),
    ]


def _to_plan(row: Any, user: Any) -> Sequence[web.Link]:
    return [web.Link(_("Plan"), reverse("plans-detail", args=[row.plan_id]))]


def _call(request: HttpRequest, row: CoachingSession) -> Mapping[str, Any]:
    """What was said is for those who need health data."""
    open_to = sees_health(row, request.user)
    if open_to and row.notes:
        seen(request, row, "call_notes")
    return {"call": row, "open_to": open_to}


def _menu(request: HttpRequest, row: MealPlan) -> Mapping[str, Any]:
    """The dishes of the day, what they add up to, what speaks against them."""
    seen(request, row, "menu")
    user: Any = request.user
    coach = bool(user.role_set & {Role.HEAD_COACH, Role.ASSISTANT_COACH})
    labels = {name: field.label for name, field in MenuForm.base_fields.items()}
    return {
        "menu": row,
        "meals": [(labels[meal], row.meals.get(meal, [])) for meal in MEALS],
        "totals": row.totals,
        "conflicts": row.conflicts,
        "may_write": coach and row.state == MealPlanState.DRAFT,
    }


def _menu_initial(row: MealPlan, step: str, user: Any) -> Mapping[str, Any]:
    return {**row.meals, "tip": row.tip} if step == "write" else {}


def _review(request: HttpRequest, row: ReviewForm) -> Mapping[str, Any]:
    """The answers beside the questions of their version."""
    fields = ReviewQuestions.base_fields
    return {
        "review": row,
        "answers": [(f.label, row.content.get(n, "")) for n, f in fields.items() if n != "score"],
    }


def _report(request: HttpRequest, row: Report) -> Mapping[str, Any]:
    """The frozen figures; of a draft those of this moment."""
    seen(request, row, "report")
    figures = row.snapshot or snapshot.take(row.plan, clock.now())
    return {"report": row, "shown": shown(figures)}


def _report_links(row: Report, user: Any) -> Sequence[web.Link]:
    pdf = web.Link(_("PDF"), reverse("report-pdf", args=[row.pk]))
    return [*_to_plan(row, user), *([pdf] if row.issued_at else [])]


def _report_initial(row: Report, step: str, user: Any) -> Mapping[str, Any]:
    return {"conclusions": row.conclusions} if step == "issue" else {}


calls = web.register(
    web.Screen(
        slug="sessions",
        model=CoachingSession,
        right=Right.PLANS,
        label=_("Video call"),
        label_plural=_("Video calls"),
        icon="video",
        group="health",
        visible_to=sessions.visible_to,
        for_list=sessions.for_list,
        title=_title,
        columns=(
            CUSTOMER,
            ORDER,
            web.Column("session_no", _("Call"), value="get_session_no_display", sort="session_no"),
            web.Column("agreed_at", _("Agreed time"), kind="datetime", sort="agreed_at"),
            web.Column("held_at", _("Held at"), kind="datetime", sort="held_at"),
            STATE,
            DUE,
        ),
        filters=(web.Filter("session_no", _("Call"), choices=CoachingSession.No.choices),),
        search=lambda user, text: (
            Q(plan__order__order_no__icontains=text)
            | Q(plan__order__customer__full_name__icontains=text)
        ),
        search_hint=_("Order number or name"),
        facts=_facts,
        links=_to_plan,
        panels=(web.Panel("plans/_call.html", _call),),
        path=("planned", "done"),
    )
)

devices = web.register(
    web.Screen(
        slug="guidance",
        model=Guidance,
        right=Right.PLANS,
        label=_("Device guidance"),
        label_plural=_("Device guidance"),
        icon="guide",
        group="health",
        visible_to=guidance.visible_to,
        for_list=guidance.for_list,
        title=_title,
        columns=(
            CUSTOMER,
            ORDER,
            web.Column("device", _("Device"), value="get_device_display"),
            web.Column("given_at", _("Given at"), kind="datetime", sort="given_at"),
            STATE,
            DUE,
        ),
        facts=lambda row, user: [*_facts(row, user), (_("Given at"), row.given_at)],
        links=_to_plan,
        panels=(web.Panel("plans/_guidance.html", lambda request, row: {"guidance": row}),),
        path=("pending", "given"),
    )
)

day_menus = web.register(
    web.Screen(
        slug="menus",
        model=MealPlan,
        right=Right.HEALTH,
        label=_("Menu"),
        label_plural=_("Menus"),
        icon="meal",
        group="health",
        bulk=("send",),
        visible_to=menus.visible_to,
        for_list=menus.for_list,
        title=_title,
        columns=(
            CUSTOMER,
            ORDER,
            web.Column("day_no", _("Day"), kind="number", sort="day_no"),
            web.Column("for_date", _("Menu date"), kind="date", sort="for_date"),
            web.Column("read_at", _("Read at"), kind="datetime"),
            STATE,
        ),
        ordering="-for_date",
        facts=lambda row, user: [
            *_facts(row, user),
            (_("Day"), row.day_no),
            (_("Menu date"), row.for_date),
            (_("Sent at"), row.sent_at),
            (_("Read at"), row.read_at),
            (_("Explained at"), row.explained_at),
        ],
        links=_to_plan,
        panels=(web.Panel("plans/_menu.html", _menu),),
        path=("draft", "sent", "explained"),
        initial=_menu_initial,
        empty=_("Menus open by themselves on the day before they are for."),
    )
)

review_forms = web.register(
    web.Screen(
        slug="reviews",
        model=ReviewForm,
        right=Right.CLOCKS,  # everyone who served; visible_to keeps it to one's own form
        label=_("Review form"),
        label_plural=_("Review forms"),
        icon="form",
        group="health",
        visible_to=reviews.visible_to,
        for_list=reviews.for_list,
        title=lambda row, user: f"{row.plan.order.order_no} · {row.user}",
        columns=(
            web.Column("order", _("Order"), value="plan.order.order_no"),
            web.Column("user", _("Member of the team"), kind="person"),
            web.Column("role", _("Role"), value=lambda row, user: role_label(row.role)),
            web.Column("submitted_at", _("Handed in at"), kind="datetime", sort="submitted_at"),
            STATE,
            DUE,
        ),
        facts=lambda row, user: [
            (_("Order"), row.plan.order.order_no),
            (_("Role"), role_label(row.role)),
            (_("Version of the form"), row.form_version),
            (_("Score"), row.score),
        ],
        panels=(web.Panel("plans/_review.html", _review),),
        path=("open", "submitted"),
    )
)

assessment_reports = web.register(
    web.Screen(
        slug="assessment-reports",
        model=Report,
        right=Right.HEALTH,
        label=_("Assessment report"),
        label_plural=_("Assessment reports"),
        icon="report",
        group="health",
        visible_to=reports.visible_to,
        for_list=reports.for_list,
        title=_title,
        columns=(
            CUSTOMER,
            ORDER,
            web.Column("number", _("Number"), kind="number"),
            web.Column("edition", _("Edition"), kind="number"),
            web.Column("issued_at", _("Issued at"), kind="datetime", sort="issued_at"),
            STATE,
            DUE,
        ),
        facts=lambda row, user: [
            *_facts(row, user),
            (_("Edition"), row.edition),
            (_("Issued at"), row.issued_at),
            (_("Issued by"), row.issued_by_name),
            (_("Read at"), row.read_at),
        ],
        links=_report_links,
        panels=(web.Panel("plans/_report.html", _report),),
        path=("draft", "issued"),
        initial=_report_initial,
        empty=_("Reports are opened when a plan ends."),
    )
)
