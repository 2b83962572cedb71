"""The forms in which a supervisor edits a timing policy or a working calendar."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.roles import Party, Role
from sla import due
from sla.ladder import LADDERS
from sla.models import CalendarVersion
from sla.table import WHO_WAS_LATE
from sla.wording import Text

MODES = (
    ("hours", gettext_lazy("Hours, day and night")),
    ("work_hours", gettext_lazy("Working hours")),
    ("workdays", gettext_lazy("Working days, to closing time")),
    ("workdays_same_time", gettext_lazy("Working days, to the same time")),
    ("plan_day_at", gettext_lazy("Day N of the plan, at a time")),
    ("days_after_at", gettext_lazy("N days later, at a time")),
    ("daily_at", gettext_lazy("Every day at a time")),
    ("promise", gettext_lazy("As promised to the customer")),
)
#: Which of the two fields a way of counting needs, and what the number is called there.
NUMBER = {"hours": "amount", "work_hours": "amount", "workdays": "amount"} | {
    "workdays_same_time": "amount",
    "plan_day_at": "day",
    "days_after_at": "day",
}
TIMED = {"plan_day_at", "days_after_at", "daily_at"}
LADDER_NAMES = (
    ("short", gettext_lazy("Short: half, four fifths, due")),
    ("medium", gettext_lazy("Medium: at once, half, four fifths, due")),
    ("long", gettext_lazy("Long: the day before, two hours before, due")),
    ("system", gettext_lazy("Done by the system")),
    ("raised", gettext_lazy("Only raised when due")),
)
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(.*)")


def said(text: Text) -> str:
    """A sentence that exists in both languages, in the reader's."""
    return text.zh if (get_language() or "zh").startswith("zh") else text.en


class PolicyForm(forms.Form):
    """One row of the timing table."""

    mode = forms.ChoiceField(label=gettext_lazy("Counted in"), choices=MODES)
    number = forms.FloatField(label=gettext_lazy("How many"), required=False, min_value=0)
    at = forms.TimeField(label=gettext_lazy("At the hour"), required=False)
    owner_role = forms.ChoiceField(
        label=gettext_lazy("Owed by"),
        choices=(*Role.choices, *Party.choices, (WHO_WAS_LATE, gettext_lazy("Whoever was late"))),
    )
    ladder = forms.ChoiceField(label=gettext_lazy("Reminders"), choices=LADDER_NAMES)
    grace_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of grace"), min_value=0, max_value=100_000
    )
    pausable = forms.BooleanField(label=gettext_lazy("May wait for the customer"), required=False)
    note = forms.CharField(label=gettext_lazy("Why it changes"), max_length=300)

    @staticmethod
    def filled(data: dict[str, Any]) -> dict[str, Any]:
        """What stands in the form for a stored policy."""
        duration = data["duration"]
        plain = {name: data[name] for name in ("owner_role", "grace_minutes", "pausable")}
        number = duration.get("amount", duration.get("day"))
        return plain | {
            "mode": duration["mode"],
            "number": number,
            "at": duration.get("at"),
            "ladder": data["ladder"]["name"],
        }

    def clean(self) -> dict[str, Any]:
        """Each way of counting has its own fields; what cannot be computed with is refused."""
        cleaned: dict[str, Any] = super().clean() or {}
        mode = cleaned.get("mode", "")
        duration: dict[str, Any] = {"mode": mode}
        if (name := NUMBER.get(mode)) is not None:
            duration[name] = _number(cleaned.get("number"), whole="hours" not in mode)
        if mode in TIMED:
            duration["at"] = f"{cleaned['at']:%H:%M}" if cleaned.get("at") else ""
        try:
            due.from_json(duration)
        except ValueError as error:
            self.add_error("at" if mode == "daily_at" else "number", str(error))
        cleaned["duration"] = duration
        return cleaned

    def policy(self, before: dict[str, Any]) -> dict[str, Any]:
        """The policy as it is stored; what the form does not ask stays as it was."""
        cleaned = self.cleaned_data
        kept = before["ladder"]
        chosen = kept if kept["name"] == cleaned["ladder"] else LADDERS[cleaned["ladder"]].to_json()
        asked = {name: cleaned[name] for name in ("owner_role", "grace_minutes", "pausable")}
        return before | asked | {"duration": cleaned["duration"], "ladder": chosen}


class CalendarForm(forms.Form):
    """The days on which the calendar differs from the week, and until when that is certain."""

    confirmed_until = forms.DateField(label=gettext_lazy("Confirmed until"))
    closed = forms.CharField(
        label=gettext_lazy("Days off"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy("One date a line, with its name: 2027-01-01 New Year"),
    )
    opened = forms.CharField(
        label=gettext_lazy("Working days on a weekend"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("One date a line, with its name: 2027-01-01 New Year"),
    )
    note = forms.CharField(label=gettext_lazy("Why it changes"), max_length=300)

    @staticmethod
    def filled(data: dict[str, Any]) -> dict[str, Any]:
        """What stands in the form for a stored calendar."""
        return {
            "confirmed_until": data["confirmed_until"],
            "closed": _lines(data["overrides"], open_=False),
            "opened": _lines(data["overrides"], open_=True),
        }

    def clean_closed(self) -> dict[str, str]:
        """Dates and names."""
        return _days(self.cleaned_data["closed"])

    def clean_opened(self) -> dict[str, str]:
        """Dates and names."""
        return _days(self.cleaned_data["opened"])

    def clean(self) -> dict[str, Any]:
        """No day is both off and worked."""
        cleaned: dict[str, Any] = super().clean() or {}
        both = set(cleaned.get("closed") or ()) & set(cleaned.get("opened") or ())
        if both:
            self.add_error("opened", _("Both off and worked: %(days)s") % {"days": min(both)})
        return cleaned

    def calendar(self, before: dict[str, Any]) -> dict[str, Any]:
        """The calendar as it is stored; opening hours of single days stay."""
        cleaned, old = self.cleaned_data, before["overrides"]
        until = cleaned["confirmed_until"].isoformat()
        overrides = {}
        for is_open, days in ((False, cleaned["closed"]), (True, cleaned["opened"])):
            for day, label in days.items():
                kept = old.get(day, {"label": "", "label_en": "", "windows": None})
                same = kept.get("open") == is_open and kept["label"] == label
                overrides[day] = {
                    "open": is_open,
                    "label": label,
                    "label_en": kept["label_en"] if same else label,
                    "assumed": day > until,
                    "windows": kept["windows"] if kept.get("open") == is_open else None,
                }
        return before | {"confirmed_until": until, "overrides": overrides}


def days_of(calendar: CalendarVersion) -> list[tuple[date, dict[str, Any]]]:
    """The days that differ from the week, in order."""
    rows = sorted(calendar.data["overrides"].items())
    return [(date.fromisoformat(day), row) for day, row in rows]


def _number(value: float | None, *, whole: bool) -> float | int:
    if value is None:
        return 0
    return int(value) if value == int(value) else value if not whole else 0


def _lines(overrides: dict[str, dict[str, Any]], *, open_: bool) -> str:
    days = sorted((day, row["label"]) for day, row in overrides.items() if row["open"] == open_)
    return "\n".join(f"{day} {label}".strip() for day, label in days)


def _days(text: str) -> dict[str, str]:
    found = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = DAY.fullmatch(line)
        try:
            day = date.fromisoformat(match.group(1)) if match else None
        except ValueError:
            day = None
        if day is None or match is None:
            raise forms.ValidationError(_("Not a date: %(line)s") % {"line": line[:40]})
        found[day.isoformat()] = match.group(2).strip()[:60]
    return found
