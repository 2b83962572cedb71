"""What the steps of a contract ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import DocumentField
from core.forms import ReasonForm

DEFAULT_DAYS = 14


class SendForm(forms.Form):
    """How long the customer has, and the platform's flow if the contract is signed there."""

    days = forms.IntegerField(
        label=_("Days to sign"), min_value=1, max_value=180, initial=DEFAULT_DAYS, required=False
    )
    flow_id = forms.CharField(
        label=_("Flow no. of the e-sign platform"),
        max_length=80,
        required=False,
        help_text=_("Empty: the customer signs on our own page."),
    )


class PaperSignForm(forms.Form):
    """The paper that came back: who signed it, and the scan."""

    signer_name = forms.CharField(label=_("Signed by"), max_length=60)
    scan = DocumentField(label=_("Scan of the signed contract"))


class ReadAndSignForm(forms.Form):
    """What the customer does on the signing page: read, type the name, agree."""

    signer_name = forms.CharField(
        label=_("Your full name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    agreed = forms.BooleanField(label=_("I have read the contract and agree to it."))
    text_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)


class DeclineForm(ReasonForm):
    """Why the customer does not sign."""
