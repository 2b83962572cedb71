"""What is being typed: kept while somebody writes, merged from templates, dropped when saved."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from core import clock
from plans.models import Plan, PlanDraft
from plans.models.plan import PARTS


def keep_draft(*, plan: Plan, user: User, content: Mapping[str, Any], read_version: int) -> None:
    """What the person has typed so far, as it is; a later keystroke replaces it."""
    PlanDraft.objects.update_or_create(
        plan=plan,
        user=user,
        defaults={
            "content": dict(content),
            "read_version": read_version,
            "saved_at": clock.now(),
        },
    )


@transaction.atomic
def merge_into_draft(
    *,
    plan: Plan,
    user: User,
    content: Mapping[str, Any],
    parts: Mapping[str, str],
    read_version: int,
) -> int:
    """Fill the parts that are still empty and say how many; what a person has written stays."""
    merged, filled = dict(content), 0
    for part in PARTS:
        if not str(merged.get(part, "")).strip() and parts.get(part):
            merged[part] = parts[part]
            filled += 1
    keep_draft(plan=plan, user=user, content=merged, read_version=read_version)
    return filled


def drop_draft(*, plan: Plan, user: User) -> None:
    """It is saved, or not wanted any more."""
    PlanDraft.objects.filter(plan=plan, user=user).delete()
