"""How the goods of an order are wanted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from customers.models import masking
from logistics.choices import Method, Purpose, Window
from logistics.models.base import Line, OfOrder
from logistics.workflow import DeliveryState, DeliveryWorkflow
from plans.models import Plan


class Delivery(OfOrder, DeliveryWorkflow):
    """What a plan needs, and how its customer wants to receive it 配送."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), null=True, blank=True, on_delete=models.PROTECT
    )
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose, default=Purpose.ORDER)
    method = models.CharField(_("receiving method"), max_length=10, choices=Method, blank=True)
    recipient = models.CharField(_("recipient"), max_length=60, blank=True)
    phone = EncryptedTextField(_("telephone"), max_length=30, blank=True)
    address = EncryptedTextField(_("address"), max_length=300, blank=True)
    region = EncryptedTextField(_("province, city, district"), max_length=100, blank=True)
    deliver_on = models.DateField(_("wanted on"), null=True, blank=True)
    window = models.CharField(
        _("time of day"), max_length=10, choices=Window, default=Window.ANY, blank=True
    )
    note = EncryptedTextField(_("note for the warehouse"), max_length=300, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = (
            models.UniqueConstraint(
                fields=["plan"],
                condition=~Q(state=DeliveryState.CANCELLED),
                name="delivery_one_per_plan",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="delivery_known_purpose"
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.CONFIRMED) | Q(method__in=Method.values),
                name="delivery_confirmed_has_method",
            ),
        )
        indexes = (
            models.Index(fields=["order", "state"], name="delivery_of_order"),
            models.Index(fields=["state", "-id"], name="delivery_by_state"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.order}"

    @property
    def beside(self) -> dict[str, bool]:
        """The fact by which clocks know goods that are not the programme's (requirement L1)."""
        return {} if self.purpose == Purpose.ORDER else {"beside": True}

    @property
    def masked_phone(self) -> str:
        """138****1402."""
        return masking.phone(self.phone)

    @property
    def masked_address(self) -> str:
        """The beginning, as far as a district."""
        return masking.address(self.address[:6], self.address)


class DeliveryLine(Line):
    """One product that the plan needs."""

    delivery = models.ForeignKey(
        Delivery, on_delete=models.CASCADE, related_name="lines", db_index=False
    )

    class Meta:
        verbose_name = _("goods")
        verbose_name_plural = _("goods")
        constraints = (
            models.UniqueConstraint(fields=["delivery", "product"], name="delivery_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="delivery_line_some"),
        )
