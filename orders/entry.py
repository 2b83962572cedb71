"""The form of an order entered by hand; apart from the step forms, which know no models."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from orders.forms import LARGEST_AMOUNT
from orders.models import Programme


def on_sale() -> list[tuple[str, str]]:
    """The programmes that can be bought now."""
    return [(one.code, str(one)) for one in Programme.objects.filter(active=True).order_by("code")]


class NewOrderForm(forms.Form):
    """Who buys what: the customer is found again by telephone number."""

    name = forms.CharField(label=_("Full name"), max_length=60)
    phone = forms.CharField(label=_("Telephone"), max_length=30)
    programme = forms.ChoiceField(label=_("Programme"), choices=on_sale)
    amount = forms.DecimalField(
        label=_("Amount"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=LARGEST_AMOUNT,
        max_digits=9,
        decimal_places=2,
        help_text=_("Empty: the list price"),
    )
    branch = forms.ModelChoiceField(
        label=_("Branch"),
        queryset=Branch.objects.order_by("code"),
        required=False,
        help_text=_("Empty: your own branch"),
    )
    order_no = forms.RegexField(
        label=_("Order no."),
        regex=r"^[A-Za-z0-9._:/-]+$",
        max_length=40,
        required=False,
        help_text=_("Empty: the next number"),
    )
