"""Who may settle troubles and take goods back: every role, every step."""

import pytest

from accounts.roles import Role
from core.errors import Forbidden, Refused
from core.steps import perform
from logistics import services
from tests.logistics.factories import make_receipt, staff

pytestmark = pytest.mark.django_db
CLERK, SERVICE, KEEPER = Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.WAREHOUSE_KEEPER
TROUBLE = {
    "notice": ({}, set()),
    "clear": ({}, set()),
    "chase": ({"note": "催件"}, {CLERK, SERVICE}),
    "settle": ({"outcome": "arrives"}, {CLERK, SERVICE}),
}
RETURN = {
    "arrive": ({}, {CLERK, KEEPER}),
    "give_up": ({"reason": "丢失"}, {CLERK, KEEPER}),
}


def tried(row, step, role, data):
    """Whether the role may do the step."""
    try:
        perform(row, step, by=staff(row.order, role).actor, **data)
    except (Forbidden, Refused):
        return False
    return True


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("step", TROUBLE)
def test_who_settles_troubles(step, role):
    row = services.notice(make_receipt().shipment, kind="lost", how="carrier")
    data, allowed = TROUBLE[step]
    assert tried(row, step, role, data) is (role in allowed)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("step", RETURN)
def test_who_takes_goods_back(step, role):
    row = services.expect_back(make_receipt().shipment)
    data, allowed = RETURN[step]
    assert tried(row, step, role, data) is (role in allowed)
