"""The screen of a plan: its text, calls, menus, figures, photos, reviews and reports."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from accounts.roles import COACHES, Right, Role
from core import clock, web
from plans import charts, metrics, selectors
from plans.models import Photo, Plan
from plans.selectors import metrics as readings
from plans.selectors import reviews, writing
from plans.selectors.writing import COMPARED
from plans.views.reading import customer_of, seen, sees_health
from plans.workflow import PlanState

READINGS_SHOWN = 60
#: Who adds readings, photos and reports to a plan.
WHO_SERVES = COACHES | {Role.HEALTH_MANAGER, Role.CUSTOMER_SERVICE}


def day_of(row: Plan, user: Any) -> str:
    """Where the plan is: “21 / 49”."""
    if row.start_date is None or row.ended_on is not None:
        return ""
    return f"{row.timeline.day_no(clock.today())} / 49"


def facts(row: Plan, user: Any) -> Sequence[tuple[Any, Any]]:
    """What stands beside a plan."""
    known: list[tuple[Any, Any]] = [
        (_("Customer"), customer_of(row, user)),
        (_("Order"), row.order.order_no),
        (_("Branch"), row.order.branch),
        (_("First day"), row.start_date),
        (_("Day"), day_of(row, user)),
        (_("Day 50"), row.closing_date),
        (_("End of the plan"), row.ended_on),
    ]
    if sees_health(row, user):
        known.append((_("Allergies"), row.allergies))
    return known


def text_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """The four parts, goals, goods, and proposals while the plan is being written."""
    seen(request, row, "plan")
    user: Any = request.user
    writing = row.state == PlanState.DRAFT and Role.HEALTH_MANAGER in user.role_set
    return {
        "parts": [(row._meta.get_field(p).verbose_name, getattr(row, p)) for p in PARTS],
        "goals": [_goal(goal) for goal in row.goals],
        "goods": row.goods.select_related("product").order_by("pk"),
        "proposals": row.proposals.order_by("-pk")[:3] if writing else (),
        "writing": writing,
    }


def versions_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """What was written when, and two versions beside each other: the last two unless chosen."""
    seen(request, row, "plan")
    found = writing.versions_of(row)
    by_number = {str(version.number): version for version in found}
    after = by_number.get(request.GET.get("b", ""), found[0] if found else None)
    earlier = [v for v in found if after is not None and v.number < after.number]
    before = by_number.get(request.GET.get("a", ""), earlier[0] if earlier else None)
    compared = writing.compare(before, after) if before and after else []
    names = {**dict.fromkeys(COMPARED), "goals": _("Goals"), "goods": _("Goods")}
    words = [(names[part] or row._meta.get_field(part).verbose_name, s) for part, s in compared]
    user: Any = request.user
    may_review = settings.DMA_PLAN_REVIEW_ROLE in user.role_set and row.state == PlanState.DRAFT
    return {
        "versions": found,
        "before": before,
        "after": after,
        "compared": words,
        "reviews": writing.reviews_of(row),
        "may_review": may_review and bool(found),
    }


def calls_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """Video calls, device guidance, pauses; the notes are on each call's own page."""
    return {
        "sessions": row.sessions.order_by("session_no"),
        "guidance": row.guidance.order_by("pk"),
        "pauses": row.pauses.order_by("from_date"),
    }


def menus_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """The pipeline of menus, the next ones on top."""
    seen(request, row, "menu")
    user: Any = request.user
    return {
        "menus": row.menus.order_by("-day_no"),
        "may_write": bool(user.role_set & {Role.HEAD_COACH, Role.ASSISTANT_COACH})
        and row.start_date is not None
        and row.ended_on is None,
    }


def metrics_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """A chart and its table for everything that was measured."""
    seen(request, row, "metrics")
    series, bands = readings.series_of(row), charts.bands_of(row)
    return {
        "series": [{"of": s, "svg": charts.svg(s, bands)} for s in series],
        "latest": row.metrics.order_by("-measured_at", "-pk")[:READINGS_SHOWN],
        "may_enter": bool(request.user.role_set & WHO_SERVES),
    }


