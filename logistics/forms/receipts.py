"""What is asked when a parcel has arrived."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.files import PhotosField
from logistics.choices import Damage
from logistics.forms.base import TextArea
from logistics.forms.counts import CountRow, CountsField


class DamageForm(forms.Form):
    """What arrived broken, incomplete or wrong, and how many of which line."""

    wants_row = True

    kind = forms.ChoiceField(
        label=_("What is wrong"), choices=Damage.choices, widget=forms.RadioSelect
    )
    affected = CountsField(
        label=_("How many of what"),
        required=False,
        help_text=_("How many are missing, broken or wrong; 0 for what is in order"),
    )
    note = forms.CharField(label=_("What exactly"), max_length=500, widget=TextArea())
    photos = PhotosField(label=_("Photos"), required=False)

    def __init__(self, *args: Any, row: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = row.shipment.lines.select_related("product").order_by("pk")
        self.fields["affected"].set_rows(
            CountRow(line.product_id, str(line.product), line.quantity) for line in lines
        )

    def clean(self) -> dict[str, Any]:
        """What is missing is named: somebody has to send just that again."""
        data = super().clean() or self.cleaned_data
        named = any((data.get("affected") or {}).values())
        if data.get("kind") == Damage.PARTIAL and "affected" not in self.errors and not named:
            self.add_error("affected", gettext("Say how many of what are missing."))
        return data


class ReceivedForm(forms.Form):
    """The goods have arrived; how we know."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=TextArea())
