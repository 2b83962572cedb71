"""What several forms of a parcel share."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TextArea(forms.Textarea):
    """A few lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 3})


class NoteForm(forms.Form):
    """What was said and agreed."""

    note = forms.CharField(label=_("Note"), max_length=500, widget=TextArea())
