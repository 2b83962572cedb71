"""Who was asked, and what was answered."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, Partner, User
from core.clock import Now
from core.errors import Invalid
from core.fields import EncryptedJSONField, EncryptedTextField
from customers.models import Customer
from orders.models import Order
from surveys.choices import QuestionKind, Theme, Tone, Way, tone_of
from surveys.models.survey import Question, Survey, SurveyVersion
from surveys.workflow import InvitationState, InvitationWorkflow

TWO_PLACES = Decimal("0.01")


class SurveyRound(models.Model):
    """A sample: how it was drawn, so that the draw can be repeated."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="rounds")
    each = models.PositiveSmallIntegerField(_("so many of each branch"))
    seed = models.BigIntegerField(_("seed of the draw"))
    strata = models.JSONField(_("strata"), default=dict)
    by_name = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("round of a survey")
        verbose_name_plural = _("rounds of surveys")

    def __str__(self) -> str:
        return f"{self.survey} #{self.pk}"


class Invitation(InvitationWorkflow):
    """A customer, or a partner, asked once, with the version of the questions and who served them.

    A partner is asked once a quarter; headquarters alone reads and answers for what it says.
    """

    parents = ("customer",)

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    version_asked = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT)
    round = models.ForeignKey(
        SurveyRound, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    stratum = models.CharField(_("stratum"), max_length=60, blank=True)
    customer = models.ForeignKey(
        Customer,
        verbose_name=_("customer"),
        null=True,
        on_delete=models.PROTECT,
        related_name="surveys",
        db_index=False,
    )
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        null=True,
        on_delete=models.PROTECT,
        related_name="surveys",
        db_index=False,
    )
    quarter = models.DateField(_("first day of the quarter"), null=True)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), on_delete=models.PROTECT, db_index=False
    )
    order = models.ForeignKey(Order, verbose_name=_("order"), null=True, on_delete=models.PROTECT)
    coach = models.ForeignKey(
        User, verbose_name=_("coach"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    doctor = models.ForeignKey(
        User, verbose_name=_("doctor"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    about = models.CharField(max_length=80, blank=True)  # complaints.complaint:7
    handler = models.ForeignKey(
        User, verbose_name=_("handler"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    way = models.CharField(_("way"), max_length=8, choices=Way, default=Way.LINK)
    sent_at = models.DateTimeField(_("asked on"))
    expires_at = models.DateTimeField(_("answers until"))
    kept = EncryptedJSONField(default=dict)  # what the customer has answered so far
    answered_at = models.DateTimeField(_("answered"), null=True)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lowest = models.PositiveSmallIntegerField(_("lowest score"), null=True)
    score = models.DecimalField(_("average"), max_digits=3, decimal_places=2, null=True)
    nps = models.PositiveSmallIntegerField(_("would recommend"), null=True)
    tone = models.CharField(_("colour"), max_length=6, choices=Tone, blank=True)
    theme = models.CharField(_("about"), max_length=8, choices=Theme, blank=True)
    cause = EncryptedTextField(_("root cause"), blank=True)
    measures = EncryptedTextField(_("measures"), blank=True)

    class Meta:
        verbose_name = _("invitation to a survey")
        verbose_name_plural = _("invitations to surveys")
        constraints = (
            models.CheckConstraint(
                condition=~Q(entered_by=F("coach")) & ~Q(entered_by=F("doctor")),
                name="invitation_not_by_the_rated",
            ),
            models.CheckConstraint(
                condition=Q(entered_by=None) | Q(handler=None) | ~Q(entered_by=F("handler")),
                name="invitation_not_by_the_handler",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[InvitationState.ANSWERED, InvitationState.ANALYSED])
                | Q(answered_at__isnull=False, lowest__range=(1, 5)),
                name="invitation_answered_has_score",
            ),
            models.CheckConstraint(
                condition=Q(customer__isnull=False, partner=None, quarter=None)
                | Q(customer=None, partner__isnull=False, quarter__isnull=False),
                name="invitation_customer_or_partner",
            ),
            models.UniqueConstraint(
                fields=["partner", "quarter"], name="invitation_partner_once_a_quarter"
            ),
            models.UniqueConstraint(
                fields=["customer", "survey"],
                condition=Q(state="open"),
                name="invitation_one_open",
            ),
        )
        indexes = (
            models.Index(fields=["branch", "-id"], name="invitation_of_branch"),
            models.Index(fields=["customer", "-sent_at"], name="invitation_of_customer"),
            models.Index(fields=["state", "-id"], name="invitation_by_state"),
            models.Index(fields=["tone", "-id"], name="invitation_by_tone"),
            models.Index(fields=["sent_at", "branch"], name="invitation_by_time"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """An invitation is a case of its own."""
        return f"invitation:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """Headquarters looks into what partners say, not their own people."""
        return None if self.partner_id else self.branch_id

    def whose(self, user: User) -> str:
        """Who was asked, as the person may see it."""
        if self.customer is not None:
            return self.customer.shown_to(user)
        return str(self.partner)

    @cached_property
    def asked_questions(self) -> list[Question]:
        """The questions of the version that is asked, in order."""
        return list(self.version_asked.questions.all())

    def keep_answers(self, answers: Mapping[str, Any], at: datetime) -> None:
        """Write down what was answered and derive scores and colour; refuse what is not whole."""
        given = {q: _clean(q, answers.get(q.code)) for q in self.asked_questions}
        wrong = {
            q.code: [gettext("Please choose an answer.")] for q, v in given.items() if v is None
        }
        if wrong:
            raise Invalid(gettext("Some questions are still open."), fields=wrong)
        common = {"invitation": self, "survey_id": self.survey_id, "at": at}
        common |= {"branch_id": self.branch_id, "coach_id": self.coach_id}
        Answer.objects.bulk_create(
            Answer(**common, doctor_id=self.doctor_id, question=q, **_columns(q, value))
            for q, value in given.items()
            if value != ""
        )
        fives = [value for q, value in given.items() if q.kind == QuestionKind.FIVE]
        self.lowest = min(fives)
        self.score = (Decimal(sum(fives)) / len(fives)).quantize(TWO_PLACES)
        self.nps = next((v for q, v in given.items() if q.kind == QuestionKind.NPS), None)
        self.tone, self.kept = tone_of(self.lowest), {}


def _clean(question: Question, value: Any) -> Any:
    """A value that the question allows; None when it is missing or impossible."""
    if question.kind == QuestionKind.TEXT:
        return str(value or "").strip()
    least, most = (0, 10) if question.kind == QuestionKind.NPS else (1, 5)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and least <= value <= most else None


def _columns(question: Question, value: Any) -> dict[str, Any]:
    if question.kind == QuestionKind.TEXT:
        return {"kind": question.kind, "theme": question.theme, "text": value}
    return {"kind": question.kind, "theme": question.theme, "score": value}


class Answer(models.Model):
    """One answer, with what it is counted by beside it: a million of them are summed at once."""

    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    kind = models.CharField(max_length=4, choices=QuestionKind)
    theme = models.CharField(max_length=8, choices=Theme)
    score = models.PositiveSmallIntegerField(null=True)
    text = EncryptedTextField(_("own words"), blank=True)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT)
    coach = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    doctor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("answer")
        constraints = (
            models.UniqueConstraint(fields=["invitation", "question"], name="answer_once"),
            models.CheckConstraint(
                condition=Q(kind="five", score__range=(1, 5))
                | Q(kind="nps", score__range=(0, 10))
                | Q(kind="text", score=None),
                name="answer_in_range",
            ),
        )
        indexes = (
            models.Index(
                fields=["at", "branch", "kind", "theme", "score"],
                name="answer_counted",
                include=["survey", "coach", "doctor"],
                condition=Q(score__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.question_id}"
