"""Forms of what is added to a plan without being a step: by staff, and by customers' links."""

from secrets import token_urlsafe
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.files import DocumentField, PhotosField
from plans import metrics
from plans.forms import NOTE, moment_field
from plans.models import MealTemplate, Photo
from plans.timeline import SERVED_DAYS

UNITS = (("", _("as shown")), ("jin", _("jin")))


class ReadingForm(forms.Form):
    """One reading, by hand."""

    code = forms.ChoiceField(label=_("Metric"), choices=metrics.CHOICES)
    value = forms.DecimalField(
        label=_("Value"),
        max_digits=9,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=UNITS, required=False, help_text=_("Only weight can be in jin.")
    )
    measured_at = moment_field(label=_("Measured at"), initial=clock.now)
    confirmed = forms.BooleanField(
        label=_("The value is right although it looks unusual"), required=False
    )


class CustomerReadingForm(forms.Form):
    """What a customer enters on a morning: any of them, at least one."""

    weight = forms.DecimalField(label=_("Weight"), max_digits=6, decimal_places=2, required=False)
    unit = forms.ChoiceField(
        label=_("Unit of the weight"), choices=(("kg", _("kg")), ("jin", _("jin"))), initial="kg"
    )
    body_fat_pct = forms.DecimalField(
        label=_("Body fat %"), max_digits=5, decimal_places=2, required=False
    )
    steps = forms.IntegerField(label=_("Steps"), required=False)
    sleep_min = forms.IntegerField(label=_("Sleep in minutes"), required=False)
    resting_hr = forms.IntegerField(label=_("Resting heart rate"), required=False)
    #: The same form sent twice, because its answer was lost, is one set of readings.
    once = forms.SlugField(
        required=False, max_length=64, initial=token_urlsafe, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        """Nothing at all is no entry."""
        data: dict[str, Any] = super().clean() or {}
        besides = {"unit", "once"}
        given = [name for name, value in data.items() if name not in besides and value is not None]
        if not given and not self.errors:
            raise forms.ValidationError(_("Fill in at least one value."))
        return data


class PhotoForm(forms.Form):
    """Photos of one phase and pose."""

    phase = forms.ChoiceField(label=_("Phase"), choices=Photo.Phase.choices)
    pose = forms.ChoiceField(label=_("Pose"), choices=Photo.Pose.choices)
    photos = PhotosField(label=_("Photos"), max_count=3)


class RecheckForm(forms.Form):
    """The report of a recheck."""

    file = DocumentField(label=_("Recheck report"))
    note = forms.CharField(label=_("Note"), required=False, **NOTE)


class MenusForm(forms.Form):
    """Which days are to be written from the library."""

    first = forms.IntegerField(label=_("From day"), min_value=1, max_value=SERVED_DAYS)
    last = forms.IntegerField(label=_("To day"), min_value=1, max_value=SERVED_DAYS)
    template = forms.ModelChoiceField(
        label=_("Menu template"),
        queryset=MealTemplate.objects.filter(active=True),
        required=False,
        empty_label=_("The library in turn"),
    )

    def clean(self) -> dict[str, Any]:
        """From a day to the same or a later one."""
        data: dict[str, Any] = super().clean() or {}
        if "first" in data and "last" in data and data["first"] > data["last"]:
            self.add_error("last", _("This is before the first day."))
        return data
