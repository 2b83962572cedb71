"""Goods of one batch in one place, with the balance that the ledger gives them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from inventory.models.places import Warehouse
from inventory.models.products import Product
from inventory.workflow import LotWorkflow


class Lot(LotWorkflow):
    """Goods of one product, one batch number and one expiry date in one warehouse."""

    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    warehouse = models.ForeignKey(Warehouse, verbose_name=_("warehouse"), on_delete=models.PROTECT)
    lot_no = models.CharField(_("lot number"), max_length=60)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    bin = models.CharField(_("bin"), max_length=20, blank=True)
    received_at = models.DateTimeField(_("first received"), db_default=Now())
    on_hand = models.PositiveIntegerField(_("on hand"), default=0, editable=False)
    reserved = models.PositiveIntegerField(_("reserved"), default=0, editable=False)

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        constraints = (
            models.UniqueConstraint(
                fields=["warehouse", "product", "lot_no"], name="lot_by_number"
            ),
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="lot_never_negative"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("on_hand")),
                name="lot_reserved_within_hand",
            ),
            models.CheckConstraint(condition=~Q(lot_no=""), name="lot_has_number"),
        )
        indexes = (
            models.Index(
                fields=["warehouse", "product", "expires_on"],
                condition=Q(on_hand__gt=0),
                name="lot_with_stock",
            ),
            models.Index(fields=["expires_on"], condition=Q(on_hand__gt=0), name="lot_near_expiry"),
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
