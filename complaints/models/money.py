"""Compensations, and the table of who may grant how much."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from complaints.choices import Category, Remedy
from complaints.models.complaint import Complaint
from complaints.workflow import CompensationWorkflow
from complaints.workflow.compensation import APPROVERS
from core import files
from core.errors import Invalid
from core.fields import EncryptedTextField

#: Above this a photo or video must show what happened (requirement F4; the amount is ours).
EVIDENCE_ABOVE = Decimal(1000)
HEADQUARTERS = frozenset({Role.REGIONAL_MANAGER, Role.SUPERVISOR})


class Authority(models.Model):
    """权责: what a role may grant by itself, for a category of complaint or for any."""

    role = models.CharField(_("role"), max_length=24, choices=Role)
    category = models.CharField(
        _("category of complaint"), max_length=10, choices=Category, blank=True,
        help_text=_("Empty: any"),
    )  # fmt: skip
    limit = models.DecimalField(
        _("up to"), max_digits=10, decimal_places=2, null=True, blank=True,
        help_text=_("Empty: any amount"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authority table")
        constraints = (
            models.UniqueConstraint(fields=["role", "category"], name="authority_once"),
            models.CheckConstraint(
                condition=Q(limit=None) | Q(limit__gte=0), name="authority_sane"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.category} {self.limit or '∞'}"


def covers(roles: Collection[str], category: str, amount: Decimal) -> bool:
    """Whether the authority of one of these roles reaches so far; a row for the category rules."""
    rows = Authority.objects.filter(role__in=roles, category__in=("", category))
    ruling: dict[str, Authority] = {}
    for row in rows.order_by("category"):  # the one for any category comes first
        ruling[row.role] = row
    return any(row.limit is None or amount <= row.limit for row in ruling.values())


def levels_for(roles: Collection[str], category: str, amount: Decimal, locked: bool) -> int:
    """Up to which level it must be approved; 0: within the authority of whoever asks."""
    if covers(roles, category, amount) and not locked:
        return 0
    above = start_of(roles)
    for level, (_name, role) in APPROVERS.items():
        if level > above and covers([str(role)], category, amount):
            return level
    return max(APPROVERS)


def start_of(roles: Collection[str]) -> int:
    """The level at which whoever asks stands: those below are not asked."""
    if HEADQUARTERS & set(roles):
        return 2
    return 1 if Role.BRANCH_DIRECTOR in roles else 0


def _person(label: Any) -> Any:
    return models.ForeignKey(
        User, verbose_name=label, null=True, on_delete=models.PROTECT, related_name="+"
    )


class Compensation(CompensationWorkflow):
    """Something given to the customer; the columns of who approved differ by constraint."""

    parents = ("complaint",)

    complaint = models.ForeignKey(
        Complaint, verbose_name=_("complaint"), on_delete=models.PROTECT,
        related_name="compensations",
    )  # fmt: skip
    round = models.PositiveSmallIntegerField(_("round"))
    remedy = models.CharField(_("kind of compensation"), max_length=10, choices=Remedy)
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2)
    reason = EncryptedTextField(_("reason"))
    levels = models.PositiveSmallIntegerField(_("levels of approval"))
    approved_level = models.PositiveSmallIntegerField(default=0, editable=False)
    asked_by = models.ForeignKey(
        User, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    branch_by, region_by = _person(_("branch lead")), _person(_("regional manager"))
    finance_by, refused_by = _person(_("finance")), _person(_("refused by"))
    branch_at = models.DateTimeField(null=True, editable=False)
    region_at = models.DateTimeField(null=True, editable=False)
    finance_at = models.DateTimeField(null=True, editable=False)
    refused_reason = models.CharField(_("reason for refusal"), max_length=500, blank=True)
    paid_at = models.DateTimeField(_("paid at"), null=True, editable=False)
    reference = models.CharField(_("payment reference"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("compensation")
        verbose_name_plural = _("compensations")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="compensation_of_something"),
            models.CheckConstraint(
                condition=(
                    (Q(branch_by=None) | ~Q(branch_by=F("asked_by")))
                    & (Q(region_by=None) | ~Q(region_by=F("asked_by")))
                    & (Q(finance_by=None) | ~Q(finance_by=F("asked_by")))
                    & (Q(branch_by=None) | Q(region_by=None) | ~Q(branch_by=F("region_by")))
                    & (Q(branch_by=None) | Q(finance_by=None) | ~Q(branch_by=F("finance_by")))
                    & (Q(region_by=None) | Q(finance_by=None) | ~Q(region_by=F("finance_by")))
                ),
                name="compensation_nobody_twice",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "paid"])
                | Q(levels=0)
                | Q(approved_level__gte=F("levels")),
                name="compensation_approved_by_all",
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="compensation_by_state"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.complaint_id}/{self.pk}"

    @classmethod
    def of(
        cls, row: Complaint, remedy: str, amount: Decimal, reason: str, photos: Sequence[Any]
    ) -> "Compensation":
        """Ask for it: with proof above the limit, never by one person where health is harmed."""
        if amount > EVIDENCE_ABOVE and not photos:
            words = gettext("Above ¥1,000 a photo must show what happened.")
            raise Invalid(gettext("Please look at the marked fields."), fields={"photos": [words]})
        roles = row.acting.by.roles
        levels = levels_for(roles, str(row.category), amount, locked=row.harm)
        asked = cls.objects.create(
            complaint=row, round=row.round, remedy=remedy, amount=amount, reason=reason,
            levels=levels, approved_level=start_of(roles) if levels else 0,
            asked_by_id=row.acting.by.user_id,
        )  # fmt: skip
        for photo in photos:
            files.keep(
                photo, owner=asked.key, case_key=row.case_key, kind="proof", by=row.acting.by,
                customer_key=row.customer_id,
            )  # fmt: skip
        return asked

    @property
    def next_role(self) -> str:
        """Who is asked next; nobody when the last level has agreed."""
        if self.approved_level >= self.levels:
            return ""
        return str(APPROVERS[self.approved_level + 1][1])

    @property
    def case_key(self) -> str:
        """The complaint's."""
        return self.complaint.case_key

    @property
    def customer_key(self) -> int | None:
        """The complaint's customer."""
        return self.complaint.customer_id

    @property
    def branch_key(self) -> int | None:
        """The complaint's branch."""
        return self.complaint.branch_key
