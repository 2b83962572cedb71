"""What the steps of an improvement (CAPA) ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.choices import Cause
from complaints.forms.parts import RowForm, StaffField, ahead, moment, words
from core.files import PhotosField


class ImprovementForm(forms.Form):
    """What is to become better; opened by hand or from a complaint."""

    title = forms.CharField(label=_("What is to become better"), max_length=120)
    cause = forms.ChoiceField(label=_("Root cause"), choices=Cause.choices)
    complaint = forms.IntegerField(
        label=_("Complaint no."), required=False, min_value=1, max_value=2**31
    )


class AnalysisForm(forms.Form):
    """Why, asked five times; the last answer that was found is the root."""

    cause = forms.ChoiceField(label=_("Root cause"), choices=Cause.choices)
    why1 = words(_("Why did it happen?"), most=300, rows=2)
    why2 = words(_("And why that? (2)"), most=300, rows=2, required=False)
    why3 = words(_("And why that? (3)"), most=300, rows=2, required=False)
    why4 = words(_("And why that? (4)"), most=300, rows=2, required=False)
    why5 = words(_("And why that? (5)"), most=300, rows=2, required=False)


class ActionsForm(RowForm):
    """What is done about it, by whom, by when, and how one will know that it works."""

    people = ("owner",)
    actions = words(_("What is done about it"))
    acceptance = words(_("How one will know that it works"), most=500, rows=2)
    owner = StaffField(label=_("Owner"))
    due_at = moment(_("Done by"), help_text=_("This time becomes a deadline."))

    def clean_due_at(self) -> Any:
        """To come."""
        return ahead(self.cleaned_data["due_at"])


class ImplementForm(forms.Form):
    """What was done, with what shows it."""

    note = words(_("What was done"), most=1000, rows=3)
    photos = PhotosField(label=_("Photos"), required=False, max_count=6)


class AcceptanceForm(forms.Form):
    """What was looked at, by somebody other than the owner."""

    note = words(_("What was checked"), most=1000, rows=3)


class ObserveForm(forms.Form):
    """Something seen while the effect is watched."""

    note = words(_("What was seen"), most=1000, rows=3)
