"""What can be stored and sent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Device(models.TextChoices):
    """Goods that need guidance when they arrive (timing table rows 12 and 13)."""

    NONE = "", _("No device")
    SCALE = "scale", _("Body-fat scale")
    WRISTBAND = "wristband", _("Wristband")


class Product(models.Model):
    """Something a parcel can hold. Quantities are whole numbers of ``unit``."""

    class Storage(models.TextChoices):
        ROOM = "room", _("Room temperature 20–25 °C")
        COLD = "cold", _("Cold store 0–4 °C")
        SPECIAL = "special", _("Special conditions")

    sku = models.CharField(_("product code"), max_length=40, unique=True)
    name = models.CharField(_("product name"), max_length=80)
    spec = models.CharField(_("specification"), max_length=80, blank=True)
    unit = models.CharField(_("unit"), max_length=10, default="盒")
    barcode = models.CharField(_("barcode"), max_length=40, blank=True)
    storage_class = models.CharField(
        _("storage"), max_length=10, choices=Storage, default=Storage.ROOM
    )
    device = models.CharField(_("device"), max_length=12, choices=Device, blank=True)
    tracks_expiry = models.BooleanField(_("has an expiry date"), default=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints = (
            models.UniqueConstraint(
                fields=["barcode"], condition=~Q(barcode=""), name="product_by_barcode"
            ),
            models.CheckConstraint(
                condition=Q(device__in=Device.values), name="product_known_device"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.spec}".strip()
