"""What the end of a plan leaves to do."""

from django.db import transaction

from accounts.models import User
from customers.selectors import served_in
from plans.models import Plan, Report, ReviewForm


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
