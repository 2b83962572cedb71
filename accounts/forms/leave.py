"""What people fill in about staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import selectors


class LeaveForm(forms.Form):
    """A request for leave: from when to when, and who stands in."""

    wants_row = True

    starts_at = forms.DateTimeField(label=_("From"))
    ends_at = forms.DateTimeField(label=_("Until"))
    deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=None,
        help_text=_("Gets what you would be told while you are away."),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = selectors.possible_deputies(user)
