"""What is written down of a partner; without models, because its steps need it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PartnerForm(forms.Form):
    """Who works with us, and who is asked there how it goes."""

    code = forms.SlugField(label=_("Code"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=60)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    contact = forms.CharField(label=_("Contact person"), max_length=60, required=False)
    mobile = forms.RegexField(
        r"^1[3-9]\d{9}$",
        label=_("Mobile number of the contact person"),
        required=False,
        help_text=_("Gets the link to the survey each quarter."),
        error_messages={"invalid": _("A mobile number has eleven digits.")},
    )

    def clean(self) -> dict[str, Any]:
        """A name without a number reaches nobody, and a number is somebody's."""
        given = super().clean() or {}
        for name, other in (("contact", "mobile"), ("mobile", "contact")):
            if given.get(other) and not given.get(name) and name not in self.errors:
                self.add_error(name, _("Contact person and number belong together."))
        return given
