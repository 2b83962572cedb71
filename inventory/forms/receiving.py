"""What is asked when goods come in and when they go to another bin."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from inventory import packs
from inventory.models import Product, Warehouse
from inventory.scanning import bin_of, lot_of
from inventory.selectors import active_products, warehouses_visible_to

LARGEST = 100_000
DAY = {"widget": forms.DateInput(attrs={"type": "date"}), "required": False}


class ReceiveForm(forms.Form):
    """Goods as the delivery note and the label say. The same note twice is booked once."""

    wants_row = True

    warehouse = forms.ModelChoiceField(
        label=_("Warehouse"), queryset=Warehouse.objects.filter(active=True)
    )
    product = forms.ModelChoiceField(label=_("Product"), queryset=Product.objects.all())
    lot_no = forms.CharField(
        label=_("Lot number"),
        max_length=60,
        required=False,
        help_text=_("Empty for goods without lots: the day becomes their number"),
    )
    expires_on = forms.DateField(
        label=_("Expires on"), help_text=_("The last day on which the goods may be used"), **DAY
    )
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=LARGEST)
    pack = forms.CharField(
        label=_("Pack"),
        max_length=20,
        required=False,
        help_text=_("Empty: the quantity is in units"),
    )
    bin = forms.CharField(
        label=_("Bin"), max_length=40, required=False, help_text=_("Code or barcode of the shelf")
    )
    document = forms.CharField(label=_("Delivery note no."), max_length=80)
    unit_cost = forms.DecimalField(
        label=_("Cost of a unit (yuan)"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=4,
    )
    produced_on = forms.DateField(label=_("Produced on"), **DAY)
    supplier = forms.CharField(label=_("Supplier"), max_length=80, required=False)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = warehouses_visible_to(user).filter(active=True).order_by("name", "pk")
        self.fields["warehouse"].queryset = rooms
        self.fields["product"].queryset = active_products()

    def clean(self) -> dict[str, Any]:
        """Packs become units, a code becomes a bin."""
        data = super().clean() or {}
        pack, room = data.pop("pack", ""), data.get("warehouse")
        if data.get("product") and data.get("quantity"):
            try:
                data["quantity"] = packs.in_units(data["product"], data["quantity"], pack)
            except Invalid as problem:
                self.add_error("pack", problem.message)
        code = data.pop("bin", "")
        data["bin"] = bin_of(room, code) if room and code else None
        if room and code and data["bin"] is None:
            self.add_error("bin", gettext("There is no such bin in this warehouse."))
        return data


class MoveForm(forms.Form):
    """Lot, bin and how many, as they are scanned or typed."""

    wants_row = True

    lot = forms.CharField(
        label=_("Lot"), max_length=60, help_text=_("Scan its label, or type code or number")
    )
    bin = forms.CharField(
        label=_("To bin"), max_length=40, help_text=_("Code or barcode of the shelf")
    )
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=LARGEST)
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """The rows behind the codes, within what the person may see."""
        data = super().clean() or {}
        if not data.get("lot") or not data.get("bin"):
            return data
        found = lot_of(self.user, data["lot"])
        if len(found) != 1:
            several = gettext("Several lots have this number: use the code on the label.")
            none = gettext("There is no such lot.")
            self.add_error("lot", several if found else none)
            return data
        data["lot"] = found[0]
        there = bin_of(found[0].warehouse, data["bin"])
        if there is None:
            self.add_error("bin", gettext("There is no such bin in this warehouse."))
        data["bin"] = there
        return data
