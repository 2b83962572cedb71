"""A complaint, the rounds of its solution, and the lines of its record."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from complaints import grading
from complaints.choices import (
    Answer,
    Category,
    Cause,
    Grade,
    Level,
    NoteKind,
    Outcome,
    Source,
    Why,
)
from complaints.workflow import OPEN, ComplaintState, ComplaintWorkflow
from core.clock import Now
from core.errors import Invalid
from core.fields import EncryptedTextField
from customers.models import Customer
from groupchat.models import Message
from inventory.models import Lot
from logistics.models import Receipt
from orders.models import Order
from plans.models import Plan

OPEN_STATES = [str(state) for state in OPEN]


def _person(label: Any, **more: Any) -> Any:
    given = {"null": True, "blank": True, "on_delete": models.PROTECT, "related_name": "+"}
    return models.ForeignKey(User, verbose_name=label, **{**given, **more})


class Complaint(ComplaintWorkflow):
    """What a customer is unhappy with. Its words may speak of health, so they are sealed."""

    customer = models.ForeignKey(
        Customer,
        verbose_name=_("customer"),
        on_delete=models.PROTECT,
        related_name="complaints",
        db_index=False,
    )
    order = models.ForeignKey(
        Order, verbose_name=_("order"), null=True, blank=True, on_delete=models.PROTECT
    )
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), null=True, blank=True, on_delete=models.PROTECT
    )
    receipt = models.OneToOneField(
        Receipt, verbose_name=_("receipt"), null=True, blank=True, on_delete=models.PROTECT
    )
    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), null=True, blank=True, on_delete=models.PROTECT
    )
    said = models.OneToOneField(
        Message, verbose_name=_("message in the group chat"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="complaint",
    )  # fmt: skip
    accused = _person(_("about whom"), related_name="complaints_about")
    source = models.CharField(_("came in by"), max_length=10, choices=Source)
    category = models.CharField(_("category of complaint"), max_length=10, choices=Category)
    text = EncryptedTextField(_("content"))
    amount = models.DecimalField(
        _("amount claimed"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    taken_by = models.CharField(_("taken down by"), max_length=80, blank=True)

    harm = models.BooleanField(_("health may have been harmed"), default=False)
    suggested = models.CharField(
        _("suggested grade"), max_length=10, choices=Grade, default=Grade.ORDINARY
    )
    why = EncryptedTextField(_("reasons of the suggestion"), blank=True)
    grade = models.CharField(_("grade"), max_length=10, choices=Grade, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices, default=Level.FRONT)
    handler = _person(_("handler"), related_name="complaints_handled", db_index=False)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    repeat_of = models.ForeignKey(
        "self", verbose_name=_("repeats"), null=True, on_delete=models.PROTECT,
        related_name="repeated_by",
    )  # fmt: skip
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, on_delete=models.PROTECT,
        related_name="merged",
    )  # fmt: skip
    cause = models.CharField(_("root cause"), max_length=20, choices=Cause, blank=True)
    resolution = EncryptedTextField(_("solution"), blank=True)
    summary = EncryptedTextField(_("summary"), blank=True)

    first_answered_at = models.DateTimeField(_("first answered at"), null=True, editable=False)
    lead_in_at = models.DateTimeField(_("lead stepped in at"), null=True, editable=False)
    management_in_at = models.DateTimeField(
        _("management stepped in at"), null=True, editable=False
    )
    promised_at = models.DateTimeField(_("answer promised by"), null=True, editable=False)
    waiting_since = models.DateTimeField(_("waiting since"), null=True, editable=False)
    resolved_at = models.DateTimeField(_("solved at"), null=True, editable=False)
    closed_at = models.DateTimeField(_("complaint closed at"), null=True, editable=False)
    closed_by = models.CharField(max_length=10, blank=True, editable=False)  # customer | call_back
    escalated_for = ArrayField(models.BigIntegerField(), default=list, editable=False)

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.CLOSED) | Q(closed_at__isnull=False),
                name="complaint_closed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(handler=None) | Q(accused=None) | ~Q(handler=F("accused")),
                name="complaint_handler_not_accused",
            ),
            models.CheckConstraint(
                condition=Q(harm=False) | Q(grade__in=["", Grade.MAJOR, Grade.CRISIS]),
                name="complaint_harm_is_major",
            ),
            models.CheckConstraint(
                condition=Q(state=ComplaintState.MERGED, merged_into__isnull=False)
                | ~Q(state=ComplaintState.MERGED) & Q(merged_into=None),
                name="complaint_merged_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(state=ComplaintState.REGISTERED)
                | ~Q(grade="")
                | Q(state__in=[*map(str, (ComplaintState.WITHDRAWN, ComplaintState.MERGED))])
                | Q(state=ComplaintState.DISMISSED),
                name="complaint_graded",
            ),
        )
        indexes = (
            models.Index(fields=["customer", "-id"], name="complaint_of_customer"),
            models.Index(fields=["state", "-id"], name="complaint_by_state"),
            models.Index(
                fields=["branch", "grade", "created_at"],
                condition=Q(state__in=OPEN_STATES),
                name="complaint_open",
            ),
            models.Index(fields=["created_at", "cause"], name="complaint_by_month"),
            models.Index(fields=["cause", "created_at"], name="complaint_by_cause"),
            models.Index(fields=["handler", "-id"], name="complaint_of_handler"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """A case of its own: its deadlines do not stand still with the order's."""
        return f"complaint:{self.pk}"

    @property
    def kind(self) -> str:
        """Which of the named clocks it has."""
        return grading.kind_of(self.grade, self.category)

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return str(self.state) in OPEN_STATES

    # Parts of it, written by its steps

    def now_round(self) -> "Round":
        """The round that is going on."""
        return self.rounds.get(number=self.round)

    def begin_round(self, why: str) -> None:
        """End the round that is going on and begin the next; the old one never changes again."""
        at: datetime = self.acting.at
        if why != Why.FIRST:
            self.rounds.filter(number=self.round).update(ended_at=at)
            self.round += 1
        Round.objects.create(complaint=self, number=self.round, why=why, opened_at=at)

    def note(self, kind: str, text: str) -> None:
        """A line of the record; nothing said, nothing written."""
        if text:
            by, at = self.acting.by, self.acting.at
            Note.objects.create(
                complaint=self, round=self.round, kind=kind, text=text, at=at, by=by.name[:80]
            )

    def add_measure(self, department: str, person: Any, what: str, due_at: datetime) -> None:
        """A task of the round; the process lets its clock begin."""
        self.measures.create(
            round=self.round, department=department, person=person, what=what, due_at=due_at
        )

    def add_compensation(
        self, remedy: str, amount: Decimal, reason: str, photos: Sequence[Any]
    ) -> Any:
        """A compensation of the round, with the levels that its amount asks for."""
        return self.compensations.model.of(self, remedy, amount, reason, photos)

    def link(self, other: "Complaint") -> None:
        """Once, whichever of the two is named first."""
        first, second = sorted((self.pk, other.pk))
        Related.objects.get_or_create(first_id=first, second_id=second)

    def sibling(self, number: int, field: str) -> "Complaint":
        """Another complaint of the branch or the customer; the reason stands beside the field."""
        other = type(self).objects.select_related("customer", "order").filter(pk=number).first()
        known = other is not None and other.pk != self.pk
        if not known or self.branch_key != other.branch_key and self._stranger(other):
            words = gettext("There is no other complaint with this number.")
            raise Invalid(words, fields={field: [words]})
        return other

    def _stranger(self, other: "Complaint") -> bool:
        return self.customer_id != other.customer_id


