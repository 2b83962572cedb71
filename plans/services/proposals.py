"""Proposals for the health manager: asked for, kept beside the plan, taken over by hand."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.errors import Forbidden, Refused
from core.steps import perform
from customers.selectors import has_consent
from plans import known
from plans.drafter import PARTS, DraftFailed, DraftInput, age_band, get_drafter
from plans.models import Plan, PlanGood, Proposal
from plans.snapshot import changes
from plans.workflow import PlanState

#: The purpose that the customer must have agreed to before anything leaves the house.
CONSENT = "ai_assist"


def check_proposal(*, plan: Plan) -> None:
    """Refuse what must not be drafted: another state, a red flag, no consent (requirements L11)."""
    if plan.state != PlanState.DRAFT:
        raise Refused(_("A plan that is submitted takes no proposals."))
    if not plan.assessment_approved:
        raise Refused(_("The pre-plan assessment is not approved, or a red flag is open."))
    asked = get_drafter().leaves_the_house
    if asked and not has_consent(plan.order.customer_id, CONSENT):
        raise Refused(_("The customer has not agreed to drafts by a drafting service."))


def make_proposal(*, plan: Plan, asked_by: User) -> Proposal:
    """Draft now and keep the draft; the service is asked outside of any transaction."""
    check_proposal(plan=plan)
    drafter = get_drafter()
    try:
        parts = drafter.draft(_input(plan))
    except DraftFailed as failed:
        _keep_failure(plan, drafter.name, asked_by, failed)
        raise Refused(str(failed.why.label)) from None
    return Proposal.objects.create(
        plan=plan, made_by=drafter.name[:60], parts=parts, asked_by_name=str(asked_by)[:80]
    )


def _keep_failure(plan: Plan, name: str, asked_by: User, failed: DraftFailed) -> None:
    """Whoever asked has left the page by now and reads it when they come back."""
    Proposal.objects.create(
        plan=plan, made_by=name[:60], failure=failed.why, asked_by_name=str(asked_by)[:80]
    )


@transaction.atomic
def adopt(*, proposal: Proposal, by: Actor, version: int | None = None) -> Plan:
    """Copy a proposal into the parts that are still empty; what a person has written stays."""
    plan = proposal.plan
    if "health_manager" not in by.roles:
        raise Forbidden(_("Only the health manager writes the plan."))
    parts = {p: getattr(plan, p) or str(proposal.parts.get(p, "")) for p in PARTS}
    goods = [
        {
            "product": good.product_id,
            "quantity": good.quantity,
            "units_per_pack": good.units_per_pack,
            "dose_per_day": good.dose_per_day,
        }
        for good in PlanGood.objects.filter(plan=plan).order_by("pk")
    ]
    return perform(plan, "write", by=by, version=version, **parts, goals=plan.goals, goods=goods)


def _input(plan: Plan) -> DraftInput:
    customer = plan.order.customer
    readings = changes(plan.metrics.order_by("measured_at", "pk"))
    return DraftInput(
        age_band=age_band(customer.age),
        sex=customer.sex or "unknown",
        allergies=plan.allergies,
        goals=plan.goals,
        metrics={r["code"]: r["after"] or r["before"] for r in readings},
        answers=known.highlights(plan.order),
    )
