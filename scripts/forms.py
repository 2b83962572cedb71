"""Inputs: the words for a situation, a phrase that must not be said."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scripts import selectors


class ScriptForm(forms.Form):
    """Words for a situation, with places for names."""

    situation = forms.CharField(label=_("Situation"), max_length=60)
    text = forms.CharField(
        label=_("Words"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    position = forms.IntegerField(
        label=_("Place in the list"), min_value=0, max_value=9999, initial=100
    )

    def clean_text(self) -> str:
        """Only places that will be filled."""
        text: str = self.cleaned_data["text"]
        if wrong := selectors.unknown(text):
            raise forms.ValidationError(
                _("Nothing is filled in for %(places)s."), params={"places": " ".join(wrong)}
            )
        return text


class PhraseForm(forms.Form):
    """A phrase and what to say instead."""

    phrase = forms.CharField(label=_("Forbidden phrase"), min_length=2, max_length=60)
    suggestion = forms.CharField(label=_("Say instead"), max_length=200, required=False)
