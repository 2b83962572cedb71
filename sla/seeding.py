"""Version 1 of the calendar and of every policy, from the table; then the database rules."""

from typing import Any

from django.db import transaction

from core import clock as time
from sla.chinese_holidays import demo_calendar
from sla.models import CalendarVersion, PolicyVersion
from sla.rule import Rule
from sla.table import RULES

OFFICE = "CN"


@transaction.atomic
def seed() -> None:
    """Version 1 of the calendar and of every policy; what is there already stays."""
    if not CalendarVersion.objects.filter(code=OFFICE).exists():
        _publish_first(CalendarVersion, OFFICE, demo_calendar().to_json())
    known = set(PolicyVersion.objects.values_list("code", flat=True))
    for rule in RULES.values():
        if rule.code not in known:
            _publish_first(PolicyVersion, rule.code, policy_of(rule))


def policy_of(rule: Rule) -> dict[str, Any]:
    """What a row of the table says, as policy data."""
    return {
        "duration": rule.duration.to_json(),
        "ladder": rule.ladder.to_json(),
        "grace_minutes": int(rule.grace.total_seconds() // 60),
        "owner_role": rule.owner_role,
        "pausable": rule.pausable,
        "calendar": OFFICE,
    }


def _publish_first(model: type[Any], code: str, data: dict[str, Any]) -> None:
    model.objects.create(
        code=code,
        number=1,
        data=data,
        current=True,
        published_at=time.now(),
        published_by="system",
        note="",
    )
