"""Returns and exchanges."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from complaints.models import Complaint
from core.fields import EncryptedTextField
from customers.models import Customer
from inventory.models import Product
from logistics.models import Receipt
from orders.models import Order
from returns.choices import Reason, Verdict, Wish
from returns.workflow import ReturnWorkflow


def _person(label: object) -> models.ForeignKey[User | None, User | None]:
    return models.ForeignKey(
        User, verbose_name=label, null=True, on_delete=models.PROTECT, related_name="+"
    )


class Return(ReturnWorkflow):
    """Goods of one product of a parcel that come back."""

    customer = models.ForeignKey(
        Customer, verbose_name=_("customer"), on_delete=models.PROTECT, related_name="returns"
    )
    order = models.ForeignKey(Order, verbose_name=_("order"), on_delete=models.PROTECT)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, on_delete=models.PROTECT, db_index=False
    )
    receipt = models.ForeignKey(Receipt, verbose_name=_("receipt"), on_delete=models.PROTECT)
    complaint = models.ForeignKey(
        Complaint, verbose_name=_("complaint"), null=True, blank=True, on_delete=models.PROTECT
    )
    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(_("quantity"))
    value = models.DecimalField(_("value of the goods"), max_digits=10, decimal_places=2)
    wish = models.CharField(_("what the customer wants"), max_length=10, choices=Wish)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    packaging_intact = models.BooleanField(_("packaging intact"), default=False)
    in_policy = models.BooleanField(_("allowed by the policy"), default=False)
    text = EncryptedTextField(_("in the customer's words"))
    taken_by, decided_by = _person(_("taken down by")), _person(_("decided by"))
    received_by = _person(_("received by"))
    received_at = models.DateTimeField(_("received at"), null=True, editable=False)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    finding = models.TextField(_("what was found"), blank=True)
    refused_reason = models.CharField(_("reason for refusal"), max_length=500, blank=True)
    refunded = models.DecimalField(
        _("paid back"), max_digits=10, decimal_places=2, null=True, editable=False
    )
    reference = models.CharField(_("payment reference"), max_length=80, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("return")
        verbose_name_plural = _("returns")
        constraints = (
            models.CheckConstraint(condition=Q(quantity__gt=0), name="return_of_something"),
            models.CheckConstraint(
                condition=Q(refunded=None) | Q(refunded__lte=F("value")),
                name="return_refund_within_value",
            ),
        )
        indexes = (models.Index(fields=["branch", "-id"], name="return_of_branch"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """A case of its own."""
        return f"return:{self.pk}"
