"""From whom we buy what, and how much of it should be there."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from inventory.models import Product
from purchasing.workflow import SupplierWorkflow


class Supplier(SupplierWorkflow):
    """A maker or dealer 供应商. Whom we call there is sealed; the company is not."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("supplier"), max_length=80)
    contact = EncryptedTextField(_("contact person"), max_length=60, blank=True, default="")
    phone = EncryptedTextField(_("telephone"), max_length=30, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    lead_days = models.PositiveSmallIntegerField(_("lead time in days"), default=14)
    licence_until = models.DateField(_("licence valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
        constraints = (
            models.CheckConstraint(
                condition=Q(lead_days__gt=0) & Q(lead_days__lte=365), name="supplier_lead_days"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def case_key(self) -> str:
        """A supplier is a case of its own."""
        return f"supplier:{self.pk}"

    def replace_offers(self, offers: Sequence[dict[str, Any]]) -> int:
        """What it sells from now on; a product is preferred here or elsewhere, not twice."""
        self.products.all().delete()
        preferred = [offer["product"].pk for offer in offers if offer["preferred"]]
        SupplierProduct.objects.filter(product__in=preferred).update(preferred=False)
        SupplierProduct.objects.bulk_create(
            SupplierProduct(supplier=self, **offer) for offer in offers
        )
        return len(offers)


class SupplierProduct(models.Model):
    """What a supplier sells, in which packs and at which price."""

    supplier = models.ForeignKey(
        Supplier,
        verbose_name=_("supplier"),
        on_delete=models.PROTECT,
        related_name="products",
        db_index=False,
    )
    product = models.ForeignKey(
        Product, verbose_name=_("product"), on_delete=models.PROTECT, related_name="+"
    )
    unit_price = models.DecimalField(_("unit price"), max_digits=12, decimal_places=2)
    pack = models.PositiveIntegerField(_("units per pack"), default=1)
    least = models.PositiveIntegerField(_("smallest order"), default=1)
    lead_days = models.PositiveSmallIntegerField(_("lead time in days"), null=True, blank=True)
    preferred = models.BooleanField(_("preferred"), default=False)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = (
            models.UniqueConstraint(fields=["supplier", "product"], name="offer_once"),
            models.UniqueConstraint(
                fields=["product"], condition=Q(preferred=True), name="offer_one_preferred"
            ),
            models.CheckConstraint(
                condition=Q(unit_price__gte=0) & Q(pack__gt=0) & Q(least__gt=0),
                name="offer_numbers",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supplier} · {self.product}"

    @property
    def days(self) -> int:
        """How long the supplier needs for this product."""
        return self.lead_days or self.supplier.lead_days


class StockRule(models.Model):
    """How much of a product should always be there 安全库存, and for how long one order lasts."""

    product = models.OneToOneField(
        Product, verbose_name=_("product"), on_delete=models.PROTECT, related_name="stock_rule"
    )
    safety_stock = models.PositiveIntegerField(_("safety stock"), default=0)
    cover_days = models.PositiveSmallIntegerField(_("days one order should last"), default=30)
    draft_by_itself = models.BooleanField(_("draft orders by itself"), default=True)
    set_by = models.CharField(_("set by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("stock rule")
        verbose_name_plural = _("stock rules")
        constraints = (
            models.CheckConstraint(
                condition=Q(cover_days__gt=0) & Q(cover_days__lte=365), name="stockrule_cover"
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} ≥ {self.safety_stock}"


NO_PRICE = Decimal("0.00")
