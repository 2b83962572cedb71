"""Reads of policies and calendars: what is in force, what was before, what a version changes."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from sla import due as durations
from sla.ladder import Mark
from sla.models import CalendarVersion, Clock, PolicyVersion, Published
from sla.policy_forms import LADDER_NAMES, initial_of, role_name
from sla.table import RULES
from sla.wording import Text
from sla.workflow import LIVE


def in_words(text: Text) -> str:
    """A text in the reader's language."""
    return text.zh if (get_language() or "zh").startswith("zh") else text.en


def policies(user: User) -> QuerySet[PolicyVersion]:
    """Every version of every policy; drafts are for those who edit."""
    return _shown(PolicyVersion.objects.filter(code__in=RULES), user)


def calendars(user: User) -> QuerySet[CalendarVersion]:
    """Every version of every calendar; drafts are for those who edit."""
    return _shown(CalendarVersion.objects.all(), user)


def _shown(versions: QuerySet[Any], user: User) -> QuerySet[Any]:
    if not user.can(Right.CLOCKS):
        return versions.none()
    return versions if user.can(Right.POLICIES) else versions.filter(published_at__isnull=False)


def named(text: str) -> Q:
    """Policies whose node is called so, in either language or by its code."""
    wanted = text.lower()
    found = [
        rule.code
        for rule in RULES.values()
        if any(wanted in str(n).lower() for n in (rule.code, rule.label, rule.label_zh))
    ]
    return Q(code__in=found)


def ladder_name(row: PolicyVersion) -> str:
    """The ladder in words."""
    return str(LADDER_NAMES[initial_of(row.data)["ladder"]])


def duration_text(data: dict[str, Any]) -> str:
    """How long, in a few words."""
    return in_words(durations.from_json(data["duration"]).text)


def siblings(row: Published) -> list[Any]:
    """All versions of the same code, newest first."""
    return list(type(row)._default_manager.filter(code=row.code).order_by("-number"))


def used_by(row: Published) -> tuple[int, int]:
    """Open clocks of this version, and of any version of its code."""
    live = Clock.objects.filter(state__in=[str(s) for s in LIVE])
    name = "calendar" if isinstance(row, CalendarVersion) else "policy"
    of_code = live.filter(**{f"{name}__code": row.code})
    return of_code.filter(**{f"{name}_id": row.pk}).count(), of_code.count()


def marks_of(row: PolicyVersion) -> list[dict[str, Any]]:
    """The ladder as a table: what, to whom, when."""
    return [
        {"key": m.key, "kind": m.kind, "audience": m.audience, "when": moment_of(m)}
        for m in row.ladder.marks
    ]


def moment_of(mark: Mark) -> str:
    """When a mark is due, in words."""
    base = {
        "opened": _("the opening"),
        "start": _("the start"),
        "due": _("the due time"),
        "breach": _("the breach"),
    }[mark.base]
    if mark.percent is not None:
        return _("%(percent)s %% of the way to the due time") % {"percent": mark.percent}
    if mark.at:
        at = _("closing time") if mark.at == "close" else mark.at
        return _day_words(mark) % {"n": abs(mark.days), "base": base, "at": at}
    if not mark.minutes:
        return _("at %(base)s") % {"base": base}
    words = _("%(n)s min after %(base)s") if mark.minutes > 0 else _("%(n)s min before %(base)s")
    return words % {"n": abs(mark.minutes), "base": base}


def _day_words(mark: Mark) -> str:
    if not mark.days:
        return _("on the day of %(base)s at %(at)s")
    if mark.workdays:
        return _("%(n)s working days after %(base)s at %(at)s")
    return (
        _("%(n)s days after %(base)s at %(at)s")
        if mark.days > 0
        else _("%(n)s days before %(base)s at %(at)s")
    )


Difference = tuple[str, str, str]
"""What, as it was, as it is."""


def differences(before: Published | None, after: Published) -> list[Difference]:
    """What a version changes against the one before it."""
    if before is None:
        return []
    describe = _calendar_words if isinstance(after, CalendarVersion) else _policy_words
    old, new = describe(before.data), describe(after.data)
    names = dict.fromkeys([*old, *new])
    return [(n, old.get(n, "—"), new.get(n, "—")) for n in names if old.get(n) != new.get(n)]


def history(row: Published) -> list[dict[str, Any]]:
    """All versions, newest first, each with what it changed."""
    rows = siblings(row)
    older: Iterable[Any] = [*rows[1:], None]
    return [
        {"row": new, "changes": differences(old, new), "here": new.pk == row.pk}
        for new, old in zip(rows, older, strict=True)
    ]


def _policy_words(data: dict[str, Any]) -> dict[str, str]:
    ladder = initial_of(data)
    own = ladder["ladder"] == "own"
    return {
        _("Time limit"): duration_text(data),
        _("Way of counting"): in_words(durations.from_json(data["duration"]).reading),
        _("Who owes it"): role_name(data["owner_role"]),
        _("May wait for the customer"): _("Yes") if data["pausable"] else _("No"),
        _("Minutes of grace"): str(data["grace_minutes"]),
        _("Reminders and escalation"): ladder["marks"]
        if own
        else str(LADDER_NAMES[ladder["ladder"]]),
    }


def _calendar_words(data: dict[str, Any]) -> dict[str, str]:
    weekly = " / ".join(" ".join("–".join(w) for w in day) or "—" for day in data["weekly"])
    known = {
        _("Announced up to and including"): data["confirmed_until"],
        _("Week"): weekly,
    }
    return known | {day: _override_words(row) for day, row in data["overrides"].items()}


def _override_words(row: dict[str, Any]) -> str:
    kind = _("Make-up working day") if row["open"] else _("Day off")
    assumed = _(" (assumed)") if row["assumed"] else ""
    return f"{kind} {row['label']}{assumed}"


def days_of(row: CalendarVersion, year: int) -> list[dict[str, Any]]:
    """The special days of a year, in words."""
    found = sorted(row.data["overrides"].items())
    return [{"day": d, "words": _override_words(o)} for d, o in found if d[:4] == f"{year:04}"]
