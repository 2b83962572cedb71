"""The table of number shapes is people's: what they change counts at once."""

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import Role
from core.errors import Invalid
from logistics import seeding
from logistics.carriers import SHAPES, hint, settle, shapes
from logistics.models import NumberShape
from tests.orders.factories import make_branch, make_user

pytestmark = pytest.mark.django_db


def test_a_fresh_table_is_filled_once():
    seeding.seed()
    NumberShape.objects.filter(carrier="kye").update(active=False)
    seeding.seed()
    assert NumberShape.objects.count() == len(SHAPES)
    assert len(shapes()) == len(SHAPES) - 2


def test_a_new_shape_counts_at_once_and_one_switched_off_no_more():
    seeding.seed()
    with pytest.raises(Invalid):
        settle("", "STX1234567890")
    NumberShape.objects.create(carrier="sto", pattern=r"STX\d{10}", example="STX1234567890")
    assert settle("", "stx 1234567890") == ("sto", "STX1234567890")
    NumberShape.objects.update(active=False)
    assert shapes() == list(SHAPES)  # an empty table is as it begins


@pytest.mark.parametrize(
    ("pattern", "example", "field"),
    [
        (r"(A+)+B", "AB", "pattern"),  # could run away
        (r"\d{13", "1", "example"),
        (r"(\d{13}", "1", "pattern"),
        (r"\d{400}", "", "pattern"),
        (r"YT\d{13}", "YT12", "example"),
    ],
)
def test_a_shape_must_be_readable_and_fit_its_example(pattern, example, field):
    with pytest.raises(ValidationError) as wrong:
        NumberShape(carrier="yto", pattern=pattern, example=example).full_clean()
    assert field in wrong.value.message_dict


def test_the_seeded_shapes_are_valid():
    seeding.seed()
    for shape in NumberShape.objects.all():
        shape.full_clean()


def test_a_pasted_message_is_searched_for_its_number():
    text = "您的快递已发出,圆通速递,单号:YT1234567890123,请注意查收"
    assert settle("", text) == ("yto", "YT1234567890123")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("YT1234567890123", "圆通"),
        ("431234567890123", "申通"),
        ("123456789012", "顺丰"),  # possible, not sure
        ("HELLO99", "快递公司"),
        ("12", ""),
    ],
)
def test_what_is_read_beside_the_field_while_typing(typed, says):
    assert (says in hint(typed)) if says else hint(typed) == ""


def test_the_hint_has_an_address_for_the_page_and_one_for_machines(client):
    client.force_login(make_user(Role.ADMIN_CLERK, branch=make_branch()))
    number = "YT1234567890123"
    shown = client.get("/shipments/number/", {"tracking_number": number}).content.decode()
    assert "圆通" in shown
    answer = client.get("/api/v1/carriers/", {"number": number}).json()
    assert [one["code"] for one in answer["certain"]] == ["yto"]
    client.force_login(make_user(Role.MARKETING, branch=make_branch()))
    assert client.get("/shipments/number/").status_code == 403
    assert client.get("/api/v1/carriers/").status_code == 403
