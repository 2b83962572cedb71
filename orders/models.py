"""Programmes, orders, and the inbox of payment notifications."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from core.clock import Now
from core.fields import EncryptedTextField
from customers.models import Customer
from inventory.models import Product
from orders.choices import ContractType, Outcome, PayChannel, Provider
from orders.workflow import OrderState, OrderWorkflow


class Programme(models.Model):
    """What is sold: a health programme of so many days, with the goods of its kit."""

    code = models.CharField(_("product code"), max_length=40, unique=True)
    name = models.CharField(_("programme"), max_length=80)
    days = models.PositiveSmallIntegerField(
        _("days"), default=49, validators=[MinValueValidator(1)]
    )
    list_price = models.DecimalField(_("list price"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    active = models.BooleanField(_("on sale"), default=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = (
            models.CheckConstraint(condition=Q(list_price__gt=0), name="programme_has_price"),
            models.CheckConstraint(condition=Q(days__gt=0), name="programme_has_days"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ProgrammeLine(models.Model):
    """One product of a programme's kit."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(_("quantity"), default=1)

    class Meta:
        verbose_name = _("kit line")
        verbose_name_plural = _("kit lines")
        constraints = (
            models.UniqueConstraint(fields=["programme", "product"], name="kit_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="kit_line_some"),
        )

    def __str__(self) -> str:
        return f"{self.product} × {self.quantity}"


class Order(OrderWorkflow):
    """One purchase of one programme by one customer: everything in a service hangs on it."""

    order_no = models.CharField(_("order no."), max_length=40, unique=True)
    customer = models.ForeignKey(
        Customer,
        verbose_name=_("customer"),
        on_delete=models.PROTECT,
        related_name="orders",
        db_index=False,
    )
    branch = models.ForeignKey(
        Branch,
        verbose_name=_("branch"),
        on_delete=models.PROTECT,
        related_name="orders",
        db_index=False,
    )
    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="orders"
    )
    list_price = models.DecimalField(_("list price"), max_digits=12, decimal_places=2)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    pay_channel = models.CharField(
        _("paid by"), max_length=12, choices=PayChannel, blank=True, default=""
    )
    transaction_no = models.CharField(_("transaction no."), max_length=80, blank=True, default="")
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    contract_type = models.CharField(
        _("contract type"), max_length=10, choices=ContractType, blank=True, default=""
    )
    before_refund = models.CharField(max_length=20, blank=True, default="", editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    entered_by = models.ForeignKey(
        User, verbose_name=_("entered by"), null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="order_has_amount"),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=False)
                | Q(state__in=[OrderState.PENDING_PAYMENT, OrderState.CANCELLED]),
                name="order_paid_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[OrderState.TYPE_CONFIRMED, OrderState.IN_SERVICE])
                | ~Q(contract_type=""),
                name="order_confirmed_has_type",
            ),
        )
        indexes = (
            models.Index(fields=["branch", "-id"], name="order_of_branch"),
            models.Index(fields=["customer", "-id"], name="order_of_customer"),
            models.Index(fields=["state", "-id"], name="order_by_state"),
            models.Index(fields=["-paid_at", "-id"], name="order_by_payment"),
        )

    def __str__(self) -> str:
        return self.order_no

    @property
    def case_key(self) -> str:
        """What everything in this service is filed under."""
        return f"order:{self.pk}"

    @property
    def off_price(self) -> bool:
        """Whether something else was paid than the list price: taken, but shown (a discount?)."""
        return bool(self.amount != self.list_price)


class PaymentNotification(models.Model):
    """The inbox of the payment webhooks: every signed body is kept, the refused ones too.

    One event is accepted once; a refused one may come again, corrected.
    """

    provider = models.CharField(_("provider"), max_length=10, choices=Provider)
    event_id = models.CharField(_("event"), max_length=80, blank=True, default="")
    order_no = models.CharField(_("order no."), max_length=40, blank=True, default="")
    body = EncryptedTextField(_("content"))
    body_sha256 = models.CharField(max_length=64)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)
    answer_status = models.PositiveSmallIntegerField(_("answered"))
    answer = models.JSONField(default=dict)
    repeats = models.PositiveIntegerField(_("repeats"), default=0)
    order = models.ForeignKey(
        Order,
        verbose_name=_("order"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="payment_notifications",
    )
    received_at = models.DateTimeField(_("received"), db_default=Now())

    class Meta:
        verbose_name = _("payment notification")
        verbose_name_plural = _("payment notifications")
        constraints = (
            models.UniqueConstraint(
                fields=["provider", "event_id"],
                condition=~Q(outcome=Outcome.REFUSED),
                name="payment_event_once",
            ),
        )
        indexes = (
            models.Index(fields=["order_no"], name="payment_by_order_no"),
            models.Index(fields=["outcome", "-id"], name="payment_by_outcome"),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id or self.pk}"


class BadSignature(models.Model):
    """How often somebody knocked with a wrong signature: counted, their content is not kept."""

    provider = models.CharField(_("provider"), max_length=10)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("bad signatures")
        verbose_name_plural = _("bad signatures")
        constraints = (
            models.UniqueConstraint(fields=["provider", "day"], name="bad_signature_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.day}: {self.count}"
