"""What goes wrong with a parcel on its way: a task for somebody, with a clock."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from logistics.choices import Mishap, Noticed, Outcome
from logistics.models.base import OfOrder
from logistics.models.shipments import Shipment
from logistics.workflow import TroubleState, TroubleWorkflow


class Trouble(OfOrder, TroubleWorkflow):
    """One thing that is wrong with one parcel 物流异常 (requirements B8)."""

    shipment = models.ForeignKey(
        Shipment, verbose_name=_("shipment"), on_delete=models.PROTECT, related_name="troubles"
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=Mishap)
    how = models.CharField(_("noticed by"), max_length=10, choices=Noticed)
    noticed_at = models.DateTimeField(_("noticed at"), null=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    note = EncryptedTextField(_("note"), blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)

    class Meta:
        verbose_name = _("trouble on the way")
        verbose_name_plural = _("troubles on the way")
        constraints = (
            models.UniqueConstraint(
                fields=["shipment", "kind"],
                condition=~Q(state=TroubleState.CLEARED),
                name="trouble_noticed_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=TroubleState.SETTLED) | Q(outcome__in=Outcome.values),
                name="trouble_settled_has_outcome",
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="trouble_by_state"),
            models.Index(fields=["order", "state"], name="trouble_of_order"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.order} #{self.shipment_id}"
