"""Who kept the times, and whose delay it was: one's own, or what was late before it began."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum, Value
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import role_label
from core.web.figures import Figure, Figures, Head, count, share, span, words
from reports.nodes import done, still_open
from reports.selectors import (
    DECIDED,
    IN_TIME,
    INHERITED,
    LATE,
    MISSED,
    NOBODY,
    OVERDUE,
    Asked,
    matching,
)

WHO = ("owner_id", "owner__full_name", "owner__username", "owner_role")
Person = dict[str, Any]


def tables(asked: Asked, user: User) -> list[Figures]:
    """Every role, and every person in each of theirs; two statements."""
    people = counted(asked, user)
    about = _(
        "Own delay is past the own due time; inherited delay was there before the task began."
    )
    roles = [_row(one, asked, role_label(one["owner_role"])) for one in _by_role(people)]
    persons = [_row(one, asked, _name(one)) for one in people]
    return [
        Figures("roles", _("By role"), _heads(_("Role")), roles, about, sideways=True),
        Figures("people", _("By person"), _heads(_("Person")), persons, sideways=True),
    ]


def counted(asked: Asked, user: User) -> list[Person]:
    """The figures of each person in each role, the longest own delay first."""
    clocks = asked.clocks(user)
    found: dict[tuple[Any, str], Person] = {}
    for rows in (_done(clocks, asked), _open(clocks, asked)):
        for row in rows:
            key = (row["owner_id"], row["owner_role"])
            _add(found.setdefault(key, {name: row[name] for name in WHO}), row)
    people = (one for one in found.values() if _decided(one) or one["overdue"])
    return sorted(people, key=lambda p: (-p["own"], -_decided(p), _name(p), p["owner_role"]))


def _done(clocks: Any, asked: Asked) -> Any:
    seconds = {"own": Sum("late_seconds"), "inherited": Sum("inherited_seconds")}
    began_late = Count("pk", filter=Q(inherited_seconds__gt=0))
    return done(clocks, asked, *WHO).annotate(began_late=began_late, **seconds)


def _open(clocks: Any, asked: Asked) -> Any:
    missed = matching(MISSED, asked.period, asked.now)
    late = ExpressionWrapper(Value(asked.now) - F("due_at"), DurationField())
    return still_open(clocks, asked, *WHO).annotate(
        own=Sum(late, filter=missed),
        inherited=Sum("inherited_seconds", filter=missed),
        began_late=Count("pk", filter=missed & Q(inherited_seconds__gt=0)),
    )


SUMS = ("done", "in_time", "missed", "overdue", "began_late")
LENGTHS = ("own", "inherited")


def _add(one: Person, row: Person) -> None:
    for name in SUMS:
        one[name] = one.get(name, 0) + row.get(name, 0)
    for name in LENGTHS:
        more = row.get(name) or 0
        length = more if isinstance(more, timedelta) else timedelta(seconds=int(more))
        one[name] = one.get(name, timedelta(0)) + length


def _by_role(people: list[Person]) -> list[Person]:
    roles: dict[str, Person] = {}
    for one in people:
        role = one["owner_role"]
        _add(roles.setdefault(role, {"owner_role": role}), one)
    return sorted(roles.values(), key=lambda r: (-r["own"], r["owner_role"]))


def _decided(one: Person) -> int:
    return int(one["done"] + one["missed"])


def _name(one: Person) -> str:
    name = one["owner__full_name"] or one["owner__username"] or _("branch queue")
    return f"{name} · {role_label(one['owner_role'])}"


def _heads(first: str) -> tuple[Head, ...]:
    return (
        Head(first, "text"),
        Head(_("Decided"), hint=_("Done, or open past the due time")),
        Head(_("In time")),
        Head(_("On time %")),
        Head(_("Done late")),
        Head(_("Overdue now")),
        Head(_("Own delay (hours)"), draw="bar"),
        Head(_("Began late")),
        Head(_("Inherited delay (hours)"), draw="bar"),
    )


def _row(one: Person, asked: Asked, name: str) -> list[Figure]:
    who = {"role": one["owner_role"]}
    if "owner_id" in one:
        who["person"] = str(one["owner_id"] or NOBODY)
    decided, late = _decided(one), one["done"] - one["in_time"]
    return [
        words(name),
        count(decided, asked.url(DECIDED, **who)),
        count(one["in_time"], asked.url(IN_TIME, **who)),
        share(one["in_time"], decided, asked.url(DECIDED, **who)),
        count(late, asked.url(LATE, **who)),
        count(one["overdue"], asked.url(OVERDUE, **who), bad=True),
        _hours(one["own"]),
        count(one["began_late"], asked.url(INHERITED, **who)),
        _hours(one["inherited"]),
    ]


def _hours(length: timedelta) -> Figure:
    found = span(length)
    return Figure(found.text, found.value)
