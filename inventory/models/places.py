"""Where goods are stored: warehouses, their zones, and the bins in these."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from inventory.choices import Place, Storage


class Warehouse(models.Model):
    """A store room of a branch, or of headquarters when it has no branch."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("warehouse name"), max_length=60)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("warehouse")
        verbose_name_plural = _("warehouses")

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    """A part of a warehouse with a purpose and a climate; only ``kind`` store lets goods out."""

    warehouse = models.ForeignKey(
        Warehouse,
        verbose_name=_("warehouse"),
        on_delete=models.PROTECT,
        related_name="zones",
        db_index=False,
    )
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("zone name"), max_length=40)
    kind = models.CharField(_("purpose"), max_length=10, choices=Place, default=Place.STORE)
    storage_class = models.CharField(
        _("storage"), max_length=10, choices=Storage, default=Storage.ROOM
    )

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ("code", "pk")
        constraints = (
            models.UniqueConstraint(fields=["warehouse", "code"], name="zone_by_code"),
            models.CheckConstraint(condition=Q(kind__in=Place.values), name="zone_known_kind"),
        )

    def __str__(self) -> str:
        return f"{self.warehouse} {self.name}"


class Bin(models.Model):
    """A shelf or pallet place. Bins are walked in the order of their codes.

    The zone belongs to the same warehouse, and so does every lot in the bin: composite foreign
    keys in the database say so.
    """

    warehouse = models.ForeignKey(
        Warehouse,
        verbose_name=_("warehouse"),
        on_delete=models.PROTECT,
        related_name="bins",
        db_index=False,
    )
    zone = models.ForeignKey(
        Zone, verbose_name=_("zone"), on_delete=models.PROTECT, related_name="bins"
    )
    code = models.CharField(_("bin"), max_length=20)
    barcode = models.CharField(_("barcode"), max_length=40, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("bin")
        verbose_name_plural = _("bins")
        ordering = ("code", "pk")
        constraints = (
            models.UniqueConstraint(fields=["warehouse", "code"], name="bin_by_code"),
            models.UniqueConstraint(
                fields=["barcode"], condition=~Q(barcode=""), name="bin_by_barcode"
            ),
            models.CheckConstraint(condition=~Q(code=""), name="bin_has_code"),
        )

    def __str__(self) -> str:
        return self.code
