"""What the steps of a parcel ask for."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import clock
from core.errors import Invalid
from core.files import PhotosField, SignedNoteField
from core.forms import ReasonForm
from inventory.models import Product
from logistics import carriers
from logistics.choices import Cause, Damage, Method, Mishap, Window

PHONE = re.compile(r"(?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,5})?")
REQUIRED = _("This field is required.")


class TextArea(forms.Textarea):
    """A few lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 3})


class NoteForm(forms.Form):
    """What was said and agreed."""

    note = forms.CharField(label=_("Note"), max_length=500, widget=TextArea())


class ConfirmMethodForm(forms.Form):
    """How, where and when the customer wants the goods. Left empty, what is on record stays."""

    wants_row = True

    method = forms.ChoiceField(
        label=_("Receiving method"), choices=Method.choices, widget=forms.RadioSelect
    )
    recipient = forms.CharField(label=_("Recipient"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    deliver_on = forms.DateField(
        label=_("Wanted on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    window = forms.ChoiceField(
        label=_("Time of day"), choices=Window.choices, required=False, initial=Window.ANY
    )
    note = forms.CharField(
        label=_("Note for the warehouse"), max_length=300, required=False, widget=TextArea()
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["phone"].help_text = self._on_record(row.masked_phone)
        self.fields["address"].help_text = self._on_record(row.masked_address)

    def _on_record(self, masked: str) -> str:
        return gettext("On record: %(value)s. Leave empty to keep it.") % {"value": masked or "—"}

    def clean_phone(self) -> str:
        """A number that can be called."""
        phone = re.sub(r"\s", "", self.cleaned_data["phone"])
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError(_("This is not a telephone number."))
        return phone

    def clean_deliver_on(self) -> date | None:
        """Not in the past."""
        day: date | None = self.cleaned_data["deliver_on"]
        if day and day < localdate(clock.now()):
            raise forms.ValidationError(_("This day is over."))
        return day

    def clean(self) -> dict[str, Any]:
        """Whatever the method needs is typed now or on record."""
        data = super().clean() or self.cleaned_data
        data["window"] = data.get("window") or Window.ANY
        needed = ["recipient", "phone"]
        if data.get("method") in {Method.EXPRESS, Method.ON_SITE}:
            needed.append("address")
        for name in needed:
            if name not in self.errors and not (data.get(name) or getattr(self.row, name)):
                self.add_error(name, REQUIRED)
        return data


class NumberMixin(forms.Form):
    """Carrier and number: the carrier may be left to the number."""

    carrier = forms.ChoiceField(
        label=_("Carrier"),
        choices=[("", _("Recognise by the number")), *carriers.CHOICES],
        required=False,
    )
    tracking_number = forms.CharField(label=_("Tracking number"), max_length=60, required=False)

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
        help_text=_("Empty: as many as were sent"),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = Product.objects.filter(shipmentline__shipment=row).order_by("name", "pk")
        self.fields["products"].queryset = sent


class DamageForm(forms.Form):
    """What arrived broken, incomplete or wrong."""

    kind = forms.ChoiceField(
        label=_("What is wrong"), choices=Damage.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("What exactly"), max_length=500, widget=TextArea())
    photos = PhotosField(label=_("Photos"), required=False)


class ReceivedForm(forms.Form):
    """The goods have arrived; how we know."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=TextArea())
