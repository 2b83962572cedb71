"""What the beat asks of plans."""

import logging

from celery import shared_task

from accounts.models import User
from core import clock
from core.errors import Problem
from plans import services
from plans.models import Plan

log = logging.getLogger(__name__)


@shared_task
def advance_days() -> int:
    """Start plans, open the day's menu clocks, end week 3. Safe to run twice and by several."""
    return services.advance(at=clock.now())


@shared_task
def release_teams() -> int:
    """End the service of teams whose case has been over for long. Safe to run twice."""
    return services.release_teams(at=clock.now())


@shared_task
def propose(plan_id: int, user_id: int) -> None:
    """Ask the drafting service for a proposal, away from the page that asked."""
    plan = Plan.objects.filter(pk=plan_id).first()
    user = User.objects.filter(pk=user_id).first()
    if plan is None or user is None:
        return
    try:
        services.make_proposal(plan=plan, asked_by=user)
    except Problem as problem:  # refused meanwhile, or no usable draft: the plan says why
        log.warning("plan.no_proposal", extra={"plan": plan_id, "why": problem.code})
