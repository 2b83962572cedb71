"""What returns ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import PhotosField
from inventory.models import Product
from logistics.models import Receipt
from orders import selectors as orders
from returns.choices import Reason, Verdict, Wish


def _words(label: Any, *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=1000, widget=widget, required=required)


class ReturnForm(forms.Form):
    """Goods of a parcel that shall come back."""

    wants_row = True

    receipt = forms.ModelChoiceField(
        label=_("Receipt no."),
        queryset=Receipt.objects.all(),
        widget=forms.NumberInput,
        help_text=_("The number of the parcel's receipt"),
        error_messages={"invalid_choice": _("There is no receipt with this number.")},
    )
    product = forms.ModelChoiceField(
        label=_("Product"), queryset=Product.objects.filter(active=True).order_by("sku")
    )
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=999)
    value = forms.DecimalField(
        label=_("Value of the goods"), min_value=0, max_digits=10, decimal_places=2
    )
    wish = forms.ChoiceField(label=_("What the customer wants"), choices=Wish.choices)
    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices)
    packaging_intact = forms.BooleanField(label=_("Packaging intact"), required=False)
    text = _words(_("In the customer's words"))

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user is not None:
            field: Any = self.fields["receipt"]
            seen = orders.visible_to(user).values("pk")
            field.queryset = Receipt.objects.filter(order__in=seen)


class InspectForm(forms.Form):
    """What the goods look like."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices)
    note = _words(_("What was found"))
    photos = PhotosField(label=_("Photos"), required=False, max_count=6)


class RefundForm(forms.Form):
    """How much went back, and how."""

    amount = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=10, decimal_places=2)
    reference = forms.CharField(label=_("Payment reference"), max_length=80)
