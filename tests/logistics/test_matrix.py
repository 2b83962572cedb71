"""Who may do what with a parcel, an alarm and what comes back: every state, step and role.

The tables are written by hand from the handbook; page, REST and bulk offer what ``open_steps``
says, so each cell is asked there, and the doors are held to it for one state.
"""

import pytest

from accounts.roles import Role
from core.steps import open_steps
from core.workflow import steps_of
from logistics import services
from storage.models import Excursion
from tests.logistics.factories import make_receipt, make_shipment, staff
from tests.orders.factories import make_user
from tests.storage.factories import make_zone, measure, put

pytestmark = pytest.mark.django_db
CLERK, SERVICE, KEEPER = Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.WAREHOUSE_KEEPER
MANAGER, PRODUCT = Role.HEALTH_MANAGER, Role.PRODUCT_MANAGER
OPEN, ON_THE_WAY = {"picked"}, {"confirmed", "exception"}


def parcel(packers, recorder):
    """The table of a parcel for one purpose."""
    return {
        "pick": ({"to_pick"}, packers),
        "split": ({"to_pick"}, packers),
        **dict.fromkeys(("unpick", "check_line", "refuse_lot", "take_other"), (OPEN, packers)),
        "hand_over": (OPEN, packers),
        "confirm": ({"handed_over"}, {recorder}),
        "correct": (ON_THE_WAY, {CLERK}),
        "report_exception": ({"handed_over", "confirmed"}, {CLERK, SERVICE}),
        "reship": (ON_THE_WAY, {CLERK, SERVICE}),
        "cancel": ({"to_pick", "picked"}, set()),
    }


BESIDE = parcel({MANAGER, KEEPER}, MANAGER)
SHIPMENT = {
    "order": parcel({CLERK, KEEPER}, CLERK),
    "kit": BESIDE,
    "prescription": BESIDE,
}
DELIVERY = {
    "confirm_method": ({"pending"}, {SERVICE}),
    "cancel": ({"pending", "confirmed"}, set()),
}
LATE = {"awaiting", "damaged"}
RECEIPT = {
    **dict.fromkeys(("follow_up", "follow_up_overdue", "confirm"), (LATE, {SERVICE})),
    "report_damage": ({"awaiting"}, {SERVICE}),
}
TROUBLE = {
    "notice": ({"new"}, set()),
    "chase": ({"open"}, {CLERK, SERVICE}),
    "settle": ({"open"}, {CLERK, SERVICE}),
    "clear": ({"open"}, set()),
}
RETURN = {
    "arrive": ({"expected"}, {CLERK, KEEPER}),
    "inspect": ({"arrived"}, {KEEPER}),
    "give_up": ({"expected"}, {CLERK, KEEPER}),
}
LOUD = {"alarm", "seen"}
EXCURSION = {
    "raise_alarm": ({"new"}, set()),
    "acknowledge": ({"alarm"}, {KEEPER, PRODUCT}),
    "set_apart": (LOUD, {KEEPER, PRODUCT}),
    "end": (LOUD, set()),
    "hear": (LOUD, set()),
    "assess": (LOUD, {PRODUCT}),
}


@pytest.fixture
def people():
    return {role: make_user(role).actor for role in Role}


def wrong_cells(row, table, people):
    """Cells where the machine and the table disagree; every step and state is spoken of."""
    assert set(table) == set(steps_of(type(row)))
    wrong = []
    for state, _label in row._meta.get_field(row.state_field).choices:
        row.__dict__[row.state_field] = str(state)
        for role, by in people.items():
            offered = {spec.name for spec in open_steps(row, by)}
            meant = {
                step for step, (states, who) in table.items() if state in states and role in who
            }
            wrong += [(state, role, step) for step in offered ^ meant]
    return wrong


@pytest.mark.parametrize("purpose", SHIPMENT)
def test_every_cell_of_a_parcel(people, purpose):
    row = make_shipment()
    row.delivery.purpose = purpose
    assert wrong_cells(row, SHIPMENT[purpose], people) == []


def test_every_cell_of_a_delivery(people):
    assert wrong_cells(make_shipment().delivery, DELIVERY, people) == []


def test_every_cell_of_a_receipt(people):
    assert wrong_cells(make_receipt(), RECEIPT, people) == []


def test_every_cell_of_a_trouble(people):
    row = services.notice(make_receipt().shipment, kind="lost", how="carrier")
    assert wrong_cells(row, TROUBLE, people) == []


def test_every_cell_of_goods_that_come_back(people):
    assert wrong_cells(services.expect_back(make_receipt().shipment), RETURN, people) == []


def test_every_cell_of_an_excursion(people):
    zone = make_zone()
    put(zone)
    measure(zone, 40, 40)
    assert wrong_cells(Excursion.objects.get(), EXCURSION, people) == []


@pytest.mark.parametrize("role", list(Role))
def test_the_doors_answer_as_the_table_says(client, role):
    row = make_shipment()
    client.force_login(staff(row.order, role))
    step = f"/shipments/{row.pk}/steps/pick/"
    seen = client.get(f"/api/v1/shipments/{row.pk}/").status_code == 200
    page = client.post(step, {"version": row.version})
    if role in (CLERK, KEEPER):
        assert (seen, page.status_code) == (True, 303)
        return
    api = client.post(f"/api/v1{step}", {}, "application/json")
    refused = {403} if seen else {403, 404}
    assert {page.status_code, api.status_code} <= refused
