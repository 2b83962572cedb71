"""An order to a supplier and its lines."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.foureyes import Asked, different_people, signed_before
from inventory.models import Product, Warehouse
from purchasing.models.suppliers import Supplier
from purchasing.workflow import PurchaseState, PurchaseWorkflow
from purchasing.workflow.order import SIGNED


class PurchaseOrder(Asked, PurchaseWorkflow):
    """What is bought from one supplier for one warehouse 采购单."""

    parents = ("supplier", "warehouse")

    supplier = models.ForeignKey(
        Supplier,
        verbose_name=_("supplier"),
        on_delete=models.PROTECT,
        related_name="orders",
        db_index=False,
    )
    warehouse = models.ForeignKey(
        Warehouse, verbose_name=_("warehouse"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("note for the supplier"), max_length=500, blank=True)
    drafted_by = models.CharField(_("drafted by"), max_length=80, blank=True, editable=False)
    approved_by = models.ForeignKey(
        User,
        verbose_name=_("approved by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    expected_on = models.DateField(_("expected on"), null=True, blank=True)
    tracking = models.CharField(_("carrier and number"), max_length=80, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    arrived_at = models.DateTimeField(_("last arrival"), null=True, editable=False)

    class Meta:
        verbose_name = _("purchase order")
        verbose_name_plural = _("purchase orders")
        constraints = (
            *different_people("purchase", "approved_by"),
            *signed_before("purchase", "approved_by", SIGNED),
            models.CheckConstraint(
                condition=Q(state__in=[PurchaseState.DRAFT, PurchaseState.CANCELLED])
                | ~Q(asked=[]),
                name="purchase_somebody_asked",
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="purchase_by_state"),
            models.Index(fields=["supplier", "-id"], name="purchase_of_supplier"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What stands on the paper: PO000012."""
        return f"PO{self.pk:06d}"

    @property
    def case_key(self) -> str:
        """A purchase is a case of its own."""
        return f"purchase:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch whose warehouse gets the goods."""
        return self.warehouse.branch_id

    @property
    def has_lines(self) -> bool:
        """Whether anything is ordered."""
        return self.lines.exists()

    @property
    def is_complete(self) -> bool:
        """Whether nothing is owed any more."""
        return not self.lines.filter(accepted__lt=F("quantity")).exists()

    @property
    def is_being_counted(self) -> bool:
        """Whether goods are in the yard and not yet on the books."""
        return self.receipts.filter(state__in=["counting", "counted"]).exists()

    def replace_lines(self, lines: Sequence[dict[str, Any]]) -> int:
        """Other lines instead of these; what computed a quantity stays with an unchanged one."""
        before = {line.product_id: line for line in self.lines.all()}
        self.lines.all().delete()
        for line in lines:
            old = before.get(line["product"].pk)
            same = old is not None and old.quantity == line["quantity"]
            PurchaseLine.objects.create(
                order=self, **line, computed=old.computed if old is not None and same else {}
            )
        return len(lines)


class PurchaseLine(models.Model):
    """So much of a product at a price, with the arithmetic that proposed it."""

    order = models.ForeignKey(
        PurchaseOrder, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(_("quantity"))
    unit_price = models.DecimalField(_("unit price"), max_digits=12, decimal_places=2)
    accepted = models.PositiveIntegerField(_("accepted"), default=0, editable=False)
    computed = models.JSONField(_("how it was computed"), default=dict, editable=False)

    class Meta:
        verbose_name = _("purchase line")
        verbose_name_plural = _("purchase lines")
        constraints = (
            models.UniqueConstraint(fields=["order", "product"], name="purchase_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0) & Q(unit_price__gte=0), name="purchase_line_some"
            ),
            models.CheckConstraint(
                condition=Q(accepted__lte=F("quantity")), name="purchase_line_not_more_than_ordered"
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} × {self.quantity}"

    @property
    def outstanding(self) -> int:
        """What the supplier still owes."""
        return self.quantity - self.accepted

    @property
    def total(self) -> Any:
        """What the line costs."""
        return self.quantity * self.unit_price
