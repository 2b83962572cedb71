"""Policies and calendars: versions, previews, and what moves."""

import pytest
from django.db import Error, transaction

from core import clock as time
from core.actors import SYSTEM
from core.errors import Invalid, Refused
from sla import publishing
from sla.models import CalendarVersion, Clock, ClockEvent, PolicyVersion
from tests.sla.conftest import local


def shorter(amount=1):
    data = PolicyVersion.objects.get(code="invite_service_team", current=True).data
    data["duration"] = {"mode": "hours", "amount": amount}
    return publishing.draft(PolicyVersion, code="invite_service_team", data=data, note="faster")


def test_a_draft_rules_nothing_until_it_is_published(case):
    draft = shorter()
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    assert Clock.objects.get().due_at == local("2026-11-20 12:00")

    assert publishing.publish(draft, by=SYSTEM) == 0
    assert Clock.objects.get().due_at == local("2026-11-20 12:00")

    case.happens("orders.order.confirm_type", "2026-11-20 10:05")
    assert Clock.objects.get(state="running").due_at == local("2026-11-20 11:05")


def test_the_preview_is_what_then_moves(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    draft = shorter()

    [move] = publishing.preview(draft)
    time.hold(local("2026-11-20 10:10"))
    assert publishing.publish(draft, by=SYSTEM, apply_to_open=True) == 1

    clock = Clock.objects.get()
    assert (clock.due_at, clock.gen) == (move.after, 1)
    assert clock.due_at == local("2026-11-20 11:00")
    assert ClockEvent.objects.filter(clock=clock, kind="move").count() == 1


def test_an_imported_year_derives_provisional_deadlines_anew(case):
    case.happens("health_records.healthrecord.confirm", "2026-12-30 10:00", first=True)
    case.happens("orders.order.pay", "2026-12-01 10:00")
    data = CalendarVersion.objects.get(current=True).data
    data["confirmed_until"] = "2027-12-31"
    data["overrides"]["2027-01-03"] = {
        "open": True, "label": "元旦调休上班", "label_en": "make-up", "assumed": False,
        "windows": None,
    }  # fmt: skip
    data["overrides"]["2027-01-01"]["assumed"] = False
    draft = publishing.draft(CalendarVersion, code="CN", data=data, note="2027")

    assert publishing.publish(draft, by=SYSTEM) == 1

    plan = Clock.objects.get(code="make_health_plan")
    assert (plan.due_at, plan.provisional) == (local("2027-01-04 18:00"), False)
    assert Clock.objects.get(code="confirm_contract_type").gen == 0


def test_what_cannot_be_computed_is_refused(branch):
    with pytest.raises(Invalid):
        shorter(amount=-1)


def test_a_published_version_is_final_even_for_sql(branch):
    with pytest.raises(Error, match="final"), transaction.atomic():
        PolicyVersion.objects.filter(current=True).update(data={})


def test_publishing_twice_is_refused(branch):
    draft = shorter()
    publishing.publish(draft, by=SYSTEM)

    with pytest.raises(Refused):
        publishing.publish(draft, by=SYSTEM)


def test_an_older_draft_does_not_replace_a_newer_version(branch):
    older, newer = shorter(3), shorter(4)
    publishing.publish(newer, by=SYSTEM)

    with pytest.raises(Refused, match=str(newer.number)):
        publishing.publish(older, by=SYSTEM)
    current = PolicyVersion.objects.get(code="invite_service_team", current=True)
    assert current.pk == newer.pk


def test_a_draft_that_was_replaced_meanwhile_cannot_be_published(branch):
    draft = shorter()
    PolicyVersion.objects.filter(pk=draft.pk).delete()

    with pytest.raises(Refused):
        publishing.publish(draft, by=SYSTEM)
