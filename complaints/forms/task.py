"""What a measure asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.choices import DEPARTMENTS
from complaints.forms.parts import RowForm, StaffField, ahead, moment, words
from core.files import ProofsField


class MeasureForm(RowForm):
    """A task for another department: who, what, by when."""

    people = ("person",)
    department = forms.ChoiceField(label=_("Department"), choices=DEPARTMENTS)
    person = StaffField(label=_("Person responsible"))
    measure = words(_("Measure"), most=500, rows=2)
    due_at = moment(_("Done by"), help_text=_("This time becomes a deadline."))

    def clean_due_at(self) -> Any:
        """To come."""
        return ahead(self.cleaned_data["due_at"])

    def clean(self) -> dict[str, Any]:
        """The person belongs to the department."""
        cleaned: dict[str, Any] = super().clean() or {}
        person, department = cleaned.get("person"), cleaned.get("department")
        if person and department and department not in person.roles:
            self.add_error("person", _("This person does not belong to the department."))
        return cleaned


class FinishForm(forms.Form):
    """What was done, and what shows it."""

    note = words(_("What was done"), most=1000, rows=3)
    photos = ProofsField(label=_("Photos or videos"), required=False, max_count=6)
