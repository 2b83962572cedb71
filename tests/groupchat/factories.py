"""Groups with a whole team in them."""

from typing import Any

from accounts.models import User
from accounts.roles import TEAM_ROLES, Role
from core.actors import customer_actor
from core.steps import perform
from groupchat import services
from groupchat.models import Group, Message
from orders.models import Order
from tests.customers.factories import make_user
from tests.health_records.factories import make_order


def make_team(order: Order) -> dict[str, User]:
    return {role.value: make_user(role, branch=order.branch) for role in TEAM_ROLES}


def make_group(order: Order | None = None) -> Group:
    return services.open(order=order or make_order())


def active_group(order: Order | None = None) -> Group:
    group = make_group(order)
    team = make_team(group.order)
    return perform(group, "invite_team", by=team[Role.ADMIN_CLERK].actor, **team)


def member(group: Group, role: str) -> User:
    return group.members.get(role=role, left_at=None).user


def customer_of(group: Group):
    return customer_actor(group.order.customer_id, "客户")


def said(group: Group, role: str = Role.CUSTOMER_SERVICE, **kwargs: Any) -> Message:
    given = {"text": "您好", **kwargs}
    return services.post(group=group, by=member(group, role).actor, **given)
