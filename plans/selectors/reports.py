"""Assessment reports that a person may see."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from plans.models import Plan, Report
from plans.selectors.plan import parts_of


def visible_to(user: User) -> QuerySet[Report]:
    """Those of the plans that the person sees; a report is health data."""
    if not user.can(Right.HEALTH):
        return Report.objects.none()
    return Report.objects.filter(parts_of(user))


def for_list(user: User) -> QuerySet[Report]:
    """Reports with what a row shows."""
    return visible_to(user).select_related("plan__order__customer", "plan__order__branch")


def for_detail(user: User) -> QuerySet[Report]:
    """A report with what its page shows."""
    return for_list(user)


def for_customer(plan: Plan) -> list[Report]:
    """What the customer reads: the latest issued edition of each number."""
    issued = plan.reports.filter(issued_at__isnull=False).order_by("number", "edition")
    latest = {report.number: report for report in issued}
    return list(latest.values())
