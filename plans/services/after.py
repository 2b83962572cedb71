"""What the end of a plan leaves to do."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from accounts.models import User
from customers.models import TeamMember
from customers.selectors import served_in
from customers.services import dissolve_team
from orders.selectors import CASE
from plans.models import Plan, Report, ReviewForm
from plans.selectors.plan import COACH_SEES_FOR


@transaction.atomic
def open_after_care(plan: Plan) -> None:
    """A review form for everyone who served, the third call, both reports (rows 17 to 22).

    A plan that never began leaves nothing to review.
    """
    if plan.started_at is None:
        return
    served = served_in(plan.case_key)
    active = User.objects.filter(pk__in=served, is_active=True).values_list("pk", flat=True)
    ReviewForm.objects.bulk_create(
        (ReviewForm(plan=plan, user_id=pk, role=served[pk]) for pk in active),
        ignore_conflicts=True,
    )
    plan.plan_call(3)
    for number in (1, 2):
        if not Report.objects.filter(plan=plan, number=number).exists():
            Report.objects.create(plan=plan, number=number)


def release_teams(*, at: datetime) -> int:
    """A while after the second report nobody serves the customer any more (requirements A3)."""
    case = Concat(Value(CASE), Cast(OuterRef("order_id"), CharField()))
    serving = TeamMember.objects.filter(case_key=case, left_at=None)
    over = Plan.objects.filter(Exists(serving), archived_at__lte=at - COACH_SEES_FOR)
    return sum(bool(dissolve_team(case_key=plan.case_key, at=at)) for plan in over)
