"""The crisis room: crises, team, statements, roster, duty; the watch with its rules and alerts."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from complaints.models import Complaint
from core import clock
from core.clock import Now
from core.fields import EncryptedTextField
from crises.choices import WHOLE, Kind, Part, Risk, Scope, Side, Word
from crises.workflow import AlertWorkflow, CrisisWorkflow, StatementWorkflow


class Seat(models.Model):
    """The roster: who takes which part in which of the two teams."""

    side = models.CharField(_("team"), max_length=1, choices=Side)
    part = models.CharField(_("part"), max_length=10, choices=Part)
    user = models.ForeignKey(
        User, verbose_name=_("person"), on_delete=models.CASCADE, db_index=False
    )

    class Meta:
        verbose_name = _("seat of the emergency team")
        verbose_name_plural = _("emergency roster")
        constraints = (models.UniqueConstraint(fields=["user"], name="seat_one_for_a_person"),)

    def __str__(self) -> str:
        return f"{self.side} {self.get_part_display()} {self.user}"


class Duty(models.Model):
    """Who is on duty, from when to when."""

    user = models.ForeignKey(User, verbose_name=_("person"), on_delete=models.CASCADE)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duty roster")
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="duty_lasts"),
        )
        indexes = (models.Index(fields=["ends_at"], name="duty_by_end"),)

    def __str__(self) -> str:
        return f"{self.user} {timezone.localtime(self.starts_at):%m-%d %H:%M}"


class Crisis(CrisisWorkflow):
    """A crisis or a drill. Title and summary hold no personal data: similar cases are searched."""

    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind of crisis"), max_length=10, choices=Kind)
    summary = models.CharField(_("what has happened"), max_length=2000)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    complaint = models.OneToOneField(
        Complaint, verbose_name=_("complaint"), null=True, blank=True, on_delete=models.PROTECT
    )
    scope = models.CharField(_("how far it reaches"), max_length=10, choices=Scope)
    amount = models.DecimalField(_("amount at stake"), max_digits=12, decimal_places=2, default=0)
    shares = models.PositiveIntegerField(_("shares of the post"), default=0)
    risk = models.CharField(_("risk"), max_length=8, choices=Risk)
    drill = models.BooleanField(_("drill"), default=False)
    side = models.CharField(_("team"), max_length=1, choices=Side, blank=True)
    declared_by = models.CharField(_("declared by"), max_length=80, blank=True)
    assembled_at = models.DateTimeField(_("assembled at"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    lessons = models.TextField(_("what was learnt"), blank=True)

    class Meta:
        verbose_name = _("crisis")
        verbose_name_plural = _("crises")
        indexes = (
            models.Index(fields=["drill", "-id"], name="crisis_by_drill"),
            GinIndex(OpClass(F("title"), name="gin_trgm_ops"), name="crisis_like_title"),
            GinIndex(OpClass(F("summary"), name="gin_trgm_ops"), name="crisis_like_summary"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def case_key(self) -> str:
        """A case of its own."""
        return f"crisis:{self.pk}"

    # Parts of it, written by its steps

    def has_member(self, user_id: int | None, part: str = "") -> bool:
        """Whether somebody is in its team, perhaps in a certain part."""
        found = self.members.filter(user_id=user_id)
        return user_id is not None and (found.filter(part=part) if part else found).exists()

    def is_about(self, user_id: int | None) -> bool:
        """Whether the complaint behind it is about this person."""
        about = self.complaint.accused_id if self.complaint else None
        return user_id is not None and user_id == about

    def missing_on(self, side: str) -> str:
        """What the roster lacks for a team, in words; whom it is about does not count."""
        return "; ".join(missing(side, self.complaint.accused_id if self.complaint else None))

    def take_members(self, side: str) -> None:
        """The team as the roster has it now."""
        Member.objects.bulk_create(
            Member(crisis=self, user_id=seat.user_id, part=seat.part)
            for seat in Seat.objects.filter(side=side)
            if not self.is_about(seat.user_id)
        )

    def line(self, title: str, text: str) -> None:
        """A line of the room's record."""
        by, at = self.acting.by, self.acting.at
        Line.objects.create(crisis=self, title=title, text=text, at=at, by=by.name[:80])

    def add_statement(self, kind: str, text: str) -> None:
        """A draft."""
        self.statements.create(kind=kind, text=text, written_by_id=self.acting.by.user_id)


def missing(side: str, but: int | None = None) -> list[str]:
    """What the roster lacks for a team: parts with too few active people, ``but`` one."""
    active = Seat.objects.filter(side=side, user__is_active=True)
    seats = active.exclude(user_id=but).values_list("part")
    there = dict(seats.annotate(n=models.Count("pk")).order_by())
    return [
        f"{part.label} {there.get(str(part), 0)}/{needed}"
        for part, needed in WHOLE.items()
        if there.get(str(part), 0) < needed
    ]


