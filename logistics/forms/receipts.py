"""What is asked when a parcel has arrived."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import PhotosField
from logistics.choices import Damage
from logistics.forms.base import TextArea


class DamageForm(forms.Form):
    """What arrived broken, incomplete or wrong."""

    kind = forms.ChoiceField(
        label=_("What is wrong"), choices=Damage.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("What exactly"), max_length=500, widget=TextArea())
    photos = PhotosField(label=_("Photos"), required=False)


class ReceivedForm(forms.Form):
    """The goods have arrived; how we know."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=TextArea())
