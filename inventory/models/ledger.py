"""The ledger from which every balance follows, and what is promised."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from inventory.choices import Kind, Promise
from inventory.models.lots import Lot
from inventory.models.products import Product

GAINS = (Kind.RECEIPT, Kind.RETURN, Kind.ARRIVAL)
LOSSES = (Kind.ISSUE, Kind.DISPATCH, Kind.DISPOSAL)
CORRECTIONS = (Kind.ADJUST, Kind.COUNT)


class StockMove(models.Model):
    """One line of the ledger. Append-only; a mistake is put right by another line.

    ``cost`` is what the moved goods have cost, in yuan, signed like the quantity. What leaves a lot
    takes its share of the lot's value and the last unit the rest, so nothing is lost to rounding;
    the database computes it (migration ``ledger_with_cost``). ``line`` tells apart what one
    document does to one lot several times.
    """

    Kind = Kind

    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="moves", db_index=False
    )
    kind = models.CharField(_("kind of move"), max_length=10, choices=Kind)
    quantity = models.IntegerField(_("quantity"))
    cost = models.DecimalField(_("cost"), max_digits=16, decimal_places=4, editable=False)
    document = models.CharField(_("document"), max_length=80)
    line = models.CharField(_("line"), max_length=40, blank=True, default="")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("stock move")
        verbose_name_plural = _("stock ledger")
        constraints = (
            models.UniqueConstraint(fields=["document", "line", "lot", "kind"], name="move_once"),
            models.CheckConstraint(
                condition=Q(kind__in=GAINS, quantity__gt=0)
                | Q(kind__in=LOSSES, quantity__lt=0)
                | (Q(kind=Kind.TRANSFER) & ~Q(quantity=0))
                | (Q(kind__in=CORRECTIONS) & ~Q(quantity=0) & ~Q(reason="")),
                name="move_sign_fits_kind",
            ),
            models.CheckConstraint(
                condition=~Q(document="") & ~Q(actor_name=""), name="move_has_document_and_person"
            ),
        )
        indexes = (
            models.Index(fields=["lot", "id"], name="move_of_lot"),
            BrinIndex(fields=["at"], name="move_by_time", autosummarize=True),
        )

    def __str__(self) -> str:
        return f"{self.document} {self.quantity:+d}"


class Allocation(models.Model):
    """Goods of a lot promised to a document. Closed, never deleted.

    The database refuses a lot while one that must go first has free goods – unless ``reason`` says
    why, and then ``actor_name`` says who.
    """

    Status = Promise

    document = models.CharField(_("document"), max_length=80)
    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="allocations"
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    status = models.CharField(_("state"), max_length=10, choices=Promise, default=Promise.RESERVED)
    reason = models.CharField(_("why this lot"), max_length=200, blank=True, default="")
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
            models.CheckConstraint(
                condition=Q(reason="") | ~Q(actor_name=""), name="allocation_reason_has_person"
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
