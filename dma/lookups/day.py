"""The day of an order's plan, for those below who cannot know it."""

from core import clock
from orders.models import Order
from plans.selectors import current_plan
from plans.timeline import SERVED_DAYS


def day_of(order: Order) -> int | None:
    """1 to 49 once the plan has begun."""
    plan, today = current_plan(order), clock.today()
    if plan is None or plan.start_date is None or plan.start_date > today:
        return None
    return min(plan.timeline.day_no(today), SERVED_DAYS)
