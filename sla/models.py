"""Policies and calendars (versioned, immutable once published), clocks, and what proves them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from core.clock import Now
from sla import due as durations
from sla.calendar import WorkCalendar
from sla.due import Duration
from sla.ladder import Ladder
from sla.table import RULES
from sla.workflow import LIVE, OPEN, ClockState, ClockWorkflow


class Published(models.Model):
    """A version of something that rules: a draft can be edited, a published one never."""

    code = models.CharField(_("code"), max_length=40)
    number = models.PositiveIntegerField(_("version"))
    data = models.JSONField(_("content"))
    note = models.CharField(_("why"), max_length=300, blank=True)
    current = models.BooleanField(_("in force"), default=False)
    published_at = models.DateTimeField(_("published"), null=True)
    published_by = models.CharField(_("by"), max_length=80, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"


class CalendarVersion(Published):
    """One version of a working calendar, with the date until which it is confirmed."""

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="calendar_version"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(current=True), name="calendar_in_force"
            ),
        )

    @property
    def working(self) -> WorkCalendar:
        """The calendar to compute with."""
        return _calendar(self.pk, self.code, self.number)


@lru_cache(maxsize=32)
def _calendar(pk: int, code: str, number: int) -> WorkCalendar:
    data = CalendarVersion.objects.values_list("data", flat=True).get(pk=pk)
    return WorkCalendar.from_json(code, number, data)


class PolicyVersion(Published):
    """One version of a row of the timing table: duration, ladder, owner, calendar, pausing."""

    class Meta:
        verbose_name = _("timing policy")
        verbose_name_plural = _("timing policies")
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="policy_version"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(current=True), name="policy_in_force"
            ),
        )

    @cached_property
    def duration(self) -> Duration:
        """How the due time is counted."""
        return durations.from_json(self.data["duration"])

    @cached_property
    def ladder(self) -> Ladder:
        """Who is told when."""
        return Ladder.from_json(self.data["ladder"])

    @property
    def grace(self) -> timedelta:
        """How long after the due time a breach begins."""
        return timedelta(minutes=self.data["grace_minutes"])

    @property
    def owner_role(self) -> str:
        """Who owes it."""
        return str(self.data["owner_role"])


@lru_cache(maxsize=256)
def policy_version(pk: int) -> PolicyVersion:
    """A version that clocks count by; published ones never change, so each is read once."""
    return PolicyVersion.objects.get(pk=pk)


@lru_cache(maxsize=32)
def calendar_version(pk: int) -> CalendarVersion:
    """The same for a calendar, without its days: ``working`` has them."""
    return CalendarVersion.objects.defer("data").get(pk=pk)


def _chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


class Clock(ClockWorkflow):
    """One deadline that someone owes: what started it, when it is due and why, what became of it.

    ``steps`` and ``times`` are the ladder of this clock, ``next_fire_at`` the next of them: the
    sweep reads nothing else. ``gen`` grows whenever the times are derived anew, so that a step of
    older times can never fire.
    """

    INITIAL_STATES = (str(ClockState.SCHEDULED),)

    code = models.CharField(_("clock"), max_length=40)
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, db_index=False)
    calendar = models.ForeignKey(CalendarVersion, on_delete=models.PROTECT, db_index=False)
    case_key_text = models.CharField(max_length=40, db_column="case_key")
    subject_key = models.CharField(max_length=80)
    subject_title = models.CharField(max_length=80)
    slot = models.CharField(max_length=40, blank=True)
    customer_id = models.BigIntegerField(null=True)
    branch = models.ForeignKey(Branch, null=True, on_delete=models.PROTECT)
    owner_role = models.CharField(_("owed by"), max_length=24)
    owner = models.ForeignKey(
        User, verbose_name=_("owner"), null=True, on_delete=models.PROTECT, related_name="clocks"
    )

    trigger_event = models.CharField(max_length=80)
    trigger_at = models.DateTimeField(_("counted from"))
    opened_at = models.DateTimeField(_("opened"))
    read_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(_("due"))
    provisional = models.BooleanField(_("provisional"), default=False)
    explain_zh = models.CharField(max_length=400)
    explain_en = models.CharField(max_length=400)

    gen = models.PositiveSmallIntegerField(default=0)
    steps = ArrayField(models.CharField(max_length=60), default=list)  # "key:kind:audience"
    times = ArrayField(models.DateTimeField(), default=list)
    next_step = models.PositiveSmallIntegerField(default=0)  # how many steps are behind
    next_fire_at = models.DateTimeField(null=True)

    paused_at = models.DateTimeField(null=True)
    remaining_s = models.BigIntegerField(null=True)
    was_paused = models.BooleanField(default=False)
    paused_s = models.BigIntegerField(default=0)

    done_at = models.DateTimeField(_("done"), null=True)
    done_by = models.CharField(_("done by"), max_length=80, blank=True)
    breached_at = models.DateTimeField(_("breached"), null=True)
    in_outage = models.BooleanField(default=False)
    late_seconds = models.BigIntegerField(default=0)
    inherited_seconds = models.BigIntegerField(default=0)
    late_code = models.CharField(_("reason for the delay"), max_length=24, blank=True)
    late_note = models.CharField(max_length=300, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        constraints = (
            models.UniqueConstraint(
                fields=["case_key_text", "code", "slot"],
                condition=models.Q(state__in=[str(s) for s in LIVE]),
                name="clock_one_live",
            ),
        )
        indexes = (
            models.Index(
                fields=["next_fire_at", "id"],
                name="clock_sweep",
                condition=models.Q(next_fire_at__isnull=False),
            ),
            models.Index(
                fields=["owner", "due_at"],
                name="clock_mine",
                condition=models.Q(state__in=[str(s) for s in OPEN]),
            ),
            models.Index(
                fields=["branch", "owner_role", "due_at"],
                name="clock_queue",
                condition=models.Q(state__in=[str(s) for s in OPEN]),
            ),
            models.Index(fields=["case_key_text", "id"], name="clock_of_case"),
            # Only ended clocks stand in these: the sweep and the engine do not pay for reports.
            models.Index(
                fields=["due_at", "code"],
                name="clock_done_by_due",
                condition=models.Q(state=str(ClockState.MET)),
            ),
            models.Index(
                fields=["owner", "done_at"],
                name="clock_done_by_owner",
                condition=models.Q(state=str(ClockState.MET)),
            ),
            models.Index(
                fields=["branch", "done_at"],
                name="clock_done_of_branch",
                condition=models.Q(state=str(ClockState.MET)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule_label} {self.subject_title}"

    @property
    def case_key(self) -> str:
        """The case that the clock belongs to."""
        return self.case_key_text

    @property
    def subject_pk(self) -> int:
        """The row that the clock asks somebody to act on."""
        return int(self.subject_key.rpartition(":")[2])

    @property
    def rule_label(self) -> str:
        """The handbook's name of the node."""
        rule = RULES[self.code]
        return rule.label_zh if _chinese() else str(rule.label)

    @property
    def explain(self) -> str:
        """How the due time came about, in the reader's language."""
        return self.explain_zh if _chinese() else self.explain_en

    def fired_steps(self) -> frozenset[str]:
        """The steps that have spoken already, in whatever generation."""
        return frozenset(self.firings.values_list("step", flat=True))

    def waits(self) -> list[tuple[datetime, datetime]]:
        """The times during which the clock waited, both ends known, from its ledger."""
        return waited(self.ledger.filter(kind__in=WAITS).order_by("pk"))

    @property
    def inherited(self) -> timedelta:
        """The part of the case's delay that was there before this clock began."""
        return timedelta(seconds=self.inherited_seconds)


