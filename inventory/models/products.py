"""What can be stored and sent, and the packs it comes in."""

from collections.abc import Mapping
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inventory.choices import Device, Storage
from inventory.workflow import ProductState, ProductWorkflow


class Product(ProductWorkflow):
    """Something a parcel can hold. Quantities are whole numbers of ``unit``.

    ``transport_min`` and ``transport_max`` are limits on the way in whole °C (CoQ10: never below
    0 °C, 001); ``max_stack`` is how many cartons may stand on each other.
    """

    Storage = Storage

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
    fragile = models.BooleanField(_("fragile"), default=False)
    max_stack = models.PositiveSmallIntegerField(_("stacked at most"), null=True, blank=True)
    transport_min = models.SmallIntegerField(_("on the way at least °C"), null=True, blank=True)
    transport_max = models.SmallIntegerField(_("on the way at most °C"), null=True, blank=True)
    active = models.GeneratedField(
        verbose_name=_("in use"),
        expression=Q(state=ProductState.IN_USE),
        output_field=models.BooleanField(),
        db_persist=True,
    )

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
            models.CheckConstraint(
                condition=Q(max_stack=None) | Q(max_stack__gt=0), name="product_stack_of_some"
            ),
            models.CheckConstraint(
                condition=Q(transport_min=None)
                | Q(transport_max=None)
                | Q(transport_min__lt=F("transport_max")),
                name="product_transport_range",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.spec}".strip()

    @property
    def case_key(self) -> str:
        """A product is a case of its own."""
        return f"product:{self.pk}"

    def change(self, data: Mapping[str, Any]) -> list[str]:
        """Take over what is different; which fields were."""
        changed = sorted(name for name, value in data.items() if getattr(self, name) != value)
        for name in changed:
            setattr(self, name, data[name])
        return changed


class Pack(models.Model):
    """A box or carton of so many units. Stock is always counted in units, packs only on entry."""

    product = models.ForeignKey(
        Product,
        verbose_name=_("product"),
        on_delete=models.PROTECT,
        related_name="packs",
        db_index=False,
    )
    name = models.CharField(_("pack"), max_length=20)
    units = models.PositiveIntegerField(_("units in it"), validators=[MinValueValidator(2)])
    barcode = models.CharField(_("barcode"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        ordering = ("-units", "pk")
        constraints = (
            models.UniqueConstraint(fields=["product", "name"], name="pack_by_name"),
            models.UniqueConstraint(
                fields=["barcode"], condition=~Q(barcode=""), name="pack_by_barcode"
            ),
            models.CheckConstraint(condition=Q(units__gt=1), name="pack_of_several"),
            models.CheckConstraint(condition=~Q(name=""), name="pack_has_name"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.units} {self.product.unit})"