class Round(models.Model):
    """One attempt at a solution. A database trigger keeps an ended one as it was."""

    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, related_name="rounds", db_index=False
    )
    number = models.PositiveSmallIntegerField(_("round"))
    why = models.CharField(_("why it began"), max_length=10, choices=Why)
    opened_at = models.DateTimeField(_("begun"))
    handler = _person(_("handler"))
    proposal = EncryptedTextField(_("proposal"), blank=True)
    proposed_at = models.DateTimeField(_("proposed"), null=True)
    proposed_by = _person(_("proposed by"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.CharField(max_length=12, blank=True)  # customer | staff
    answer_words = EncryptedTextField(_("the customer's words"), blank=True)
    resolution = EncryptedTextField(_("solution"), blank=True)
    resolved_at = models.DateTimeField(_("solved"), null=True)
    called_back_at = models.DateTimeField(_("called back"), null=True)
    called_back_by = _person(_("called back by"))
    outcome = models.CharField(_("how the call went"), max_length=12, choices=Outcome, blank=True)
    call_words = EncryptedTextField(_("the customer's words"), blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        verbose_name = _("round")
        constraints = (
            models.UniqueConstraint(fields=["complaint", "number"], name="round_once"),
            models.CheckConstraint(
                condition=Q(called_back_by=None)
                | Q(handler=None)
                | ~Q(called_back_by=F("handler")),
                name="round_called_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id}/{self.number}"


class Note(models.Model):
    """A line of the record; append-only."""

    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, related_name="notes", db_index=False
    )
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind of note"), max_length=10, choices=NoteKind)
    text = EncryptedTextField(_("note"))
    at = models.DateTimeField(_("at"), db_default=Now())
    by = models.CharField(_("by"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("note")
        indexes = (models.Index(fields=["complaint", "id"], name="note_of_complaint"),)

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.kind}"


class Related(models.Model):
    """Two complaints that belong together, the older one first."""

    first = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(
        Complaint, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("related complaints")
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="related_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="related_in_order"),
        )
        indexes = (models.Index(fields=["second"], name="related_back"),)

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
