"""What is asked of a supplier."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.rows import RowsField
from purchasing.forms.fields import ProductField, day_field, each_once, units


class SupplierForm(forms.Form):
    """Who it is and how long its goods take."""

    code = forms.CharField(label=_("Code"), max_length=20)
    name = forms.CharField(label=_("Supplier"), max_length=80)
    contact = forms.CharField(label=_("Contact person"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    lead_days = forms.IntegerField(
        label=_("Lead time in days"), min_value=1, max_value=365, initial=14
    )
    licence_until = day_field(label=_("Licence valid until"), required=False)


class OffersForm(forms.Form):
    """Everything that is bought there; what is left out is not bought there any more."""

    offers = RowsField(
        {
            "product": ProductField(),
            "unit_price": forms.DecimalField(
                label=_("Unit price"),
                min_value=Decimal("0"),
                max_digits=12,
                decimal_places=2,
                widget=forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"}),
            ),
            "pack": units(_("Units in a pack"), least=1),
            "least": units(_("Smallest order"), least=1),
            "lead_days": forms.IntegerField(
                label=_("Lead time in days"), min_value=1, max_value=365, required=False
            ),
            "preferred": forms.BooleanField(label=_("Preferred"), required=False),
        },
        most=60,
        required=False,
        label=_("Offers"),
    )

    def clean_offers(self) -> list[dict[str, Any]]:
        """Each product once."""
        return each_once(self.cleaned_data["offers"])