class ClockEvent(models.Model):
    """A clock's ledger: what happened, when, by whom, with the plan of steps. Append-only."""

    clock = models.ForeignKey(
        Clock, on_delete=models.PROTECT, related_name="ledger", db_index=False
    )
    kind = models.CharField(_("what"), max_length=16)
    gen = models.PositiveSmallIntegerField()
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=80)
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("entry of a clock's ledger")
        indexes = (models.Index(fields=["clock", "id"], name="ledger_of_clock"),)

    def __str__(self) -> str:
        return f"{self.clock_id} {self.kind}"


#: The entries of a ledger that tell of waits.
WAITS = ("pause", "resume", "wait")


def waited(entries: Iterable[ClockEvent]) -> list[tuple[datetime, datetime]]:
    """The waits, both ends known, that the entries of one clock tell of, in their order."""
    found, begun = [], None
    for entry in entries:
        if entry.kind == "pause":
            begun = entry.at
        elif entry.kind == "wait":
            found.append((entry.at, datetime.fromisoformat(entry.data["until"])))
        elif begun is not None:
            found.append((begun, entry.at))
    return found


class Firing(models.Model):
    """A step of a clock's ladder that has fired: the proof that it did so once."""

    class Outcome(models.TextChoices):
        FIRED = "fired", _("Fired")
        STALE = "stale", _("Overtaken")  # a later step of the same clock was due already

    clock = models.ForeignKey(
        Clock, on_delete=models.PROTECT, related_name="firings", db_index=False
    )
    gen = models.PositiveSmallIntegerField()
    step = models.CharField(_("step"), max_length=24)
    kind = models.CharField(max_length=10)
    audience = models.CharField(max_length=12)
    planned_at = models.DateTimeField(_("planned"))
    fired_at = models.DateTimeField(_("fired"))
    outcome = models.CharField(max_length=6, choices=Outcome)
    acted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("fired step")
        constraints = (
            models.UniqueConstraint(fields=["clock", "gen", "step"], name="firing_exactly_once"),
        )
        indexes = (
            models.Index(
                fields=["id"],
                name="firing_to_act",
                condition=models.Q(kind="act", acted_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.clock_id} {self.step}"


class Tick(models.Model):
    """One sweep: when, how much, how long. A gap between ticks is an outage."""

    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    fired = models.PositiveIntegerField(default=0)
    gap_seconds = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("sweep")
        indexes = (models.Index(fields=["-at"], name="tick_latest"),)

    def __str__(self) -> str:
        return f"{self.at:%F %T}"
