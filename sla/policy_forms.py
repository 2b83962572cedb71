"""What a supervisor types to change a timing policy: every field typed, nothing free but marks."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import role_label
from sla import due as durations
from sla import marks
from sla.calendar import minutes_of
from sla.ladder import LADDERS, LONG, MEDIUM, RAISED, SHORT, SYSTEM
from sla.publishing import OWNERS
from sla.rule import Rule

MODES = (
    ("hours", gettext_lazy("Hours, day and night")),
    ("work_hours", gettext_lazy("Hours inside opening hours")),
    ("workdays", gettext_lazy("Working days, to the close of the last")),
    ("workdays_same_time", gettext_lazy("Working days, to the same time of day")),
    ("plan_day_at", gettext_lazy("Day N at a time of day (the first day is day 1)")),
    ("days_after_at", gettext_lazy("Days after, at a time of day")),
    ("daily_at", gettext_lazy("The next time it is that time of day")),
    ("promise", gettext_lazy("The promised time")),
)
#: What each way of counting needs.
NEEDS: dict[str, tuple[str, ...]] = {
    "hours": ("amount",),
    "work_hours": ("amount",),
    "workdays": ("amount",),
    "workdays_same_time": ("amount",),
    "plan_day_at": ("day", "at"),
    "days_after_at": ("day", "at"),
    "daily_at": ("at",),
    "promise": (),
}
LADDER_NAMES = {
    SHORT.name: gettext_lazy("Short: 50 %, 80 %, due"),
    MEDIUM.name: gettext_lazy("Medium: created, 50 %, 80 %, due"),
    LONG.name: gettext_lazy("Long: the day before, two hours before, due"),
    SYSTEM.name: gettext_lazy("The system acts by itself"),
    RAISED.name: gettext_lazy("Raised when due"),
    marks.OWN: gettext_lazy("Marks of its own"),
}


def ladders_for(rule: Rule) -> tuple[str, ...]:
    """The standard ladders that fit a rule: who acts decides, not taste."""
    if rule.system:
        return (SYSTEM.name, marks.OWN)
    if rule.raise_at_due:
        return (RAISED.name, marks.OWN)
    return (SHORT.name, MEDIUM.name, LONG.name, marks.OWN)


class PolicyForm(forms.Form):
    """One version of a policy."""

    mode = forms.ChoiceField(label=gettext_lazy("Way of counting"), choices=MODES)
    amount = forms.FloatField(
        label=gettext_lazy("Hours or working days"),
        required=False,
        help_text=gettext_lazy("For hours and working days."),
    )
    day = forms.IntegerField(
        label=gettext_lazy("Number of the day"),
        required=False,
        help_text=gettext_lazy("For “day N” and “days after”."),
    )
    at = forms.CharField(
        label=gettext_lazy("At (HH:MM)"),
        required=False,
        max_length=5,
        help_text=gettext_lazy("For everything that is due at a time of day."),
    )
    owner_role = forms.ChoiceField(label=gettext_lazy("Who owes it"))
    pausable = forms.BooleanField(label=gettext_lazy("May wait for the customer"), required=False)
    grace_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of grace"), min_value=0, max_value=60 * 24 * 30
    )
    ladder = forms.ChoiceField(label=gettext_lazy("Reminders and escalation"))
    marks = forms.CharField(
        label=gettext_lazy("Own marks (JSON)"),
        required=False,
        max_length=8000,
        help_text=gettext_lazy("Only for marks of its own."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Why it is changed"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    data_of: ClassVar[tuple[str, ...]] = ("owner_role", "pausable", "grace_minutes")

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        roles: Any = self.fields["owner_role"]
        roles.choices = [(code, role_name(code)) for code in sorted(OWNERS)]
        ladders: Any = self.fields["ladder"]
        ladders.choices = [(name, LADDER_NAMES[name]) for name in ladders_for(rule)]

    def clean(self) -> dict[str, Any]:
        """The stored form of duration and ladder, or what is wrong beside the field it is in."""
        data = super().clean() or {}
        data["duration"] = self._duration(data)
        data["ladder_data"] = self._ladder(data)
        return data

    def policy(self, before: dict[str, Any]) -> dict[str, Any]:
        """The policy's data as typed; what cannot be typed here stays as it was."""
        typed = {name: self.cleaned_data[name] for name in self.data_of}
        duration, ladder = self.cleaned_data["duration"], self.cleaned_data["ladder_data"]
        return {**before, **typed, "duration": duration, "ladder": ladder}

    def _duration(self, data: dict[str, Any]) -> dict[str, Any] | None:
        needed = NEEDS.get(data.get("mode", ""))
        if needed is None or any(name in self.errors for name in needed):
            return None
        missing = [name for name in needed if data.get(name) in (None, "")]
        for name in missing:
            self.add_error(name, _("This way of counting needs it."))
        if missing:
            return None
        try:
            name = "at"
            if "at" in needed:
                minutes_of(data["at"])
            name = needed[0] if needed else "mode"
            values = {key: _whole(data[key]) for key in needed}
            return durations.from_json({"mode": data["mode"], **values}).to_json()
        except ValueError as error:
            self.add_error(name, str(error))
        return None

    def _ladder(self, data: dict[str, Any]) -> dict[str, Any] | None:
        name = data.get("ladder")
        if name is None or "marks" in self.errors:
            return None
        if name != marks.OWN:
            return LADDERS[name].to_json()
        try:
            return marks.read(data.get("marks", ""), self.rule).to_json()
        except marks.Wrong as wrong:
            for reason in wrong.reasons:
                self.add_error("marks", reason)
        return None


def role_name(code: str) -> str:
    """Who owes it, in words; one code stands for whoever was late."""
    if code in OWNERS and role_label(code) == code:
        return _("Whoever was late")
    return role_label(code)


def initial_of(data: dict[str, Any]) -> dict[str, Any]:
    """A version's data as the form shows it."""
    ladder = data["ladder"]
    standard = LADDERS.get(ladder["name"])
    known = standard is not None and standard.to_json() == ladder
    return {
        **{name: data[name] for name in PolicyForm.data_of},
        **{name: data["duration"].get(name) for name in ("mode", "amount", "day", "at")},
        "ladder": ladder["name"] if known else marks.OWN,
        "marks": marks.shown(ladder),
    }


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
