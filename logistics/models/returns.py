"""Goods that come back: inspected first, then to the shelf, apart, or written off."""

from collections.abc import Mapping

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from inventory.models import Lot
from logistics.models.base import OfOrder
from logistics.models.shipments import Shipment
from logistics.workflow import ReturnState, ReturnWorkflow


class GoodsReturn(OfOrder, ReturnWorkflow):
    """A parcel on its way back to us 退货入库. Nothing of it is stock before it is inspected."""

    shipment = models.OneToOneField(
        Shipment, verbose_name=_("shipment"), on_delete=models.PROTECT, related_name="goods_return"
    )
    arrived_at = models.DateTimeField(_("came back at"), null=True, editable=False)
    inspected_at = models.DateTimeField(_("inspected at"), null=True, editable=False)
    inspected_by = models.CharField(_("inspected by"), max_length=80, blank=True, editable=False)
    note = EncryptedTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("goods return")
        verbose_name_plural = _("goods returns")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ReturnState.INSPECTED) | Q(inspected_at__isnull=False),
                name="return_inspected_has_time",
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="return_by_state"),
            models.Index(fields=["order", "state"], name="return_of_order"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.order} #{self.shipment_id}"

    def find(self, good: Mapping[int, int], doubtful: Mapping[int, int]) -> None:
        """Write down what was found: line → good, line → doubtful; the rest is missing."""
        for line in self.lines.all():
            line.good, line.doubtful = good.get(line.pk, 0), doubtful.get(line.pk, 0)
            line.save(update_fields=["good", "doubtful"])


class ReturnLine(models.Model):
    """What was sent of one lot, and in which condition it came back."""

    goods_return = models.ForeignKey(
        GoodsReturn, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    lot = models.ForeignKey(Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="+")
    sent = models.PositiveIntegerField(_("sent"))
    good = models.PositiveIntegerField(_("good"), default=0)
    doubtful = models.PositiveIntegerField(_("doubtful"), default=0)

    class Meta:
        verbose_name = _("goods")
        verbose_name_plural = _("goods")
        constraints = (
            models.UniqueConstraint(fields=["goods_return", "lot"], name="return_line_once"),
            models.CheckConstraint(
                condition=Q(sent__gte=F("good") + F("doubtful")), name="return_line_within_sent"
            ),
            models.CheckConstraint(condition=Q(sent__gt=0), name="return_line_some"),
        )

    def __str__(self) -> str:
        return f"{self.lot} × {self.sent}"

    @property
    def missing(self) -> int:
        """What did not come back."""
        return self.sent - self.good - self.doubtful
