"""Measures: tasks that a proposal or the handling gives to departments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from complaints.choices import DEPARTMENTS
from complaints.models.complaint import Complaint
from complaints.workflow import MeasureWorkflow
from core.fields import EncryptedTextField


class Measure(MeasureWorkflow):
    """Who does what by when."""

    parents = ("complaint",)

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="measures")
    round = models.PositiveSmallIntegerField(_("round"))
    department = models.CharField(_("department"), max_length=24, choices=DEPARTMENTS)
    person = models.ForeignKey(
        User,
        verbose_name=_("person responsible"),
        on_delete=models.PROTECT,
        related_name="measures",
        db_index=False,
    )
    what = EncryptedTextField(_("measure"))
    due_at = models.DateTimeField(_("done by"))
    begun_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(_("done at"), null=True, editable=False)
    result = EncryptedTextField(_("what was done"), blank=True)

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        indexes = (models.Index(fields=["person", "-id"], name="measure_of_person"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.complaint_id}/{self.pk}"

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