class Member(models.Model):
    """Somebody in the team of a crisis."""

    crisis = models.ForeignKey(
        Crisis, on_delete=models.CASCADE, related_name="members", db_index=False
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)

    class Meta:
        verbose_name = _("member of the emergency team")
        constraints = (models.UniqueConstraint(fields=["crisis", "user"], name="member_once"),)

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.user}"


class Line(models.Model):
    """A line of the room's record; append-only."""

    crisis = models.ForeignKey(Crisis, on_delete=models.PROTECT, related_name="lines")
    title = models.CharField(max_length=60)
    text = EncryptedTextField()
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("line of the record")

    def __str__(self) -> str:
        return f"{self.crisis_id} {self.title}"


class Statement(StatementWorkflow):
    """What the public hears; written, signed and issued by three."""

    parents = ("crisis",)

    crisis = models.ForeignKey(
        Crisis, verbose_name=_("crisis"), on_delete=models.PROTECT, related_name="statements"
    )
    kind = models.CharField(_("kind of statement"), max_length=10, choices=Word)
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(
        User, verbose_name=_("written by"), on_delete=models.PROTECT, related_name="+"
    )
    signed_by = models.ForeignKey(
        User, verbose_name=_("signed by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)
    issued_at = models.DateTimeField(_("issued at"), null=True, editable=False)
    where = models.CharField(_("where it was published"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = (
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("written_by")),
                name="statement_signed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["signed", "issued"]) | Q(signed_by__isnull=False),
                name="statement_issued_signed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def case_key(self) -> str:
        """The crisis'."""
        return self.crisis.case_key

    @property
    def branch_key(self) -> int | None:
        """The crisis'."""
        return self.crisis.branch_id


class WatchRule(models.Model):
    """Words that the watch looks for: one of them is enough."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    words = ArrayField(models.CharField(max_length=40), verbose_name=_("words"))
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("rule of the watch")
        verbose_name_plural = _("rules of the watch")

    def __str__(self) -> str:
        return self.name


class Review(models.Model):
    """A public review or post that the feed has sent; its newest version."""

    platform = models.CharField(_("platform"), max_length=30)
    external_id = models.CharField(_("number on the platform"), max_length=80)
    text = EncryptedTextField(_("text"))
    url = models.URLField(_("address"), max_length=400, blank=True)
    shares = models.PositiveIntegerField(_("shares of the post"), default=0)
    received_at = models.DateTimeField(_("received"), db_default=Now())

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = (
            models.UniqueConstraint(fields=["platform", "external_id"], name="review_once"),
        )

    def __str__(self) -> str:
        return f"{self.platform} {self.external_id}"


class Alert(AlertWorkflow):
    """Words of the watch in a text of ours or of the feed; one for each text and rule."""

    rule = models.ForeignKey(
        WatchRule, verbose_name=_("rule of the watch"), on_delete=models.PROTECT
    )
    source_key = models.CharField(_("where"), max_length=80)  # complaints.complaint:7
    words = models.CharField(_("words"), max_length=200)
    shares = models.PositiveIntegerField(_("shares of the post"), default=0)
    branch = models.ForeignKey(Branch, null=True, on_delete=models.PROTECT)
    duty = models.ForeignKey(
        User, verbose_name=_("on duty"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    handled_by = models.ForeignKey(
        User, verbose_name=_("handled by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = EncryptedTextField(_("note"), blank=True)
    pushed_at = models.DateTimeField(_("pushed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = (models.UniqueConstraint(fields=["source_key", "rule"], name="alert_once"),)
        indexes = (models.Index(fields=["state", "-id"], name="alert_by_state"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """A case of its own."""
        return f"alert:{self.pk}"

    @property
    def customer_key(self) -> int | None:
        """It may be about nobody we know."""
        return None

    def is_about(self, user_id: int | None) -> bool:
        """Whether it was found in a complaint about this person."""
        label, _sep, pk = self.source_key.partition(":")
        if user_id is None or label != Complaint._meta.label_lower:
            return False
        return Complaint.objects.filter(pk=pk, accused=user_id).exists()


def on_duty(but: int | None = None) -> User | None:
    """Who is on duty now, ``but`` one: by the duty roster, else a customer service lead."""
    now = clock.now()
    shift = Duty.objects.filter(starts_at__lte=now, ends_at__gt=now, user__is_active=True)
    shift = shift.exclude(user_id=but)
    found = shift.select_related("user").order_by("-starts_at", "pk").first()
    if found is not None:
        return found.user
    leads = User.objects.filter(is_active=True, roles__contains=["cs_lead"]).order_by("pk")
    return leads.exclude(pk=but).first()
