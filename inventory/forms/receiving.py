"""What is asked when goods come in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inventory.models import Product, Warehouse
from inventory.selectors import active_products, warehouses_visible_to

LARGEST = 100_000


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
        label=_("Expires on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day on which the goods may be used"),
    )
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=LARGEST)
    bin = forms.CharField(label=_("Bin"), max_length=20, required=False)
    document = forms.CharField(label=_("Delivery note no."), max_length=80)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = warehouses_visible_to(user).filter(active=True).order_by("name", "pk")
        self.fields["warehouse"].queryset = rooms
        self.fields["product"].queryset = active_products()
