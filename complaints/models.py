"""Complaints."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from complaints.choices import Category, Source
from complaints.workflow import ComplaintState, ComplaintWorkflow
from core.fields import EncryptedTextField
from customers.models import Customer
from logistics.models import Receipt
from orders.models import Order


class Complaint(ComplaintWorkflow):
    """What a customer is unhappy with. Its words may speak of health, so they are sealed."""

    customer = models.ForeignKey(
        Customer, verbose_name=_("customer"), on_delete=models.PROTECT, related_name="complaints"
    )
    order = models.ForeignKey(
        Order, verbose_name=_("order"), null=True, blank=True, on_delete=models.PROTECT
    )
    receipt = models.OneToOneField(
        Receipt, verbose_name=_("receipt"), null=True, blank=True, on_delete=models.PROTECT
    )
    source = models.CharField(_("came in by"), max_length=10, choices=Source)
    category = models.CharField(_("category of complaint"), max_length=10, choices=Category)
    text = EncryptedTextField(_("content"))
    taken_by = models.CharField(_("taken down by"), max_length=80, blank=True)
    resolution = EncryptedTextField(_("solution"), blank=True)
    closed_at = models.DateTimeField(_("complaint closed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.CLOSED) | Q(closed_at__isnull=False),
                name="complaint_closed_has_time",
            ),
        )
        indexes = (
            models.Index(fields=["customer", "-id"], name="complaint_of_customer"),
            models.Index(fields=["state", "-id"], name="complaint_by_state"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """The case of the order, or one of its own."""
        return str(self.order.case_key) if self.order else f"complaint:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch of the order, else the customer's."""
        return self.order.branch_id if self.order else self.customer.branch_id
