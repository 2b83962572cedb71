"""What is handed to a customer on paper: the plan and the assessment reports."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core import curve, files, pdf, web
from core.models import Attachment
from customers.selectors import team_of
from plans import metrics
from plans.models import Plan, Report
from plans.models.plan import PARTS
from plans.timeline import CLOSING_DAY, SERVED_DAYS, WEEK_3_LAST_DAY
from plans.workflow import PlanState

PHOTO_ROW = 85  # a heading and a row of photos, millimetres
ADVICE = "本方案用于健康管理，不能代替医疗诊断和治疗；身体不适时请立即停止并就医。"


def letterhead(row: Any, order: Any, number: str) -> pdf.Letterhead:
    """The branch that serves, and the way to the row in the back office."""
    branch = order.branch
    contact = "  ".join(filter(None, (branch.address, branch.phone))) if branch else ""
    site = settings.SITE_URL.rstrip("/")
    url = f"{site}{web.url_for(row.key)}" if site else ""
    return pdf.Letterhead(str(branch or ""), contact, number, url)


def plan_pdf(plan: Plan) -> bytes:
    """The plan as the customer takes it home; while it is being written it says so."""
    order, title = plan.order, _("Health plan")
    head = letterhead(plan, order, order.order_no)
    paper = pdf.Document(
        title,
        footer=f"{order.order_no} · {title}",
        letterhead=head,
        watermark=_("Draft") if plan.state == PlanState.DRAFT else "",
    )
    paper.heading(title, level=1)
    team = team_of(plan.case_key)
    paper.facts(
        [
            (_("Customer"), order.customer.full_name),
            (_("Order"), order.order_no),
            (_("First day"), plan.start_date or "–"),
            (_("Day 50"), plan.closing_date or "–"),
            (_("Health manager"), team.get("health_manager", "–")),
            (_("Head coach"), team.get("head_coach", "–")),
            (_("Assistant coach"), team.get("assistant_coach", "–")),
            (_("Allergies"), "、".join(plan.allergies) or "–"),
        ]
    )
    _goals(paper, plan)
    for part in PARTS:
        paper.heading(str(plan._meta.get_field(part).verbose_name))
        paper.paragraph(getattr(plan, part) or _("Not written yet."))
    _goods(paper, plan)
    _days(paper, plan)
    paper.note(ADVICE)
    paper.signatures([(_("Customer"), ""), (_("Health manager"), "")])
    return pdf.rendered(paper)


def _goals(paper: pdf.Document, plan: Plan) -> None:
    if not plan.goals:
        return
    paper.heading(_("Goals"))
    lines = []
    for goal in plan.goals:
        known = metrics.DEFINITIONS[goal["metric"]]
        lines.append(
            [known.label, _value(known, goal.get("baseline")), _value(known, goal["target"])]
        )
    paper.grid((_("Metric"), _("Baseline"), _("Target")), lines)


def _goods(paper: pdf.Document, plan: Plan) -> None:
    goods = list(plan.goods.select_related("product").order_by("pk"))
    if not goods:
        return
    paper.heading(_("Goods"))
    lines = [
        [
            good.product,
            f"{good.quantity} {good.product.unit}",
            "–" if good.dose_per_day is None else f"{good.dose_per_day.normalize():f}",
            "–"
            if good.lasts_days is None
            else _("%(days)s days; the plan needs %(needed)s packs")
            % {"days": good.lasts_days, "needed": good.packs_needed},
        ]
        for good in goods
    ]
    paper.grid((_("Product"), _("Packs"), _("Units per day"), _("Lasts")), lines, (34, 16, 16, 34))


def _days(paper: pdf.Document, plan: Plan) -> None:
    """The days to remember, once there is a first one."""
    if plan.start_date is None or plan.closing_date is None:
        return
    calendar = plan.timeline
    paper.heading(_("Days to remember"))
    days = [
        (1, _("The plan begins; weigh in every morning")),
        (WEEK_3_LAST_DAY, _("End of week 3; second video call")),
        (SERVED_DAYS, _("Last menu")),
        (CLOSING_DAY, _("The plan is closed; photos and questionnaire")),
    ]
    lines = [(f"{calendar.date_of(day):%Y-%m-%d}", day, words) for day, words in days]
    paper.grid((_("Date"), _("Day"), _("What happens")), lines, (25, 12, 63))


def report_pdf(report: Report, told: Mapping[str, Any]) -> bytes:
    """An issued report, from what was frozen."""
    order = report.plan.order
    head = letterhead(report, order, order.order_no)
    paper = pdf.Document(str(report), footer=f"{order.order_no} · {report}", letterhead=head)
    issued = timezone.localtime(report.issued_at)
    paper.heading(str(report), level=1)
    paper.facts(
        [
            (_("Customer"), order.customer.full_name),
            (_("Order"), order.order_no),
            (_("Plan"), told["span"]),
            (_("Days served"), told["days"]),
            (_("Menus explained"), told["menus"]),
            (_("Video calls"), told["calls"]),
            (_("Issued by"), report.issued_by_name),
            (_("Issued at"), f"{issued:%Y-%m-%d}"),
        ]
    )
    paper.heading(_("Body data before and after"))
    if told["lines"]:
        heads = (_("Metric"), _("Before"), _("After"), _("Change"), _("Goal"))
        keys = ("label", "before", "after", "difference", "goal")
        lines = [[line[key] for key in keys] for line in told["lines"]]
        paper.grid(heads, lines, (20, 27, 27, 12, 14))
    else:
        paper.paragraph(_("Not provided"))
    _curves(paper, report.snapshot)
    _photos(paper, told)
    paper.heading(_("Recheck report"))
    paper.paragraph(_("Received") if told["rechecks"] else _("Not provided"))
    paper.heading(_("Conclusions"))
    paper.paragraph(report.conclusions)
    paper.note(ADVICE)
    signed = f"{report.issued_by_name}  {issued:%Y-%m-%d}"
    paper.signatures([(_("Health manager"), signed), (_("Customer"), "")])
    return pdf.rendered(paper)


def _curves(paper: pdf.Document, figures: Mapping[str, Any]) -> None:
    """Two beside each other; a report of before there were curves has none."""
    goals = {goal["metric"]: goal["target"] for goal in figures["goals"]}
    found = [_curve(code, points, goals) for code, points in figures.get("series", {}).items()]
    width = paper.epw / 2 - 3
    for n in range(0, len(found), 2):
        paper.keep_together(curve.HEIGHT + 16)
        top = paper.get_y() + 1
        for place, one in enumerate(found[n : n + 2]):
            left = paper.l_margin + place * (width + 6)
            curve.draw(paper, one, left=left, top=top, width=width)
        paper.set_xy(paper.l_margin, top + curve.HEIGHT + 14)


def _curve(code: str, points: Sequence[Sequence[str]], goals: Mapping[str, str]) -> curve.Curve:
    known = metrics.DEFINITIONS[code]
    target = goals.get(code)
    title = f"{known.label} {known.unit}".strip()
    if target:
        title = f"{title} · {_('Goal')} {known.text(Decimal(target))}"
    return curve.Curve(
        title=title,
        points=[(date.fromisoformat(on), float(value)) for on, value in points],
        goal=float(target) if target else None,
        places=known.places,
    )


def _photos(paper: pdf.Document, told: Mapping[str, Any]) -> None:
    if any(keys for _label, keys in told["photos"]):
        paper.keep_together(PHOTO_ROW)
    paper.heading(_("Photos"))
    for label, keys in told["photos"]:
        if not keys:
            paper.paragraph(f"{label}{_(': ')}{_('Not provided')}")
            continue
        found = Attachment.objects.in_bulk(keys)
        kept = [found[key] for key in map(UUID, keys) if key in found]
        paper.pictures([(label, files.read(attachment)) for attachment in kept])


def _value(known: metrics.MetricDefinition, text: str | None) -> str:
    return known.text(Decimal(text)) if text else "–"
