"""What is asked of a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inventory.importing.columns import Of
from inventory.selectors import warehouses_visible_to


class ImportForm(forms.Form):
    """A file and what it holds. It is only looked at: booking is the next step."""

    wants_row = True

    of = forms.ChoiceField(label=_("What it holds"), choices=Of.choices)
    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx or csv, at most 5 MB and 20,000 rows; the first line names the columns"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """The warehouses that the person may book into come along."""
        data = super().clean() or {}
        data["rooms"] = list(warehouses_visible_to(self.user).filter(active=True))
        return data
