"""Goods of one batch in one place, with the balance that the ledger gives them."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from inventory.models.places import Bin, Warehouse
from inventory.models.products import Product
from inventory.workflow import LotWorkflow


class Lot(LotWorkflow):
    """Goods of one product and one batch number in one bin of one warehouse.

    A batch that lies in several places is several rows with the same ``lot_no`` and, the database
    sees to it, the same expiry date. ``value`` is what the goods on hand have cost, in yuan with
    four decimals: the sum of the ledger's ``cost``.
    """

    parents = ("product", "warehouse", "bin__zone")

    product = models.ForeignKey(
        Product, verbose_name=_("product"), on_delete=models.PROTECT, db_index=False
    )
    warehouse = models.ForeignKey(
        Warehouse, verbose_name=_("warehouse"), on_delete=models.PROTECT, db_index=False
    )
    lot_no = models.CharField(_("lot number"), max_length=60)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    produced_on = models.DateField(_("produced on"), null=True, blank=True)
    supplier = models.CharField(_("supplier"), max_length=80, blank=True)
    bin = models.ForeignKey(
        Bin,
        verbose_name=_("bin"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,  # the partial index below is the one that is used
    )
    received_at = models.DateTimeField(_("first received"), db_default=Now())
    on_hand = models.PositiveIntegerField(_("on hand"), default=0, editable=False)
    reserved = models.PositiveIntegerField(_("reserved"), default=0, editable=False)
    value = models.DecimalField(
        _("value"), max_digits=16, decimal_places=4, default=Decimal(0), editable=False
    )
    stopped_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        constraints = (
            models.UniqueConstraint(
                fields=["warehouse", "product", "lot_no", "bin"],
                name="lot_by_place",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="lot_never_negative"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("on_hand")),
                name="lot_reserved_within_hand",
            ),
            models.CheckConstraint(condition=~Q(lot_no=""), name="lot_has_number"),
            models.CheckConstraint(
                condition=Q(value__gte=0) & (Q(on_hand__gt=0) | Q(value=0)),
                name="lot_value_of_goods",
            ),
            models.CheckConstraint(
                condition=Q(produced_on=None)
                | Q(expires_on=None)
                | Q(produced_on__lte=F("expires_on")),
                name="lot_made_before_it_ends",
            ),
        )
        indexes = (
            models.Index(
                fields=["warehouse", "product", "expires_on"],
                condition=Q(on_hand__gt=0),
                name="lot_with_stock",
            ),
            models.Index(fields=["expires_on"], condition=Q(on_hand__gt=0), name="lot_near_expiry"),
            models.Index(fields=["expires_on", "id"], name="lot_by_expiry"),
            models.Index(fields=["product", "lot_no"], name="lot_of_batch"),
            models.Index(fields=["bin"], condition=Q(on_hand__gt=0), name="lot_in_bin"),
        )

    def __str__(self) -> str:
        return f"{self.product} · {self.lot_no}"

    @property
    def case_key(self) -> str:
        """A lot is a case of its own."""
        return f"lot:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch that stores it."""
        return self.warehouse.branch_id

    @property
    def free(self) -> int:
        """What nobody has been promised yet."""
        return self.on_hand - self.reserved

    @property
    def place(self) -> str:
        """What the goods' zone is for; goods without a bin are in the store."""
        return self.bin.zone.kind if self.bin else "store"

    @property
    def unit_cost(self) -> Decimal | None:
        """What one unit on hand has cost on average, in yuan; nothing where none is left."""
        return (self.value / self.on_hand).quantize(Decimal("0.0001")) if self.on_hand else None
