"""What is asked at the fortnightly check and of a notice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.rows import RowsField
from warehousing.causes import Finding
from warehousing.forms.fields import MOST_LOTS, hidden, shown, words


class SignForm(forms.Form):
    """What was found of each lot."""

    wants_row = True

    lines = RowsField(
        {
            "line": hidden(),
            "what": shown(_("Lot")),
            "finding": forms.ChoiceField(label=_("Finding"), choices=[("", "—"), *Finding.choices]),
        },
        spare=0,
        most=MOST_LOTS,
        required=False,
        label=_("Lots"),
    )
    note = words(_("Note"), required=False)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("lines", row.to_look_at())


class MeasureForm(forms.Form):
    """What is done with the goods."""

    measure = words(_("Measure"))
