"""What the steps of an order ask for."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm
from orders.choices import Cause, ContractType, PayChannel

LARGEST_AMOUNT = Decimal("9999999.99")


class PayForm(forms.Form):
    """A payment that somebody has seen with their own eyes."""

    amount = forms.DecimalField(
        label=_("Amount"),
        min_value=Decimal("0.01"),
        max_value=LARGEST_AMOUNT,
        max_digits=9,
        decimal_places=2,
    )
    channel = forms.ChoiceField(
        label=_("Paid by"),
        choices=[c for c in PayChannel.choices if c[0] != PayChannel.NOTIFIED],
    )
    paid_at = forms.DateTimeField(
        label=_("Paid at"),
        required=False,
        help_text=_("Empty: now"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    transaction_no = forms.CharField(label=_("Transaction no."), max_length=80, required=False)


class ConfirmTypeForm(forms.Form):
    """The contract type, as the customer was told."""

    contract_type = forms.ChoiceField(
        label=_("Contract type"), choices=ContractType.choices, widget=forms.RadioSelect
    )


class CorrectTypeForm(ConfirmTypeForm, ReasonForm):
    """Another type, whose doing it is, and why (B16)."""

    cause = forms.ChoiceField(
        label=_("Whose doing"), choices=Cause.choices, widget=forms.RadioSelect
    )
