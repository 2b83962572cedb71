"""What is asked of a product."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inventory.choices import Device, Storage

#: What a transport may be asked to keep, in °C.
COLDEST, HOTTEST = -40, 60
MOST_STACKED = 50


class ProductForm(forms.Form):
    """Words, barcode, and how the goods want to be kept, stacked and sent."""

    name = forms.CharField(label=_("Product"), max_length=80)
    spec = forms.CharField(label=_("Specification"), max_length=80, required=False)
    unit = forms.CharField(
        label=_("Unit"), max_length=10, help_text=_("What is counted: box, bottle, piece")
    )
    barcode = forms.CharField(label=_("Barcode"), max_length=40, required=False)
    storage_class = forms.ChoiceField(label=_("Storage"), choices=Storage.choices)
    device = forms.ChoiceField(label=_("Device"), choices=Device.choices, required=False)
    tracks_expiry = forms.BooleanField(label=_("Has an expiry date"), required=False)
    fragile = forms.BooleanField(label=_("Fragile"), required=False)
    max_stack = forms.IntegerField(
        label=_("Stacked at most"),
        required=False,
        min_value=1,
        max_value=MOST_STACKED,
        help_text=_("Cartons on each other"),
    )
    transport_min = forms.IntegerField(
        label=_("On the way at least °C"), required=False, min_value=COLDEST, max_value=HOTTEST
    )
    transport_max = forms.IntegerField(
        label=_("On the way at most °C"), required=False, min_value=COLDEST, max_value=HOTTEST
    )

    def clean(self) -> dict[str, Any]:
        """The limits are a range."""
        data = super().clean() or {}
        low, high = data.get("transport_min"), data.get("transport_max")
        if low is not None and high is not None and low >= high:
            self.add_error("transport_max", gettext("This must be warmer than the lower limit."))
        return data


class NewProductForm(ProductForm):
    """A product that was not known yet; its code stays for good."""

    sku = forms.CharField(label=_("Product code"), max_length=40)
    field_order = ("sku",)


class PackForm(forms.Form):
    """A box or carton of so many units."""

    pack = forms.CharField(label=_("Pack"), max_length=20, help_text=_("Carton, tray, bundle"))
    units = forms.IntegerField(label=_("Units in it"), min_value=2, max_value=100_000)
    pack_barcode = forms.CharField(label=_("Barcode of the pack"), max_length=40, required=False)


class PackNameForm(forms.Form):
    """Which pack."""

    pack = forms.CharField(label=_("Pack"), max_length=20)
