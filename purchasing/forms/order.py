"""What the steps of an order to a supplier ask for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.files import DocumentField
from purchasing.choices import Document
from purchasing.forms.fields import day_field, each_once, wanted_lines


def _note(**kwargs: Any) -> forms.CharField:
    return forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs
    )


class LinesForm(forms.Form):
    """What is bought."""

    lines = wanted_lines()
    note = _note(label=_("Note for the supplier"))

    def clean_lines(self) -> list[dict[str, Any]]:
        """Each product once."""
        return each_once(self.cleaned_data["lines"])


class _ExpectedForm(forms.Form):
    """When the goods are expected; a day that is over is a slip."""

    expected_on = day_field(label=_("Expected on"))

    def clean_expected_on(self) -> date:
        """Not in the past."""
        day: date = self.cleaned_data["expected_on"]
        if day < clock.today():
            raise forms.ValidationError(_("This day is over."))
        return day


class SendForm(_ExpectedForm):
    """How the order went out, and what the supplier promises."""

    note = _note(label=_("What was agreed"))
    confirmation = DocumentField(label=_("Supplier's confirmation"), required=False)


class UnderWayForm(_ExpectedForm):
    """The supplier has sent the goods."""

    tracking = forms.CharField(label=_("Carrier and number"), max_length=80)


class DocumentForm(forms.Form):
    """A paper to keep."""

    kind = forms.ChoiceField(label=_("Kind of paper"), choices=Document.choices)
    file = DocumentField(label=_("File"))
