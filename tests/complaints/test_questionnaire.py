"""Closed: a questionnaire goes out by itself, and a red answer opens the complaint again (F3)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from complaints.models import Complaint
from core import clock
from core.errors import Forbidden
from core.steps import perform
from notifications.models import Message
from sla.models import Clock
from surveys.models import Invitation
from surveys.seeding import seed
from tests.surveys.factories import customer_of

pytestmark = pytest.mark.django_db
FINE = {"solved": 5, "speed": 4, "manner": 4, "words": ""}


@pytest.fixture
def closed(desk):
    seed()
    return desk.closed()


def answered(row, **change):
    invitation = Invitation.objects.get(about=row.key, state="open")
    by = customer_of(invitation)
    return perform(invitation, "submit", by=by, answers={**FINE, **change})


def test_it_goes_out_by_itself_once(desk, closed):
    asked = Invitation.objects.get(about=closed.key)
    assert (asked.survey.occasion, asked.handler) == ("complaint", closed.handler)
    told = Message.objects.filter(link=asked.key, customer_key=closed.customer_id)
    assert told.exists()
    perform(closed, "call_back", by=desk.quality.actor, outcome="satisfied", note="好")
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(("score", "state"), [(2, "investigating"), (3, "closed"), (5, "closed")])
def test_below_the_threshold_it_is_open_again(closed, score, state):
    answered(closed, solved=score)
    row = Complaint.objects.get(pk=closed.pk)
    assert row.state == state
    if state == "investigating":
        assert (row.round, row.rounds.get(number=2).why) == (2, "reopened")
        live = Clock.objects.filter(case_key_text=row.case_key, state="running")
        assert live.filter(code__startswith="complaint_propose_").exists()


def test_the_next_closing_asks_again(desk, closed):
    answered(closed, speed=1)
    row = Complaint.objects.get(pk=closed.pk)
    row = desk.do(row, "solve_now", resolution="已当面致歉")
    perform(row, "customer_confirm", by=desk.customer)
    assert Invitation.objects.filter(about=row.key, state="open").count() == 1


def test_an_old_complaint_stays_closed(closed):
    clock.hold(clock.now() + timedelta(days=31))
    assert answered(closed, solved=1).tone == "red"
    assert Complaint.objects.get(pk=closed.pk).state == "closed"


def test_one_that_is_open_already_is_not_opened_twice(desk, closed):
    perform(closed, "reopen", by=desk.customer, reason="又出现了")
    answered(closed, solved=1)
    assert Complaint.objects.get(pk=closed.pk).round == 2


def test_the_handler_does_not_enter_the_judgement(closed):
    asked = Invitation.objects.get(about=closed.key)
    with pytest.raises(Forbidden):
        perform(asked, "submit", by=closed.handler.actor, answers=FINE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=asked.pk).update(entered_by=closed.handler)
