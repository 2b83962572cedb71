"""What was found when goods were checked before they left (requirement I4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inventory.models import Allocation
from logistics.choices import Fault
from logistics.models.shipments import Shipment


class PickCheck(models.Model):
    """One line of a pick list held against the goods: passed, or why it may not go out."""

    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="checks")
    allocation = models.OneToOneField(
        Allocation, verbose_name=_("line"), on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(_("scanned or typed"), max_length=80)
    counted = models.PositiveIntegerField(_("counted"))
    name_ok = models.BooleanField(_("name agrees"))
    spec_ok = models.BooleanField(_("specification agrees"))
    quantity_ok = models.BooleanField(_("quantity agrees"))
    expiry_ok = models.BooleanField(_("expiry date agrees"))
    fault = models.CharField(_("fault"), max_length=10, choices=Fault, blank=True)
    at = models.DateTimeField(_("at"))
    by_name = models.CharField(_("by"), max_length=80)

    class Meta:
        verbose_name = _("check of a line")
        verbose_name_plural = _("checks of lines")
        constraints = (
            models.CheckConstraint(
                condition=~Q(fault="")
                | Q(name_ok=True, spec_ok=True, quantity_ok=True, expiry_ok=True),
                name="pick_check_passed_or_faulty",
            ),
        )

    def __str__(self) -> str:
        return f"{self.allocation} {self.fault or '✓'}"
