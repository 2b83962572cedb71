"""What is asked when somebody measures, and when a zone is out of its limits."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from inventory.models import Lot, Zone
from storage import concerned
from storage.choices import Verdict
from storage.measuring import AHEAD, BACK

LINES = {"rows": 3}


class AcknowledgeForm(forms.Form):
    """What is being done about it."""

    doing = forms.CharField(
        label=_("What is being done"), max_length=500, widget=forms.Textarea(attrs=LINES)
    )


class SetApartForm(forms.Form):
    """Which of the lots concerned must not go out."""

    wants_row = True

    lots = forms.ModelMultipleChoiceField(
        label=_("Lots"), queryset=Lot.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs=LINES))

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lots"].queryset = concerned.still_usable(row)
        self.fields["reason"].initial = str(row)


class AssessForm(forms.Form):
    """What it means for the goods."""

    verdict = forms.ChoiceField(
        label=_("Effect on the goods"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), max_length=500, widget=forms.Textarea(attrs=LINES))


class ReadingForm(forms.Form):
    """A reading by hand: now, unless another time is given."""

    wants_row = True

    zone = forms.ModelChoiceField(label=_("Zone"), queryset=Zone.objects.none())
    temperature = forms.DecimalField(
        label=_("Temperature °C"), min_value=-40, max_value=60, max_digits=4, decimal_places=1
    )
    humidity = forms.DecimalField(
        label=_("Humidity %"),
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        required=False,
    )
    at = forms.DateTimeField(
        label=_("Measured at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("Empty: now"),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = concerned.zones_visible_to(user)

    def clean_at(self) -> datetime:
        """Neither tomorrow nor long ago."""
        now = clock.now()
        at: datetime = self.cleaned_data["at"] or now
        if not now - BACK <= at <= now + AHEAD:
            raise forms.ValidationError(_("The time lies in the future or too far back."))
        return at
