"""A complaint is taken down, read by few, and closed with what was done."""

import pytest

from accounts.roles import Role
from complaints import services
from complaints.models import Complaint
from core.errors import Invalid
from core.models import AccessLog, StepLog
from core.steps import perform
from tests.logistics.factories import make_receipt, staff
from tests.orders.factories import make_branch, make_paid, make_user

pytestmark = pytest.mark.django_db
WORDS = "服务态度不好，血糖记录也弄错了"


@pytest.fixture
def order():
    return make_paid()


@pytest.fixture
def service(client, order):
    """Customer service of the order's branch, logged in."""
    client.force_login(staff(order, Role.CUSTOMER_SERVICE))
    return client


def complain(order, /, **given):
    data = {"source": "hotline", "category": "service", "text": WORDS, "order": order, **given}
    return services.open(by=staff(order, Role.CUSTOMER_SERVICE).actor, **data)


def entry(order, /, **given):
    return {
        "order": order.order_no,
        "source": "hotline",
        "category": "attitude",
        "text": WORDS,
        **given,
    }


def test_a_complaint_is_taken_down(service, order):
    assert service.post("/complaints/new/", entry(order)).status_code == 303
    complaint = Complaint.objects.get()
    assert (complaint.customer, complaint.state) == (order.customer, "registered")
    assert complaint.case_key == f"complaint:{complaint.pk}"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"order": "没有"}, "order"),
        ({"order": ""}, "order"),
        ({"text": ""}, "text"),
        ({"source": "x"}, "source"),
        ({"category": ""}, "category"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(service, order, change, field):
    answer = service.post("/complaints/new/", entry(order, **change))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Complaint.objects.exists()


def test_a_foreign_order_does_not_exist(client, order):
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=make_branch()))
    answer = client.post("/complaints/new/", entry(order))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["order"])


def test_what_was_said_is_in_no_log(order):
    complaint = complain(order)
    log = StepLog.objects.get(row_key=complaint.key)
    assert log.step == "register"
    assert log.facts.items() >= {"category": "service", "source": "hotline"}.items()
    assert "血糖" not in str(log.facts)
    assert "血糖" not in log.reason


def test_reading_it_is_recorded(service, order):
    complaint = complain(order)
    assert WORDS in service.get(f"/complaints/{complaint.pk}/").content.decode()
    assert AccessLog.objects.filter(row_key=complaint.key, what="complaint").count() == 1


def test_neither_list_nor_api_show_the_words(service, order):
    complain(order)
    for url in ("/complaints/", "/api/v1/complaints/"):
        answer = service.get(url)
        assert (answer.status_code, WORDS in answer.content.decode()) == (200, False)


def test_another_branch_does_not_find_it(client, order):
    complaint = complain(order)
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=make_branch()))
    assert client.get(f"/complaints/{complaint.pk}/").status_code == 404


def test_one_complaint_for_each_damaged_parcel():
    receipt = make_receipt()
    desk = staff(receipt.order, Role.CUSTOMER_SERVICE).actor
    receipt = perform(receipt, "report_damage", by=desk, kind="wrong", note="发错了")
    known = Complaint.objects.get(receipt=receipt)
    assert services.open_from_receipt(receipt=receipt, by=desk) == known
    assert known.category == "product"


def test_it_belongs_to_a_customer(order):
    with pytest.raises(Invalid):
        complain(order, order=None)
    with pytest.raises(Invalid):
        complain(order, customer=make_paid().customer)


def test_without_an_order_it_is_a_case_of_its_own(order):
    complaint = complain(order, order=None, customer=order.customer)
    assert complaint.case_key == f"complaint:{complaint.pk}"
    assert complaint.branch_key == order.customer.branch_id
