"""Care plans by class of customers: whose turn it is, contacts, needs that have changed."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from core import clock
from servicedesk import services
from servicedesk.models import CareContact, CarePlan
from servicedesk.seeding import seed
from servicedesk.selectors import care
from tests.customers.factories import make_branch, make_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    seed()
    return CarePlan.objects.get(care_class="prospect")


def test_whose_turn_it_is(client, plan):
    user = make_user(Role.CUSTOMER_SERVICE, branch=make_branch())
    customer = make_customer(user.branch)
    assert care.due(user, plan) == []
    later = clock.now() + timedelta(days=plan.every_days + 1)
    with clock.holding(later):
        assert [one["pk"] for one in care.due(user, plan)] == [customer.pk]
        client.force_login(user)
        assert client.get(f"/care-plans/{plan.pk}/?tab=due").status_code == 200
        given = {"customer": customer, "plan": plan, "way": "phone", "note": "一切顺利"}
        services.care_for(by=user.actor, **given)
        assert care.due(user, plan) == []


def test_a_contact_says_what_has_changed(client, plan):
    user = make_user(Role.CUSTOMER_SERVICE, branch=make_branch())
    customer = make_customer(user.branch)
    customer.archive_no = "KH0009"
    customer.save()
    client.force_login(user)
    said = {"customer": "KH0009", "plan": plan.pk, "way": "phone", "note": "想减重"}
    assert client.post("/care/new/", {**said, "customer": ""}).status_code == 422
    assert client.post("/care/new/", {**said, "changed": "想要素食"}).status_code == 303
    contact = CareContact.objects.get()
    assert (contact.has_changed, contact.changed, contact.by) == (True, "想要素食", user)
    assert client.get(f"/care/{contact.pk}/").status_code == 200


@pytest.mark.parametrize("kind", ["prospect", "new", "running", "finished"])
def test_every_class_can_be_asked_for(kind):
    seed()
    user = make_user(Role.SUPERVISOR)
    assert care.due(user, CarePlan.objects.get(care_class=kind)) == []