def photos_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """Photos by phase, and the recheck reports."""
    seen(request, row, "photos")
    photos = list(row.photos.select_related("attachment").order_by("pk"))
    return {
        "phases": [(label, [p for p in photos if p.phase == phase]) for phase, label in PHASES],
        "rechecks": row.rechecks.select_related("attachment").order_by("pk"),
        "may_enter": bool(request.user.role_set & WHO_SERVES),
    }


def after_tab(request: HttpRequest, row: Plan) -> Mapping[str, Any]:
    """Review forms as far as the person may see them, and both reports."""
    user: Any = request.user
    return {
        "reviews": reviews.for_list(user).filter(plan=row).order_by("pk"),
        "figures": selectors.reviews_of(row),
        "reports": row.reports.order_by("number", "edition") if sees_health(row, user) else (),
    }


def initial(row: Plan, step: str, user: Any) -> Mapping[str, Any]:
    """A step form begins with what is there."""
    if step != "write":
        return {}
    goods = [
        {
            "product": good.product_id,
            "quantity": good.quantity,
            "units_per_pack": good.units_per_pack,
            "dose_per_day": good.dose_per_day,
        }
        for good in row.goods.order_by("pk")
    ]
    return {**{part: getattr(row, part) for part in PARTS}, "goals": row.goals, "goods": goods}


def _goal(goal: Mapping[str, Any]) -> Mapping[str, Any]:
    known = metrics.DEFINITIONS[goal["metric"]]
    return {**goal, "label": known.label, "unit": known.unit}


def _branches(user: Any) -> Sequence[tuple[Any, Any]]:
    seen_by = Branch.objects.order_by("name")
    if not user.sees_every_branch:
        seen_by = seen_by.filter(pk=user.branch_id)
    return [(branch.pk, branch.name) for branch in seen_by]


PARTS = ("diet", "exercise", "rest", "mind")
PHASES = Photo.Phase.choices

screen = web.register(
    web.Screen(
        slug="plans",
        model=Plan,
        right=Right.PLANS,
        label=_("Plan"),
        label_plural=_("Plans"),
        icon="plan",
        group="health",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=customer_of,
        columns=(
            web.Column("customer", _("Customer"), value=customer_of),
            web.Column("order", _("Order"), value="order.order_no"),
            web.Column("branch", _("Branch"), value="order.branch.name"),
            web.Column("day", _("Day"), value=day_of),
            web.Column("start_date", _("First day"), kind="date", sort="start_date"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter(
                "branch",
                _("Branch"),
                choices=_branches,
                apply=lambda rows, value: rows.filter(order__branch=value),
            ),
        ),
        search=lambda user, text: (
            Q(order__order_no__icontains=text) | Q(order__customer__full_name__icontains=text)
        ),
        search_hint=_("Order number or name"),
        path=(
            PlanState.DRAFT,
            PlanState.COMPLETED,
            PlanState.READY,
            PlanState.RUNNING,
            PlanState.ENDED,
            PlanState.ARCHIVED,
        ),
        facts=facts,
        links=lambda row, user: (
            [web.Link(_("PDF"), reverse("plan-pdf", args=[row.pk]))]
            if sees_health(row, user)
            else []
        ),
        tabs=(
            web.Tab("text", _("Plan"), "plans/_text.html", text_tab, shown=sees_health),
            web.Tab(
                "versions", _("Versions"), "plans/_versions.html", versions_tab, shown=sees_health
            ),
            web.Tab("calls", _("Video calls"), "plans/_calls.html", calls_tab),
            web.Tab("menus", _("Menus"), "plans/_menus.html", menus_tab, shown=sees_health),
            web.Tab(
                "metrics", _("Body data"), "plans/_metrics.html", metrics_tab, shown=sees_health
            ),
            web.Tab("photos", _("Photos"), "plans/_photos.html", photos_tab, shown=sees_health),
            web.Tab("after", _("Reviews and reports"), "plans/_after.html", after_tab),
        ),
        initial=initial,
        empty=_("A plan is opened when customer service confirms the health record."),
    )
)
