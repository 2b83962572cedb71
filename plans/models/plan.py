"""A plan, its goods, its pauses, and the proposals it may have been written from."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.fields import EncryptedJSONField, EncryptedTextField
from core.prepared import Asked, Hole
from health_records import selectors as health
from plans import dosage, known, moments
from plans.timeline import NO_DAY, SERVED_DAYS, Gap, Timeline
from plans.workflow import PlanState, PlanWorkflow

#: An open pause reaches beyond anything that is planned.
ENDLESS = timedelta(days=3650)
PARTS = ("diet", "exercise", "rest", "mind")
_pauses = Asked(lambda: PlanPause.objects.filter(plan=Hole("plan")))


class Plan(PlanWorkflow):
    """The health plan 方案 of one order: 49 served days, closed on day 50."""

    parents = ("order",)

    order = models.ForeignKey(
        "orders.Order", verbose_name=_("order"), on_delete=models.PROTECT, db_index=False
    )
    diet = EncryptedTextField(_("diet"), blank=True, default="")
    exercise = EncryptedTextField(_("exercise"), blank=True, default="")
    rest = EncryptedTextField(_("rest"), blank=True, default="")
    mind = EncryptedTextField(_("mind"), blank=True, default="")
    goals = EncryptedJSONField(_("goals"), blank=True, default=list)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    first_call_notified_at = models.DateTimeField(
        _("first call notified"), null=True, editable=False
    )
    start_date = models.DateField(_("first day"), null=True, editable=False)
    start_set_at = models.DateTimeField(_("start set at"), null=True, editable=False)
    resumed_at = models.DateTimeField(_("last resumed at"), null=True, editable=False)
    started_at = models.DateTimeField(_("started at"), null=True, editable=False)
    week3_ended_at = models.DateTimeField(_("week 3 ended at"), null=True, editable=False)
    ended_on = models.DateField(_("end of the plan"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    closing_reason = EncryptedTextField(_("reason"), blank=True, default="", editable=False)
    after_photos_reminded_at = models.DateTimeField(null=True, editable=False)
    recheck_reminded_at = models.DateTimeField(null=True, editable=False)
    archived_at = models.DateTimeField(_("archived at"), null=True, editable=False)
    #: The last day whose menu clock was opened (-1: none); with it every slot is opened once.
    meal_day_opened = models.SmallIntegerField(default=NO_DAY, editable=False)
    #: When the calendar has something to do for this plan; empty when it has nothing.
    advance_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = (
            models.UniqueConstraint(
                fields=["order"],
                condition=~Q(state=PlanState.TERMINATED),
                name="plan_one_per_order",
            ),
            models.CheckConstraint(
                condition=Q(start_date__isnull=False)
                | Q(
                    state__in=[
                        PlanState.DRAFT,
                        PlanState.COMPLETED,
                        PlanState.TERMINATED,
                        PlanState.ARCHIVED,
                    ]
                ),
                name="plan_ready_has_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=False)
                | ~Q(state__in=[PlanState.ENDED, PlanState.TERMINATED, PlanState.ARCHIVED]),
                name="plan_over_has_end",
            ),
            models.CheckConstraint(
                condition=Q(meal_day_opened__gte=NO_DAY, meal_day_opened__lte=48),
                name="plan_meal_day_in_range",
            ),
        )
        indexes = (
            models.Index(
                fields=["advance_at"], condition=Q(advance_at__isnull=False), name="plan_to_advance"
            ),
            models.Index(fields=["state", "-id"], name="plan_by_state"),
            models.Index(fields=["order", "state"], name="plan_of_order"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.order}"

    @property
    def case_key(self) -> str:
        """A plan belongs to the case of its order."""
        return str(self.order.case_key)

    @property
    def customer_key(self) -> int | None:
        """The customer of the order."""
        return int(self.order.customer_id)

    @property
    def branch_key(self) -> int | None:
        """The branch of the order."""
        return self.order.branch_id

    @property
    def record_confirmed(self) -> bool:
        """Customer service has confirmed the health record."""
        return health.current_confirmed(self.order) is not None

    @property
    def assessment_approved(self) -> bool:
        """The reviewer has approved the assessment and no red flag is open."""
        return bool(health.assessment_ok(self.order))

    @property
    def review_passed(self) -> bool:
        """Whether the named role has passed what is written now, if the policy asks for it."""
        if not settings.DMA_PLAN_REVIEW_ROLE:
            return True
        written = self.versions.order_by("-number").first()
        last = written.reviews.order_by("-pk").first() if written else None
        return last is not None and last.verdict == "passed"

    @cached_property
    def allergies(self) -> list[str]:
        """What the customer must not eat."""
        return known.allergies(self.order)

    @property
    def timeline(self) -> Timeline:
        """The calendar of the plan; while it is paused, nothing after the pause has a date."""
        if self.start_date is None:
            raise ValueError("a plan without start has no calendar")
        fetched = "pauses" in getattr(self, "_prefetched_objects_cache", ())
        pauses = self.pauses.all() if fetched else _pauses(plan=self.pk)
        return Timeline(self.start_date, [pause.gap for pause in pauses])

    @property
    def closing_date(self) -> date | None:
        """Day 50 as scheduled; None while there is no start or the plan is paused before it."""
        if self.start_date is None:
            return None
        closing = self.timeline.closing_date
        return closing if closing < self.start_date + ENDLESS else None

    def call_is_done(self, session_no: int) -> bool:
        """Whether that video call has been held."""
        return self.sessions.filter(session_no=session_no, held_at__isnull=False).exists()

    def plan_call(self, session_no: int) -> None:
        """A call comes into being when it is to come (1 at once, 2 at start, 3 at the end)."""
        self.sessions.get_or_create(session_no=session_no)

    def set_goals(self, goals: Sequence[dict[str, Any]]) -> None:
        """Goals as JSON keeps them: exact decimals as text."""
        self.goals = [{k: None if v is None else str(v) for k, v in goal.items()} for goal in goals]

    def set_goods(self, goods: Sequence[dict[str, Any]]) -> None:
        """The lines of the parcel as written now; nothing has been promised to anybody yet."""
        self.goods.all().delete()
        self.goods.bulk_create(
            PlanGood(
                plan=self,
                product_id=line["product"],
                quantity=line["quantity"],
                units_per_pack=line.get("units_per_pack"),
                dose_per_day=line.get("dose_per_day"),
            )
            for line in goods
        )

    def keep_version(self) -> None:
        """Part of ``write``: what is written now stays to be compared with."""
        goods = self.goods.select_related("product").order_by("pk")
        content = {part: getattr(self, part) for part in PARTS}
        content["goals"] = self.goals
        content["goods"] = [good.as_written for good in goods]
        last = self.versions.order_by("-number").first()
        if last is None or last.content != content:
            self.versions.create(
                number=last.number + 1 if last else 1,
                content=content,
                by_name=self.acting.by.name[:80],
                at=self.acting.at,
            )

    def realign(self) -> None:
        """After the calendar has changed: menus get their dates, the next moment is found."""
        timeline = self.timeline
        menus = list(self.menus.all())
        for menu in menus:
            menu.for_date = timeline.date_of(menu.day_no)
        if menus:
            self.menus.bulk_update(menus, ["for_date"])
        self.look_ahead()

    def menus_owed_from(self, on: date) -> int:
        """The first menu still to be explained when service goes on at ``on`` after a pause."""
        first = max(self.timeline.day_no(on), 1)
        done = self.menus.filter(day_no__gte=first, explained_at__isnull=False)
        days = set(done.values_list("day_no", flat=True))
        owed = next(day for day in count(first) if day not in days)
        return min(owed, self.meal_day_opened + 2)

    def look_ahead(self) -> None:
        """Note when the calendar must look at this plan again."""
        due = moments.next_moment(self)
        self.advance_at = due.at if due else None


class PlanGood(models.Model):
    """Goods that go with the plan: packs, and for what is taken daily the dose."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goods")
    product = models.ForeignKey(
        "inventory.Product", verbose_name=_("product"), on_delete=models.PROTECT, related_name="+"
    )
    quantity = models.PositiveIntegerField(_("packs"))
    units_per_pack = models.PositiveIntegerField(_("units per pack"), null=True, blank=True)
    dose_per_day = models.DecimalField(
        _("units per day"), max_digits=6, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("goods of the plan")
        constraints = (
            models.CheckConstraint(condition=Q(quantity__gt=0), name="plangood_some_packs"),
            models.CheckConstraint(
                condition=Q(dose_per_day__isnull=True) | Q(dose_per_day__gte=Decimal(0)),
                name="plangood_dose",
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} × {self.quantity}"

    @property
    def lasts_days(self) -> int | None:
        """How many whole days the packs last; None for what is not taken daily."""
        return dosage.days(self.quantity, self.units_per_pack, self.dose_per_day)

    @property
    def packs_needed(self) -> int | None:
        """How many packs the whole plan needs."""
        return self.packs_for(SERVED_DAYS)

    @property
    def as_written(self) -> dict[str, Any]:
        """The line as a version keeps it, readable for itself."""
        dose = "" if self.dose_per_day is None else f"{self.dose_per_day.normalize():f}"
        return {
            "product": str(self.product),
            "quantity": f"× {self.quantity}",
            "units_per_pack": self.units_per_pack or "",
            "dose_per_day": dose,
        }

    def packs_for(self, days: int) -> int | None:
        """How many packs so many days need."""
        return dosage.packs(days, self.units_per_pack, self.dose_per_day)


class PlanPause(models.Model):
    """Days that are not served: from ``from_date`` on until ``to_date``, the next served day."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pauses")
    from_date = models.DateField(_("first day without service"))
    to_date = models.DateField(_("served again from"), null=True)
    reason = EncryptedTextField(_("reason"))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("pause")
        constraints = (
            models.UniqueConstraint(
                fields=["plan"], condition=Q(to_date=None), name="planpause_one_open"
            ),
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
                name="planpause_forwards",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_date} – {self.to_date or ''}"

    @property
    def gap(self) -> Gap:
        """The pause as the calendar reads it."""
        return Gap(self.from_date, self.to_date or self.from_date + ENDLESS)

    @property
    def days(self) -> int | None:
        """How many days it took away; None while it lasts."""
        return self.gap.days if self.to_date else None
