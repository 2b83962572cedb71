"""Compensation: within authority at once, else by three levels; nobody twice, not who asked."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from complaints.models import Authority, Compensation
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from notifications.models import Message
from tests.logistics.factories import picture

pytestmark = pytest.mark.django_db


def ask(desk, amount, row=None, **given):
    row = row or desk.accepted()
    data = {"remedy": "refund", "amount": Decimal(amount), "reason": "补偿", **given}
    if Decimal(amount) > 1000 and "photos" not in given:
        data["photos"] = [picture()]
    desk.do(row, "ask_compensation", **data)
    return Compensation.objects.latest("pk")


@pytest.mark.parametrize(
    ("amount", "state", "levels"),
    [("200", "approved", 0), ("200.01", "requested", 1), ("2000", "requested", 1)]
    + [("2000.01", "requested", 2), ("10000", "requested", 2), ("10000.01", "requested", 3)],
)
def test_the_amount_decides_how_many_levels_are_asked(desk, amount, state, levels):
    asked = ask(desk, amount)
    assert (asked.state, asked.levels) == (state, levels)


def test_branch_region_and_finance_approve_in_turn(desk):
    asked = ask(desk, 20000)
    for who in (desk.region, desk.finance):
        with pytest.raises(Forbidden):
            perform(asked, "approve", by=who.actor)
    for who in (desk.director, desk.region, desk.finance):
        assert asked.state == "requested"
        assert Message.objects.filter(template="compensation_asked", recipient=who).exists()
        asked = perform(asked, "approve", by=who.actor)
    assert asked.state == "approved"
    asked = perform(asked, "pay", by=desk.finance.actor, reference="TT-1")
    assert asked.state == "paid"


def test_nobody_approves_twice_even_with_two_roles(desk):
    desk.director.roles = ["branch_director", "regional_manager", "finance_lead"]
    desk.director.save()
    asked = perform(ask(desk, 20000), "approve", by=desk.director.actor)
    with pytest.raises(Forbidden):
        perform(asked, "approve", by=desk.director.actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Compensation.objects.update(region_by=desk.director)


def test_who_asked_does_not_approve(desk):
    row = desk.accepted()
    row = desk.do(row, "reassign", desk.lead, handler=desk.director)
    asked = ask(desk, 5000, row)
    assert asked.next_role == "regional_manager"
    with pytest.raises(Forbidden):
        perform(asked, "approve", by=desk.director.actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Compensation.objects.update(region_by=desk.director)


def test_above_the_limit_a_photo_is_needed(desk):
    with pytest.raises(Invalid) as refused:
        ask(desk, 1001, photos=[])
    assert "photos" in refused.value.fields
    assert ask(desk, 1000).levels == 1


def test_where_health_is_harmed_nobody_decides_alone(desk):
    row = desk.accepted("major", text="吃完过敏")
    assert ask(desk, 50, row).levels == 1


def test_a_row_for_the_category_rules(desk):
    Authority.objects.create(role="customer_service", category="service", limit=Decimal(50))
    assert ask(desk, 100).state == "requested"


def test_nothing_is_offered_that_is_not_approved(desk):
    row = desk.accepted()
    asked = ask(desk, 900, row)
    row.refresh_from_db()
    with pytest.raises(Refused, match="补偿"):
        desk.do(row, "propose", **desk.proposal())
    perform(asked, "approve", by=desk.director.actor)
    assert desk.do(row, "propose", **desk.proposal()).state == "proposed"


def test_nothing_is_solved_that_is_not_paid(desk):
    row = desk.executing()
    asked = ask(desk, 100, row)
    row.measures.get()
    perform(row.measures.get(), "finish", by=desk.coach.actor, note="已完成")
    with pytest.raises(Refused, match="补偿"):
        desk.do(row, "resolve", resolution="好了")
    perform(asked, "pay", by=desk.cs.actor, reference="TT-2")
    assert desk.do(row, "resolve", resolution="好了").state == "resolved"


def test_what_was_asked_for_stays_as_it_was(desk):
    ask(desk, 900)
    with pytest.raises(IntegrityError), transaction.atomic():
        Compensation.objects.update(amount=Decimal(9))


def test_a_refusal_says_why_and_ends_it(desk):
    asked = perform(ask(desk, 900), "refuse", by=desk.director.actor, reason="证据不足")
    assert (asked.state, asked.refused_reason) == ("refused", "证据不足")
