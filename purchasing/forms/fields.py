"""Columns and fields that several forms of purchasing share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.rows import RowsField
from inventory.models import Product
from inventory.selectors import active_products

MOST_UNITS = 1_000_000
MOST_LINES = 60


class ProductField(forms.ModelChoiceField):
    """A product that is in use, by its key."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Product"))
        super().__init__(queryset=Product.objects.filter(active=True).order_by("name"), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Name, specification and code."""
        return f"{obj} · {obj.sku}"


class ScannedProductField(forms.CharField):
    """A product by what a scanner types: its barcode or its code."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Barcode or product code"))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        """The product, or what is wrong with the code."""
        text = super().clean(value)
        if not text:
            return None
        found = active_products().filter(barcode=text).first()
        found = found or active_products().filter(sku__iexact=text).first()
        if found is None:
            raise forms.ValidationError(
                _("No product has the code “%(code)s”."), params={"code": text}
            )
        return found


def day_field(**kwargs: Any) -> forms.DateField:
    """A date with a picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **kwargs)


def units(label: Any, *, least: int = 0, required: bool = True) -> forms.IntegerField:
    """So many of the product's unit."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=MOST_UNITS,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def wanted_lines() -> RowsField:
    """What is ordered, how much of it, at which price."""
    columns = {
        "product": ProductField(),
        "quantity": units(_("Quantity"), least=1),
        "unit_price": forms.DecimalField(
            label=_("Unit price"),
            min_value=Decimal("0"),
            max_digits=12,
            decimal_places=2,
            widget=forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"}),
        ),
    }
    return RowsField(columns, most=MOST_LINES, label=_("Lines"))


def each_once(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same product twice on an order is a slip of the hand."""
    products = [line["product"] for line in lines]
    if len(products) != len(set(products)):
        raise forms.ValidationError(_("Each product may stand on one line only."))
    return lines
