"""What people are asked about a clock."""

from django import forms
from django.utils.translation import gettext_lazy as _

#: Why something was late (sla_complaints §4.2); the second value says who answers for it.
LATE_REASONS = (
    ("customer_no_reply", _("The customer did not answer")),
    ("customer_no_material", _("The customer did not provide what was needed")),
    ("customer_moved", _("The customer moved the date")),
    ("logistics", _("Delay in delivery")),
    ("out_of_stock", _("Out of stock")),
    ("inherited", _("An earlier step was late")),
    ("absence", _("Absence")),
    ("workload", _("Too much work")),
    ("mistake", _("Mistake or late entry")),
    ("outage", _("The system was down")),
    ("rule", _("The rule does not fit")),
    ("other", _("Other")),
)


class LateReasonForm(forms.Form):
    """The reason for a late completion."""

    late_code = forms.ChoiceField(label=_("Reason"), choices=LATE_REASONS)
    late_note = forms.CharField(
        label=_("Note"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, object]:
        """“Other” needs words."""
        data = super().clean() or {}
        if data.get("late_code") == "other" and not data.get("late_note"):
            self.add_error("late_note", _("Please say what it was."))
        return data
