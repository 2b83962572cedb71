"""One arrival of goods: what was counted by whom, and who confirmed it."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from inventory.models import Lot, Product
from purchasing.choices import Handling
from purchasing.models.orders import PurchaseOrder
from purchasing.workflow import GoodsReceiptState, GoodsReceiptWorkflow

S = GoodsReceiptState


class GoodsReceipt(GoodsReceiptWorkflow):
    """The goods of one delivery slip 验收入库. Two people, or it does not reach the shelf."""

    parents = ("order__supplier", "order__warehouse")

    order = models.ForeignKey(
        PurchaseOrder,
        verbose_name=_("purchase order"),
        on_delete=models.PROTECT,
        related_name="receipts",
    )
    slip_no = models.CharField(_("delivery slip no."), max_length=60)
    opened_by = models.CharField(_("arrival entered by"), max_length=80, blank=True, editable=False)
    arrival_c = models.DecimalField(
        _("temperature on arrival"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    counted_by = models.ForeignKey(
        User,
        verbose_name=_("counted by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    counted_at = models.DateTimeField(_("counted at"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        User,
        verbose_name=_("confirmed by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)
    handling = models.CharField(
        _("what becomes of the difference"), max_length=10, choices=Handling, blank=True
    )
    difference = models.CharField(_("what the difference is"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("goods receipt")
        verbose_name_plural = _("goods receipts")
        constraints = (
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state__in=[S.COUNTING, S.COUNTED]),
                name="goodsreceipt_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["order", "slip_no"],
                condition=~Q(state=S.CANCELLED),
                name="goodsreceipt_slip_once",
            ),
            models.CheckConstraint(
                condition=~Q(counted_by=F("confirmed_by")), name="goodsreceipt_two_people"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[S.COUNTING, S.CANCELLED]) | Q(counted_by__isnull=False),
                name="goodsreceipt_counted_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.CONFIRMED, S.PUT_AWAY]) | Q(confirmed_by__isnull=False),
                name="goodsreceipt_confirmed_by_somebody",
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="goodsreceipt_by_state"),)

    def __str__(self) -> str:
        return f"GR{self.pk:06d}"

    @property
    def case_key(self) -> str:
        """The case of the purchase."""
        return str(self.order.case_key)

    @property
    def branch_key(self) -> int | None:
        """The branch whose warehouse gets the goods."""
        return self.order.branch_key

    def replace_lines(self, lines: Sequence[dict[str, Any]]) -> int:
        """What was counted this time."""
        self.lines.all().delete()
        GoodsReceiptLine.objects.bulk_create(
            GoodsReceiptLine(receipt=self, **{**line, "lot_no": line["lot_no"] or ""})
            for line in lines
        )
        return len(lines)

    def bins_to_fill(self) -> list[dict[str, Any]]:
        """The accepted lines as the form to put away shows them."""
        lines = self.lines.filter(accepted__gt=0).select_related("product", "lot")
        return [
            {"line": x.pk, "what": f"{x.lot} × {x.accepted}", "bin": ""}
            for x in lines.order_by("pk")
            if x.lot is not None
        ]


class GoodsReceiptLine(models.Model):
    """What was counted of one lot: good, damaged; and what of it we kept."""

    receipt = models.ForeignKey(
        GoodsReceipt, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    product = models.ForeignKey(
        Product, verbose_name=_("product"), on_delete=models.PROTECT, db_index=False
    )
    lot_no = models.CharField(_("lot number"), max_length=60, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    good = models.PositiveIntegerField(_("good"))
    bad = models.PositiveIntegerField(_("damaged or wrong"), default=0)
    accepted = models.PositiveIntegerField(_("accepted"), default=0, editable=False)
    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), null=True, editable=False, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = _("counted lot")
        verbose_name_plural = _("counted lots")
        constraints = (
            models.UniqueConstraint(
                fields=["receipt", "product", "lot_no"], name="goodsreceipt_lot_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted__lte=F("good")), name="goodsreceipt_keeps_only_good"
            ),
        )
        indexes = (models.Index(fields=["product", "lot_no"], name="goodsreceipt_of_lot"),)

    def __str__(self) -> str:
        return f"{self.product} {self.lot_no} {self.good}+{self.bad}"
