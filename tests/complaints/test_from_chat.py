"""A customer's message becomes a complaint or an enquiry: filled in, linked, once."""

import pytest

from accounts.roles import Role
from complaints.models import Complaint
from groupchat import services
from servicedesk.models import Enquiry
from tests.groupchat.factories import active_group, customer_of
from tests.orders.factories import make_user

pytestmark = pytest.mark.django_db
WORDS = "教练又没有来,我要投诉"


@pytest.fixture
def group():
    return active_group()


@pytest.fixture
def said(group):
    return services.post(group=group, by=customer_of(group), text=WORDS, client_id="c-1")


@pytest.fixture
def cs(group, client):
    user = make_user(Role.CUSTOMER_SERVICE, branch=group.order.branch)
    client.force_login(user)
    return user


def test_the_message_has_its_buttons_and_no_words_in_the_address(group, said, cs, client):
    page = client.get(f"/groups/{group.pk}/?tab=talk").content.decode()
    for slug in ("complaints", "enquiries"):
        assert f'href="/{slug}/new/?said={said.pk}"' in page


def test_a_complaint_is_filled_in_and_linked(group, said, cs, client):
    url = f"/complaints/new/?said={said.pk}"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    assert (sent["text"], sent["source"]) == (WORDS, "group")
    assert client.post(url, {**sent, "category": "service"}).status_code == 303
    row = Complaint.objects.get()
    assert (row.said, row.order, row.source) == (said, group.order, "group")
    assert f"/groups/{group.pk}/" in client.get(f"/complaints/{row.pk}/").content.decode()


def test_twice_is_once_and_says_which(said, cs, client):
    url = f"/complaints/new/?said={said.pk}"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"category": "service"}
    client.post(url, sent)
    again = client.post(url, {**sent, "text": "再次登记"})
    assert again.status_code == 409
    assert str(Complaint.objects.get()) in again.content.decode()
    assert "再次登记" in again.content.decode()


def test_an_enquiry_too(group, said, cs, client):
    url = f"/enquiries/new/?said={said.pk}"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"topic": "diet"}
    assert (sent["question"], sent["kind"]) == (WORDS, "chat")
    assert client.post(url, sent).status_code == 303
    row = Enquiry.objects.get()
    assert (row.said, row.customer) == (said, group.order.customer)
    assert client.post(url, sent).status_code == 409


@pytest.mark.parametrize("slug", ["complaints", "enquiries"])
@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30, "-1"])
def test_no_message_leaves_the_form_empty(cs, client, slug, key):
    page = client.get(f"/{slug}/new/?said={key}")
    assert page.status_code == 200
    assert not page.context["form"]["said"].value()


def test_another_branch_reads_nothing_by_it(said, client):
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=active_group().order.branch))
    page = client.get(f"/complaints/new/?said={said.pk}")
    assert WORDS not in page.content.decode()
    sent = {"said": said.pk, "source": "group", "category": "service", "text": "x"}
    answer = client.post("/complaints/new/", sent)
    assert answer.status_code == 422
    assert "said" in answer.context["form"].errors
