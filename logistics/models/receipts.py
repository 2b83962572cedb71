"""Whether parcels reach their customers."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from logistics.choices import Damage
from logistics.models.base import Line, OfOrder
from logistics.models.shipments import Shipment, ShipmentLine
from logistics.workflow import ReceiptState, ReceiptWorkflow


class Receipt(OfOrder, ReceiptWorkflow):
    """Whether a parcel reached the customer 收货. That the carrier says so is not enough."""

    parents = ("order", "shipment__delivery")

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

    def keep_faults(self, affected: Mapping[int, int]) -> None:
        """Line by line, what is not as it should be."""
        ReceiptFault.objects.bulk_create(
            ReceiptFault(receipt=self, product_id=product, quantity=quantity)
            for product, quantity in sorted(affected.items())
            if quantity
        )

    @property
    def trouble(self) -> str:
        """What the customer has told, in words: what kind, how many of what, and their own."""
        lines = self.faults.select_related("product").order_by("pk")
        told = [str(self.get_damage_display()), *map(str, lines), self.damage_note]
        return "\n".join(part for part in told if part)

    def add_note(self, note: str, *, overdue: bool) -> "FollowUp":
        """Keep what was said."""
        return FollowUp.objects.create(
            receipt=self,
            at=self.acting.at,
            by_name=self.acting.by.name,
            overdue=overdue,
            note=note,
        )


class ReceiptFault(Line):
    """So many of a product came broken, wrong or not at all."""

    receipt = models.ForeignKey(
        Receipt, on_delete=models.CASCADE, related_name="faults", db_index=False
    )

    class Meta:
        verbose_name = _("goods not in order")
        verbose_name_plural = _("goods not in order")
        constraints = (
            models.UniqueConstraint(fields=["receipt", "product"], name="receipt_fault_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="receipt_fault_some"),
        )


class FollowUp(models.Model):
    """One time that somebody asked about a parcel."""

    receipt = models.ForeignKey(
        Receipt, on_delete=models.CASCADE, related_name="follow_ups", db_index=False
    )
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
