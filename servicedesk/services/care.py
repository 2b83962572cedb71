"""Contacts by care plan (requirements E4)."""

from core import clock
from core.actors import Actor
from customers.models import Customer
from servicedesk.models import CareContact, CarePlan


def care_for(
    *, by: Actor, customer: Customer, plan: CarePlan, way: str, note: str, changed: str = ""
) -> CareContact:
    """Write down that somebody spoke with a customer, and what has changed in the needs."""
    return CareContact.objects.create(
        plan=plan,
        customer=customer,
        branch_id=customer.branch_id,
        by_id=by.user_id,
        at=clock.now(),
        way=way,
        note=note,
        changed=changed,
        has_changed=bool(changed),
    )
