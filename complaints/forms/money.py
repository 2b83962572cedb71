"""What compensations ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.choices import Remedy
from complaints.forms.parts import money, words
from core.files import ProofsField


class CompensationForm(forms.Form):
    """What is to be given, why, and what shows that it is due."""

    remedy = forms.ChoiceField(label=_("Kind of compensation"), choices=Remedy.choices)
    amount = money(_("Amount"))
    reason = words(_("Reason"), most=1000, rows=3)
    photos = ProofsField(
        label=_("Photos or videos"),
        required=False,
        max_count=6,
        help_text=_("Required above ¥1,000."),
    )

    def clean_amount(self) -> Any:
        """Something."""
        amount = self.cleaned_data["amount"]
        if amount <= 0:
            raise forms.ValidationError(_("The amount must be above 0."))
        return amount


class PaidForm(forms.Form):
    """How it reached the customer."""

    reference = forms.CharField(label=_("Payment reference"), max_length=80)
