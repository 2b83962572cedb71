"""What the steps of a parcel on its way out ask for."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from core.files import PhotosField, SignedNoteField
from core.forms import ReasonForm
from inventory.models import Product
from logistics import carriers
from logistics.choices import Cause, Method, Mishap
from logistics.forms.base import TextArea
from logistics.forms.counts import CountRow, CountsField

#: What the number looks like is read in place of the help while somebody types.
HINTED = {
    "autocomplete": "off",
    "hx-get": reverse_lazy("shipment-number"),
    "hx-trigger": "input changed delay:300ms",
    "hx-target": "#id_tracking_number_helptext",
    "hx-params": "tracking_number",
}


class NumberMixin(forms.Form):
    """Carrier and number: the carrier may be left to the number."""

    carrier = forms.ChoiceField(
        label=_("Carrier"),
        choices=[("", _("Recognise by the number")), *carriers.CHOICES],
        required=False,
    )
    tracking_number = forms.CharField(
        label=_("Tracking number"),
        max_length=300,  # a whole message may be pasted
        required=False,
        help_text=_("Typed, pasted or scanned; the carrier is recognised"),
        widget=forms.TextInput(attrs=HINTED),
    )

    def settle(self, data: dict[str, Any]) -> None:
        """Put the recognised carrier and the tidy number into ``data``."""
        try:
            found = carriers.settle(data.get("carrier", ""), data["tracking_number"])
        except Invalid as problem:
            for name, reasons in problem.fields.items():
                self.add_error(name, list(reasons))
        else:
            data["carrier"], data["tracking_number"] = found


class ConfirmShipmentForm(NumberMixin):
    """Express: number and photo. Handed over in person: a signed note or a photo (B9)."""

    wants_row = True

    photos = PhotosField(label=_("Photos of the parcel"), required=False)
    signed_note = SignedNoteField(required=False)
    field_order = ("tracking_number",)  # a scanner types into the first

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.express = row.method == Method.EXPRESS
        if self.express:
            del self.fields["signed_note"]
            self.fields["tracking_number"].required = True
            self.fields["photos"].required = True
        else:
            del self.fields["carrier"], self.fields["tracking_number"]

    def clean(self) -> dict[str, Any]:
        """Number and carrier belong together; a hand-over in person leaves a proof."""
        data = super().clean() or self.cleaned_data
        if self.express and data.get("tracking_number"):
            self.settle(data)
        proofs = {"photos", "signed_note"}
        if not self.express and not proofs & set(self.errors) and not any(map(data.get, proofs)):
            self.add_error(
                "signed_note", gettext("Add the signed note or a photo of the hand-over.")
            )
        return data


class CorrectShipmentForm(NumberMixin, ReasonForm):
    """What was recorded wrongly, whose doing it was, and why (B16)."""

    cause = forms.ChoiceField(
        label=_("Cause of the correction"), choices=Cause.choices, widget=forms.RadioSelect
    )
    photos = PhotosField(label=_("Photos of the parcel"), required=False)

    def clean(self) -> dict[str, Any]:
        """A new number needs its carrier."""
        data = super().clean() or self.cleaned_data
        if data.get("tracking_number"):
            self.settle(data)
        return data


class MishapForm(forms.Form):
    """What happened on the way."""

    kind = forms.ChoiceField(label=_("What happened"), choices=Mishap.choices)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=TextArea())


class ReshipForm(forms.Form):
    """Which goods are sent again."""

    wants_row = True

    products = forms.ModelMultipleChoiceField(
        label=_("Goods to send again"),
        queryset=Product.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    quantity = forms.IntegerField(
        label=_("How many of each"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=_("Empty: as many as were reported, else as many as were sent"),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = Product.objects.filter(shipmentline__shipment=row).order_by("name", "pk")
        self.fields["products"].queryset = sent


class SplitForm(forms.Form):
    """How many of each product go now; the rest stays open as a parcel of its own."""

    wants_row = True

    now = CountsField(label=_("Goes now"), required=False)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(row.lines.select_related("product").order_by("pk"))
        self.fields["now"].set_rows(
            CountRow(line.product_id, str(line.product), line.quantity, line.quantity)
            for line in self.lines
        )

    def clean(self) -> dict[str, Any]:
        """Something goes, and something stays."""
        data = super().clean() or self.cleaned_data
        now = data.get("now") or {}
        if "now" in self.errors:
            return data
        if not any(now.values()):
            self.add_error("now", gettext("Something must go now."))
        elif all(now.get(line.product_id, 0) == line.quantity for line in self.lines):
            self.add_error("now", gettext("Everything goes now: there is nothing to split."))
        return data
