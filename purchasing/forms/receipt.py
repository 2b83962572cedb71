"""What the steps of an arrival ask for. The count does not show what was ordered."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.files import DocumentField, PhotosField
from core.rows import RowsField, Shown
from inventory.models import Storage
from purchasing.choices import Handling
from purchasing.forms.fields import ScannedProductField, day_field, units

MOST_LOTS = 40


def _columns() -> dict[str, forms.Field]:
    return {
        "product": ScannedProductField(),
        "lot_no": forms.CharField(label=_("Lot number"), max_length=60, required=False),
        "expires_on": day_field(label=_("Expires on"), required=False),
        "good": units(_("Good")),
        "bad": units(_("Damaged or wrong"), required=False),
    }


class CountForm(forms.Form):
    """What is there, lot by lot; a scanner types the code."""

    lines = RowsField(_columns(), spare=6, most=MOST_LOTS, label=_("What is there"))
    slip = DocumentField(label=_("Delivery slip"))
    arrival_c = forms.DecimalField(
        label=_("Temperature on arrival (°C)"),
        required=False,
        min_value=-40,
        max_value=60,
        decimal_places=1,
        max_digits=4,
        help_text=_("For goods of the cold store"),
        widget=forms.NumberInput(attrs={"step": "0.1", "inputmode": "decimal"}),
    )
    photos = PhotosField(label=_("Photos of damage"), required=False)
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_lines(self) -> list[dict[str, Any]]:
        """Something was counted, each lot once, with the dates that its product needs."""
        lines: list[dict[str, Any]] = self.cleaned_data["lines"]
        for line in lines:
            line["bad"] = line["bad"] or 0
            self._check(line)
        keys = [(line["product"], line["lot_no"]) for line in lines]
        if len(keys) != len(set(keys)):
            raise forms.ValidationError(_("Each lot may stand on one line only."))
        return lines

    def clean(self) -> dict[str, Any]:
        """Cold goods come with their temperature."""
        data = super().clean() or self.cleaned_data
        cold = any(x["product"].storage_class == Storage.COLD for x in data.get("lines", ()))
        if cold and data.get("arrival_c") is None and "arrival_c" not in self.errors:
            self.add_error("arrival_c", _("Cold goods need their temperature on arrival."))
        return data

    def _check(self, line: dict[str, Any]) -> None:
        product, expires_on = line["product"], line["expires_on"]
        if line["good"] + line["bad"] == 0:
            raise forms.ValidationError(_("%(product)s: nothing was counted."), params=line)
        if product.tracks_expiry and expires_on is None:
            raise forms.ValidationError(
                _("%(product)s: this product needs an expiry date."), params=line
            )
        if line["good"] and expires_on and expires_on < _today():
            raise forms.ValidationError(
                _("%(product)s: expired goods are not good ones."), params=line
            )


class ConfirmReceiptForm(forms.Form):
    """What becomes of a difference; both fields stay empty when there is none."""

    handling = forms.ChoiceField(
        label=_("What becomes of the difference"),
        choices=Handling.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    difference = forms.CharField(
        label=_("What the difference is"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PutAwayForm(forms.Form):
    """Which lot lies in which bin."""

    wants_row = True

    bins = RowsField(
        {
            "line": forms.IntegerField(widget=forms.HiddenInput, min_value=1),
            "what": forms.CharField(label=_("Lot"), required=False, widget=Shown),
            "bin": forms.CharField(label=_("Bin"), max_length=20),
        },
        spare=0,
        most=MOST_LOTS,
        label=_("Bins"),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("bins", row.bins_to_fill())


def _today() -> date:
    return clock.today()
