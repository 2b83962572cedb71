"""From payment to the second report: how many orders got how far, and in how many days."""

from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.models import StepLog
from core.web.figures import NOTHING, Figure, Figures, Head, count, share, words
from orders import selectors as orders
from orders.models import Order
from reports.periods import Period
from reports.selectors import Asked, Percentile, of_branch

PAID = "paid"


class Stage(NamedTuple):
    """A place on the way: the steps by which an order gets there."""

    key: str
    label: Promise
    model: str
    steps: tuple[str, ...]
    facts: Q = Q()

    @property
    def proof(self) -> Q:
        """The log entries that prove it."""
        return Q(row_key__startswith=f"{self.model}:", step__in=self.steps) & self.facts


STAGES = (
    Stage("type", gettext_lazy("Contract type"), "orders.order", ("confirm_type",)),
    Stage("signed", gettext_lazy("Signed"), "contracts.contract", ("company_sign", "verify_paper")),
    Stage("record", gettext_lazy("Record confirmed"), "health_records.healthrecord", ("confirm",)),
    Stage("plan", gettext_lazy("Plan submitted"), "plans.plan", ("submit",)),
    Stage("parcel", gettext_lazy("Parcel sent"), "logistics.shipment", ("confirm",)),
    Stage("receipt", gettext_lazy("Received"), "logistics.receipt", ("confirm",)),
    Stage("running", gettext_lazy("Plan running"), "plans.plan", ("start",)),
    Stage("ended", gettext_lazy("Plan ended"), "plans.plan", ("end", "terminate")),
    Stage("report1", gettext_lazy("First report"), "plans.report", ("issue",), Q(facts__number=1)),
    Stage("report2", gettext_lazy("Second report"), "plans.report", ("issue",), Q(facts__number=2)),
)
PAYMENT = Stage(PAID, gettext_lazy("Paid"), "orders.order", ("pay",))
BY_KEY = {stage.key: stage for stage in STAGES}
LABELS = {PAID: PAYMENT.label, **{stage.key: stage.label for stage in STAGES}}


def paid_in(period: Period) -> Q:
    """The orders that were paid in a period."""
    return Q(paid_at__gte=period.start, paid_at__lt=period.end)


def reached(rows: QuerySet[Order], stage: str) -> QuerySet[Order]:
    """Of some orders those that have got there."""
    if stage == PAID:
        return rows
    entries = StepLog.objects.filter(BY_KEY[stage].proof, case_key=OuterRef("case"))
    return rows.annotate(case=_case()).filter(Exists(entries))


def table(asked: Asked, user: User) -> Figures:
    """Each stage with how many got there and how long that took them; two statements."""
    rows = of_branch(orders.visible_to(user).filter(paid_in(asked.period)), asked.branch)
    known = _counted(rows)
    whole = rows.order_by().count()
    heads = (
        Head(_("Stage"), "text"),
        Head(_("Orders"), draw="bar"),
        Head(_("Of those paid")),
        Head(_("Median days since payment")),
        Head(_("Median days since the stage before")),
    )
    lines = [_line(PAID, whole, whole, known, asked)]
    lines += [_line(s.key, known[s.key], whole, known, asked) for s in STAGES]
    about = _(
        "Orders paid in the period. Some go without a contract or without a parcel, so a later"
        " stage can hold more orders than the one before it."
    )
    return Figures("funnel", _("From payment to the second report"), heads, lines, about)


def _counted(rows: QuerySet[Order]) -> dict[str, Any]:
    cases = rows.order_by().annotate(case=_case()).values("case")
    wanted = PAYMENT.proof
    for stage in STAGES:
        wanted |= stage.proof
    log = StepLog.objects.filter(wanted, case_key__in=cases).order_by().values("case_key")
    first = {stage.key: Min("at", filter=stage.proof) for stage in (PAYMENT, *STAGES)}
    figures: dict[str, Any] = {}
    before = PAID
    for stage in STAGES:
        key = stage.key
        figures[key] = Count(f"at_{key}")
        figures[f"{key}_total"] = Percentile(F(f"at_{key}") - F(f"at_{PAID}"), 0.5)
        figures[f"{key}_since"] = Percentile(F(f"at_{key}") - F(f"at_{before}"), 0.5)
        before = key
    return log.annotate(**{f"at_{key}": at for key, at in first.items()}).aggregate(**figures)


def _line(key: str, number: int, whole: int, known: dict[str, Any], asked: Asked) -> list[Figure]:
    query = {"stage": key, "period": asked.period.key, **asked.narrowed}
    url = f"{reverse('report-orders')}?{urlencode(query)}"
    return [
        words(LABELS[key]),
        count(number, url),
        share(number, whole, url if number else ""),
        _days(known.get(f"{key}_total")),
        _days(known.get(f"{key}_since")),
    ]


def _days(length: timedelta | None) -> Figure:
    if length is None:
        return Figure(NOTHING)
    days = round(length.total_seconds() / 86400, 1)
    return Figure(_("%(n)s days") % {"n": f"{days:g}"}, days)


def _case() -> Concat:
    return Concat(Value(orders.CASE), Cast("pk", CharField()), output_field=CharField())
