"""What is asked about a parcel that went astray, and about goods that come back."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from logistics.choices import Outcome
from logistics.forms.base import TextArea
from logistics.forms.counts import CountRow, CountsField


class SettleTroubleForm(forms.Form):
    """What becomes of the goods."""

    outcome = forms.ChoiceField(
        label=_("Result"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=TextArea())


class InspectForm(forms.Form):
    """How much of each lot is good, and how much must be kept apart; the rest is missing."""

    wants_row = True

    good = CountsField(label=_("Good: back to the shelf"), required=False)
    doubtful = CountsField(label=_("Doubtful: into quarantine"), required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=TextArea())

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(row.lines.select_related("lot__product").order_by("pk"))
        for name in ("good", "doubtful"):
            self.fields[name].set_rows(
                CountRow(line.pk, str(line.lot), line.sent, line.sent if name == "good" else 0)
                for line in self.lines
            )

    def clean(self) -> dict[str, Any]:
        """Nobody finds more than was sent."""
        data = super().clean() or self.cleaned_data
        good, doubtful = data.get("good") or {}, data.get("doubtful") or {}
        over = [
            str(line.lot)
            for line in self.lines
            if good.get(line.pk, 0) + doubtful.get(line.pk, 0) > line.sent
        ]
        if over:
            words = gettext("More than was sent: %(lots)s.") % {"lots": "; ".join(over)}
            self.add_error("doubtful", words)
        return data
