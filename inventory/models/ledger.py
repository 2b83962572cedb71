"""The ledger from which every balance follows, and what is promised."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from inventory.models.lots import Lot
from inventory.models.products import Product


class StockMove(models.Model):
    """One line of the ledger. Append-only; a mistake is put right by another line."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt of goods")
        ISSUE = "issue", _("Issue")
        RETURN = "return", _("Return of goods")
        ADJUST = "adjust", _("Adjustment")

    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="moves"
    )
    kind = models.CharField(_("kind of move"), max_length=10, choices=Kind)
    quantity = models.IntegerField(_("quantity"))
    document = models.CharField(_("document"), max_length=80)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("stock move")
        verbose_name_plural = _("stock ledger")
        constraints = (
            models.UniqueConstraint(fields=["document", "lot", "kind"], name="move_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["receipt", "return"], quantity__gt=0)
                | Q(kind="issue", quantity__lt=0)
                | (Q(kind="adjust") & ~Q(quantity=0) & ~Q(reason="")),
                name="move_sign_fits_kind",
            ),
        )
        indexes = (models.Index(fields=["lot", "id"], name="move_of_lot"),)

    def __str__(self) -> str:
        return f"{self.document} {self.quantity:+d}"


class Allocation(models.Model):
    """Goods of a lot promised to a document. Closed, never deleted."""

    class Status(models.TextChoices):
        RESERVED = "reserved", _("Reserved")
        ISSUED = "issued", _("Gone out")
        RELEASED = "released", _("Released")

    document = models.CharField(_("document"), max_length=80)
    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="allocations"
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.RESERVED)
    at = models.DateTimeField(_("at"), db_default=Now())
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "lot"],
                condition=~Q(status="released"),
                name="allocation_of_document",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="allocation_of_something"),
            models.CheckConstraint(
                condition=Q(status__in=["reserved", "issued", "released"]),
                name="allocation_known_status",
            ),
        )
        indexes = (
            models.Index(
                fields=["lot"], condition=Q(status="reserved"), name="allocation_holding_lot"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} {self.quantity}"

    @property
    def product(self) -> Product:
        """What is promised."""
        return self.lot.product
