"""Columns and fields that several papers share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.rows import Shown
from inventory.models import Product

MOST_UNITS = 100_000
MOST_LINES = 60
#: Lots on one sheet.
MOST_LOTS = 500


class ProductField(forms.ModelChoiceField):
    """A product that is in use."""

    def __init__(self, **kwargs: Any) -> None:
        products = Product.objects.filter(active=True).order_by("name", "pk")
        super().__init__(queryset=products, label=_("Product"), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Name, specification and code."""
        return f"{obj} · {obj.sku}"


def units(label: Any, *, least: int = 0, required: bool = True) -> forms.IntegerField:
    """So many of the product's unit."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=MOST_UNITS,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def hidden() -> forms.IntegerField:
    """The key of what a row is about."""
    return forms.IntegerField(label=_("Line"), min_value=1, widget=forms.HiddenInput)


def shown(label: Any) -> forms.CharField:
    """A cell to read."""
    return forms.CharField(label=label, required=False, widget=Shown)


def words(label: Any, *, required: bool = True, most: int = 500) -> forms.CharField:
    """A few lines."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
