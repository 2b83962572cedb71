"""Goods that a keeper has put into another bin: the document of that move."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from inventory.models.lots import Lot
from inventory.models.places import Bin


class Relocation(models.Model):
    """So many of a lot to another bin of the same warehouse, with the reason and the person."""

    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="relocations"
    )
    there = models.ForeignKey(
        Lot, verbose_name=_("lot there"), on_delete=models.PROTECT, related_name="+"
    )
    bin = models.ForeignKey(
        Bin, verbose_name=_("bin"), on_delete=models.PROTECT, related_name="relocations"
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField(_("at"), db_default=Now())
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, editable=False)

    class Meta:
        verbose_name = _("relocation")
        verbose_name_plural = _("relocations")
        constraints = (
            models.CheckConstraint(condition=Q(quantity__gt=0), name="relocation_of_something"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(actor_name=""), name="relocation_has_reason_and_person"
            ),
            models.CheckConstraint(condition=~Q(lot=F("there")), name="relocation_goes_elsewhere"),
        )

    def __str__(self) -> str:
        return f"{self.lot} → {self.bin}"

    @property
    def key(self) -> str:
        """The document's name in the ledger."""
        return f"{self._meta.label_lower}:{self.pk}"
