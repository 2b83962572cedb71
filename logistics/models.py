"""Deliveries, the parcels that serve them, what carriers tell, and receipts."""

from collections.abc import Iterable

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.fields import EncryptedTextField
from customers.models import masking
from inventory.models import Product, Warehouse
from logistics import carriers, proof
from logistics.choices import Damage, Method, Mishap, Progress, Window
from logistics.workflow import (
    DeliveryState,
    DeliveryWorkflow,
    ReceiptState,
    ReceiptWorkflow,
    ShipmentState,
    ShipmentWorkflow,
)
from orders.models import Order
from plans.models import Plan


class OfOrder(models.Model):
    """A row of the service of one order."""

    parents = ("order",)

    order = models.ForeignKey(Order, verbose_name=_("order"), on_delete=models.PROTECT)

    class Meta:
        abstract = True

    @property
    def case_key(self) -> str:
        """The case of the order."""
        return str(self.order.case_key)

    @property
    def customer_key(self) -> int | None:
        """The customer of the order."""
        return int(self.order.customer_id)

    @property
    def branch_key(self) -> int | None:
        """The branch of the order."""
        return int(self.order.branch_id)


class Line(models.Model):
    """So much of a product."""

    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.product} × {self.quantity}"


class Delivery(OfOrder, DeliveryWorkflow):
    """What a plan needs, and how its customer wants to receive it 配送."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), null=True, blank=True, on_delete=models.PROTECT
    )
    method = models.CharField(_("receiving method"), max_length=10, choices=Method, blank=True)
    recipient = models.CharField(_("recipient"), max_length=60, blank=True)
    phone = EncryptedTextField(_("telephone"), max_length=30, blank=True)
    address = EncryptedTextField(_("address"), max_length=300, blank=True)
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
    def masked_phone(self) -> str:
        """138****1402."""
        return masking.phone(self.phone)

    @property
    def masked_address(self) -> str:
        """The beginning, as far as a district."""
        return masking.address(self.address[:6], self.address)


class DeliveryLine(Line):
    """One product that the plan needs."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="lines")

    class Meta:
        verbose_name = _("goods")
        verbose_name_plural = _("goods")
        constraints = (
            models.UniqueConstraint(fields=["delivery", "product"], name="delivery_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="delivery_line_some"),
        )


class Shipment(OfOrder, ShipmentWorkflow):
    """One parcel of a delivery 发货. Its method is the delivery's at the time it was opened."""

    delivery = models.ForeignKey(
        Delivery, verbose_name=_("delivery"), on_delete=models.PROTECT, related_name="shipments"
    )
    method = models.CharField(_("receiving method"), max_length=10, choices=Method)
    warehouse = models.ForeignKey(
        Warehouse, verbose_name=_("warehouse"), null=True, blank=True, on_delete=models.PROTECT
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("sent again for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replacements",
    )
    carrier = models.CharField(_("carrier"), max_length=10, choices=carriers.CHOICES, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=40, blank=True)
    progress = models.CharField(
        _("carrier's news"), max_length=12, choices=Progress, default=Progress.UNKNOWN
    )
    progress_at = models.DateTimeField(_("last news"), null=True, editable=False)
    asked_at = models.DateTimeField(_("last asked"), null=True, editable=False)
    picked_at = models.DateTimeField(_("picked at"), null=True, editable=False)
    handed_over_at = models.DateTimeField(_("handed over at"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("recorded at"), null=True, editable=False)
    mishap = models.CharField(_("what happened"), max_length=10, choices=Mishap, blank=True)
    mishap_note = EncryptedTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("shipment")
        verbose_name_plural = _("shipments")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ShipmentState.CONFIRMED)
                | ~Q(method=Method.EXPRESS)
                | ~Q(tracking_number=""),
                name="shipment_express_has_number",
            ),
            models.CheckConstraint(
                condition=Q(tracking_number="") | ~Q(carrier=""), name="shipment_number_has_carrier"
            ),
            models.UniqueConstraint(
                fields=["carrier", "tracking_number"],
                condition=~Q(tracking_number=""),
                name="shipment_by_number",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=~Q(state=ShipmentState.CANCELLED),
                name="shipment_replaced_once",
            ),
        )
        indexes = (
            models.Index(fields=["order", "state"], name="shipment_of_order"),
            models.Index(fields=["state", "-id"], name="shipment_by_state"),
            models.Index(fields=["warehouse", "-id"], name="shipment_of_warehouse"),
            models.Index(
                fields=["asked_at"],
                condition=Q(state=ShipmentState.CONFIRMED, method=Method.EXPRESS),
                name="shipment_to_ask",
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.order} #{self.pk}"

    @property
    def wanted(self) -> dict[int, int]:
        """What goes into the parcel: product → quantity."""
        return dict(self.lines.values_list("product_id", "quantity"))

    @property
    def carrier_name(self) -> str:
        """The carrier in words."""
        return carriers.name_of(self.carrier)

    @property
    def went_wrong(self) -> bool:
        """The carrier lost or spoiled it, or the customer found damage."""
        if self.state == ShipmentState.EXCEPTION:
            return True
        return Receipt.objects.filter(shipment=self, state=ReceiptState.DAMAGED).exists()

    @property
    def is_replaced(self) -> bool:
        """Another parcel has taken its place."""
        return self.replacements.exclude(state=ShipmentState.CANCELLED).exists()

    def claim_number(self) -> None:
        """One parcel per number; two people who enter it at once wait for each other."""
        name = f"{self.carrier}:{self.tracking_number}"
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        taken = Shipment.objects.filter(carrier=self.carrier, tracking_number=self.tracking_number)
        if taken.exclude(pk=self.pk).exists():
            raise proof.beside(
                "tracking_number", gettext("This number is already recorded for another parcel.")
            )

    def open_replacement(self, products: Iterable[Product], quantity: int | None) -> "Shipment":
        """A parcel of the same delivery with these goods again, as many as were sent or so many."""
        again = Shipment.objects.create(
            order=self.order,
            delivery=self.delivery,
            method=self.method,
            warehouse=self.warehouse,
            replaces=self,
        )
        chosen = {product.pk for product in products}
        ShipmentLine.objects.bulk_create(
            ShipmentLine(
                shipment=again, product_id=line.product_id, quantity=quantity or line.quantity
            )
            for line in self.lines.filter(product__in=chosen)
        )
        return again


class ShipmentLine(Line):
    """One product in a parcel."""

    shipment = models.ForeignKey(Shipment, on_delete=models.CASCADE, related_name="lines")

    class Meta:
        verbose_name = _("goods")
        verbose_name_plural = _("goods")
        constraints = (
            models.UniqueConstraint(fields=["shipment", "product"], name="shipment_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="shipment_line_some"),
        )


class TrackingEvent(models.Model):
    """One line of what the carrier tells; the same line again is the same line."""

    shipment = models.ForeignKey(Shipment, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("at"))
    progress = models.CharField(_("progress"), max_length=12, choices=Progress)
    text = models.CharField(_("text"), max_length=500)
    source = models.CharField(_("source"), max_length=12)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("tracking event")
        verbose_name_plural = _("tracking events")
        constraints = (
            models.UniqueConstraint(fields=["shipment", "digest"], name="tracking_event_once"),
        )
        indexes = (models.Index(fields=["shipment", "-at"], name="tracking_of_shipment"),)

    def __str__(self) -> str:
        return self.text


class TrackingPush(models.Model):
    """The inbox of the tracking webhook: every signed body once, and what became of it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("Taken over")
        ORPHAN = "orphan", _("No parcel has this number")
        UNREADABLE = "unreadable", _("Not readable")

    provider = models.CharField(_("tracking provider"), max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    body = EncryptedTextField(_("content"))
    outcome = models.CharField(_("what became of it"), max_length=12, choices=Outcome)
    shipment = models.ForeignKey(
        Shipment, verbose_name=_("shipment"), null=True, on_delete=models.SET_NULL
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    received_at = models.DateTimeField(_("message received"), db_default=Now())

    class Meta:
        verbose_name = _("tracking message")
        verbose_name_plural = _("tracking messages")
        indexes = (models.Index(fields=["outcome", "-id"], name="trackingpush_by_outcome"),)

    def __str__(self) -> str:
        return f"{self.provider} {self.pk}"


class Receipt(OfOrder, ReceiptWorkflow):
    """Whether a parcel reached the customer 收货. That the carrier says so is not enough."""

    shipment = models.OneToOneField(
        Shipment, verbose_name=_("shipment"), on_delete=models.PROTECT, related_name="receipt"
    )
    received_at = models.DateTimeField(_("received at"), null=True, editable=False)
    damaged_at = models.DateTimeField(_("damage reported at"), null=True, editable=False)
    told_by = models.CharField(_("told by"), max_length=12, blank=True, editable=False)
    damage = models.CharField(_("what is wrong"), max_length=10, choices=Damage, blank=True)
    damage_note = EncryptedTextField(_("what exactly"), blank=True)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ReceiptState.RECEIVED) | Q(received_at__isnull=False),
                name="receipt_received_has_time",
            ),
        )
        indexes = (
            models.Index(fields=["order", "state"], name="receipt_of_order"),
            models.Index(fields=["state", "-id"], name="receipt_by_state"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.order} #{self.shipment_id}"

    def devices(self) -> list[str]:
        """The devices that the customer now holds: this parcel's and those it made good for."""
        parcels, parcel = [], self.shipment
        while parcel is not None:
            parcels.append(parcel.pk)
            parcel = parcel.replaces
        lines = ShipmentLine.objects.filter(shipment__in=parcels).exclude(product__device="")
        return sorted(set(lines.values_list("product__device", flat=True)))

    def add_note(self, note: str, *, overdue: bool) -> "FollowUp":
        """Keep what was said."""
        return FollowUp.objects.create(
            receipt=self,
            at=self.acting.at,
            by_name=self.acting.by.name,
            overdue=overdue,
            note=note,
        )


class FollowUp(models.Model):
    """One time that somebody asked about a parcel."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="follow_ups")
    at = models.DateTimeField(_("at"))
    by_name = models.CharField(_("by"), max_length=80)
    overdue = models.BooleanField(_("overdue"), default=False)
    note = EncryptedTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        indexes = (models.Index(fields=["receipt", "-at"], name="followup_of_receipt"),)

    def __str__(self) -> str:
        return f"{self.by_name} {self.at}"
