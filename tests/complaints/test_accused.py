"""Whom a complaint is about neither sees nor handles it, through any door."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from complaints.models import Complaint
from core.errors import Forbidden, Invalid
from core.steps import perform
from tests.api.client import Api

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(desk):
    """A complaint about the first person of the desk."""
    return desk.open(accused=desk.cs, category="attitude")


def test_the_house_does_not_give_it_to_them(desk, about):
    row = perform(about, "grade_it", by=desk.cs2.actor, grade="ordinary")
    assert Complaint.objects.get(pk=row.pk).handler == desk.cs2


def test_nor_does_a_lead(desk, about, client):
    row = perform(about, "grade_it", by=desk.cs2.actor, grade="ordinary")
    row = Complaint.objects.get(pk=row.pk)
    with pytest.raises(Invalid):
        perform(row, "reassign", by=desk.lead.actor, handler=desk.cs)
    client.force_login(desk.lead)
    sent = {"version": row.version, "handler": desk.cs.pk}
    assert client.post(f"/complaints/{row.pk}/steps/reassign/", sent).status_code == 422


def test_nor_do_they_take_it_themselves(desk, about, client):
    client.force_login(desk.cs)
    assert client.get(f"/complaints/{about.pk}/").status_code == 404
    assert client.post(f"/complaints/{about.pk}/steps/grade_it/").status_code == 404
    with pytest.raises(Forbidden):
        perform(about, "grade_it", by=desk.cs.actor, grade="ordinary")


def test_nor_by_rest(desk, about):
    answer = Api(desk.cs).post(f"complaints/{about.pk}/steps/take/", {"version": about.version})
    assert answer.status_code == 404
    row = perform(about, "grade_it", by=desk.cs2.actor, grade="ordinary")
    row = Complaint.objects.get(pk=row.pk)
    body = {"version": row.version, "handler": desk.cs.pk}
    assert Api(desk.lead).post(f"complaints/{row.pk}/steps/reassign/", body).status_code == 422


def test_nor_by_the_database(desk, about):
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=about.pk).update(handler=desk.cs)


def test_they_do_not_find_it_in_list_or_search(desk, about, client):
    client.force_login(desk.cs)
    assert f"/complaints/{about.pk}/" not in client.get("/complaints/").content.decode()
    client.force_login(desk.lead)
    assert f"/complaints/{about.pk}/" in client.get("/complaints/").content.decode()


def test_they_approve_no_money_for_it(desk):
    row = desk.accepted(accused=desk.director)
    row = desk.do(row, "ask_compensation", remedy="refund", amount=900, reason="退费")
    asked = row.compensations.get()
    with pytest.raises(Forbidden):
        perform(asked, "approve", by=desk.director.actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.compensations.update(branch_by=desk.director)


def test_they_do_not_call_back(desk):
    row = desk.resolved(accused=desk.lead)
    with pytest.raises(Forbidden):
        perform(row, "call_back", by=desk.lead.actor, outcome="satisfied")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.rounds.update(called_back_by=User.objects.get(pk=desk.lead.pk))
