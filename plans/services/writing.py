"""What is being typed: kept while somebody writes, merged from templates, dropped when saved."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.errors import Forbidden, Invalid, Refused
from plans.models import Plan, PlanDraft, PlanReview
from plans.models.plan import PARTS
from plans.workflow import PlanState


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


@transaction.atomic
def review(*, plan: Plan, by: User, verdict: str, note: str = "") -> PlanReview:
    """The named role's word on the version written last; never on one's own (four eyes)."""
    role = settings.DMA_PLAN_REVIEW_ROLE
    if not role or role not in by.role_set:
        raise Forbidden(_("Reviewing plans is not among your duties."))
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state != PlanState.DRAFT:
        raise Refused(_("This plan is submitted and is no longer written."))
    version = locked.versions.order_by("-number").first()
    if version is None:
        raise Refused(_("There is nothing to review yet."))
    if version.by_name == by.actor.name[:80]:
        raise Forbidden(_("You wrote this yourself; somebody else has to review it."))
    if verdict == PlanReview.Verdict.CHANGES and not note.strip():
        raise Invalid(_("Say what is to be changed."), fields={"note": [_("Please answer this.")]})
    return PlanReview.objects.create(version=version, verdict=verdict, note=note.strip(), by=by)
