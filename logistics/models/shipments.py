"""The parcels of a delivery."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import prepared
from core.fields import EncryptedTextField
from core.locks import one_at_a_time
from core.prepared import Asked, Hole
from inventory.models import Allocation, Product, Promise, Warehouse
from inventory.selectors import allocations_of
from logistics import carriers, proof
from logistics.choices import Method, Mishap, Progress
from logistics.models.base import Line, OfOrder
from logistics.models.deliveries import Delivery
from logistics.workflow import ReceiptState, ShipmentState, ShipmentWorkflow

_promised = Asked(
    lambda: Allocation.objects.filter(
        document=Hole("parcel"), pk=Hole("line"), status=Promise.RESERVED
    ).values_list("quantity", flat=True)
)


class Shipment(OfOrder, ShipmentWorkflow):
    """One parcel of a delivery 发货. Its method is the delivery's at the time it was opened."""

    parents = ("order", "delivery")

    delivery = models.ForeignKey(
        Delivery, verbose_name=_("delivery"), on_delete=models.PROTECT, related_name="shipments"
    )
    method = models.CharField(_("receiving method"), max_length=10, choices=Method)
    warehouse = models.ForeignKey(
        Warehouse,
        verbose_name=_("warehouse"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("sent again for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replacements",
    )
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("rest of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rests",
    )
    carrier = models.CharField(_("carrier"), max_length=10, choices=carriers.CHOICES, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=40, blank=True)
    progress = models.CharField(
        _("carrier's news"), max_length=12, choices=Progress, default=Progress.UNKNOWN
    )
    progress_at = models.DateTimeField(_("last news"), null=True, editable=False)
    subscribed_at = models.DateTimeField(_("news ordered at"), null=True, editable=False)
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
        receipt = getattr(self, "receipt", None)
        return receipt is not None and receipt.state == ReceiptState.DAMAGED

    @property
    def is_replaced(self) -> bool:
        """Another parcel has taken its place."""
        return self.replacements.exclude(state=ShipmentState.CANCELLED).exists()

    @property
    def marks(self) -> dict[str, Any]:
        """The facts by which clocks tell this parcel from the first one of its order."""
        further = self.replaces_id or self.part_of_id
        return {**({"slot": str(self.pk)} if further else {}), **self.delivery.beside}

    def to_check(self) -> models.QuerySet[Allocation]:
        """The lines that nobody has held against the goods yet, in the order of the bins."""
        held = allocations_of(self.key).filter(status=Promise.RESERVED)
        return held.exclude(pk__in=self.checks.filter(fault="").values("allocation"))

    def claim_number(self) -> None:
        """One parcel per number; two people who enter it at once wait for each other."""
        one_at_a_time(f"{self.carrier}:{self.tracking_number}")
        taken = Shipment.objects.filter(carrier=self.carrier, tracking_number=self.tracking_number)
        if taken.exclude(pk=self.pk).exists():
            raise proof.beside(
                "tracking_number", gettext("This number is already recorded for another parcel.")
            )

    def note_check(self, line: int, code: str, counted: int, fault: str, **agrees: bool) -> None:
        """What was found at a line; looked at again, the last look counts."""
        check = apps.get_model("logistics.PickCheck")
        quantity = _promised.first(parcel=self.key, line=line)
        if quantity is None or (not fault and (counted != quantity or not all(agrees.values()))):
            raise proof.beside("counted", gettext("What was found is not what the list says."))
        found = {"code": code, "counted": counted, "fault": fault, "quantity_ok": not fault}
        who = {"shipment": self, "at": self.acting.at, "by_name": self.acting.by.name}
        looked = {**found, **agrees, **who}
        if not check._default_manager.filter(allocation_id=line).update(**looked):
            prepared.insert([check(allocation_id=line, **looked)])

    def open_rest(self, now: Mapping[int, int]) -> "Shipment":
        """Keep of each product so many, the rest goes into a parcel of its own."""
        rest = Shipment.objects.create(
            order=self.order,
            delivery=self.delivery,
            method=self.method,
            warehouse=self.warehouse,
            part_of=self,
        )
        for line in self.lines.all():
            kept = now.get(line.product_id, 0)
            if kept < line.quantity:
                ShipmentLine.objects.create(
                    shipment=rest, product_id=line.product_id, quantity=line.quantity - kept
                )
                if kept:
                    self.lines.filter(pk=line.pk).update(quantity=kept)
                else:
                    line.delete()
        return rest

    def open_replacement(self, products: Iterable[Product], quantity: int | None) -> "Shipment":
        """A parcel of the same delivery with these goods again.

        So many of each; or as many as the customer has reported; else as many as were sent.
        """
        receipt = getattr(self, "receipt", None)
        told = dict(receipt.faults.values_list("product_id", "quantity")) if receipt else {}
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
                shipment=again,
                product_id=line.product_id,
                quantity=quantity or told.get(line.product_id, line.quantity),
            )
            for line in self.lines.filter(product__in=chosen)
        )
        return again


class ShipmentLine(Line):
    """One product in a parcel."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.CASCADE, related_name="lines", db_index=False
    )

    class Meta:
        verbose_name = _("goods")
        verbose_name_plural = _("goods")
        constraints = (
            models.UniqueConstraint(fields=["shipment", "product"], name="shipment_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="shipment_line_some"),
        )
