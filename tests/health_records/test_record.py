"""The health record from the first answer to the confirmed version, and to the next one."""

import pytest
from django.db import DatabaseError, transaction

from accounts.roles import Role
from core.errors import Forbidden, Invalid, Refused
from core.models import StepLog
from core.steps import perform
from health_records import selectors, services
from health_records.models import RecordVersion
from tests.customers.factories import make_user
from tests.health_records.factories import (
    RECORD,
    confirmed_record,
    consent,
    customer_of,
    make_forms,
    make_order,
    refuse_consent,
    staff,
    submitted_record,
)

pytestmark = pytest.mark.django_db
RETURN = {"height_cm": {"reason": "unit", "note": "是厘米吗？"}}


def send_back(record, items=RETURN):
    reviewer = staff(Role.CUSTOMER_SERVICE, record.order)
    return perform(record, "send_back", by=reviewer.actor, items=items, note="请核对")


def save(record, by=None, **answers):
    return services.save_answers(row=record, by=by or customer_of(record), answers=answers)


def test_opening_twice_makes_one_of_each():
    order = make_order()
    assert make_forms(order) == make_forms(order)


def test_progress_is_kept_while_incomplete():
    record, _ = make_forms()
    saved = save(record, sex="female", height_cm="162")
    saved.refresh_from_db()
    assert saved.answers == {"sex": "female", "height_cm": "162"}
    assert 0 < saved.completeness < 100


def test_blank_is_refused_and_the_missing_is_named():
    record, _ = make_forms()
    with pytest.raises(Invalid, match="性别") as refused:
        perform(record, "submit", by=customer_of(record))
    assert "height_cm" in refused.value.fields


def test_without_consent_nothing_is_kept():
    record, _ = make_forms(agreed=False)
    with pytest.raises(Forbidden):
        save(record, sex="female")


def test_consent_can_be_refused_after_it_was_given():
    record, _ = make_forms()
    refuse_consent(record.order)
    with pytest.raises(Refused):
        perform(record, "submit", by=customer_of(record))


def test_wrong_answers_are_named_beside_their_items():
    record, _ = make_forms()
    with pytest.raises(Invalid) as refused:
        save(record, height_cm="16200", nonsense="1", mood="good")
    assert set(refused.value.fields) == {"height_cm", "nonsense"}
    record.refresh_from_db()
    assert record.answers == {}


def test_submitted_answers_are_closed():
    with pytest.raises(Refused):
        save(submitted_record(), mood="good")


def test_submit_tells_round_and_version():
    record = submitted_record()
    assert (record.state, record.completeness) == ("submitted", 100)
    assert StepLog.objects.get(row_key=record.key).facts == {"round": 1, "number": 1}


def test_only_returned_items_open_up():
    record = send_back(submitted_record())
    with pytest.raises(Invalid) as refused:
        save(record, mood="good")
    assert set(refused.value.fields) == {"mood"}
    assert save(record, height_cm="163").answers["height_cm"] == "163"


def test_what_a_returned_item_opens_can_be_answered_too():
    record = send_back(submitted_record(), {"surgery": {"reason": "contradiction"}})
    corrected = save(record, surgery="true", surgery_note="阑尾，2010 年")
    assert corrected.answers["surgery_note"] == "阑尾，2010 年"


def test_sending_back_needs_items_that_are_asked():
    record = submitted_record()
    for items in ({}, {"nonsense": {"reason": "unit"}}, {"mood": {"reason": "why not"}}):
        with pytest.raises(Invalid):
            send_back(record, items)


def test_the_reasons_stay_out_of_the_log():
    record = send_back(submitted_record())
    entry = StepLog.objects.get(row_key=record.key, step="send_back")
    assert entry.facts == {"items": ["height_cm"], "round": 1}
    assert "厘米" not in str(vars(entry))


def test_the_second_round_counts():
    record = save(send_back(submitted_record()), height_cm="163")
    again = perform(record, "submit", by=customer_of(record))
    assert (again.round, again.returned, again.number) == (2, {}, 1)


def test_who_filled_it_in_does_not_confirm_it():
    record, _ = make_forms()
    helper = staff(Role.CUSTOMER_SERVICE, record.order)
    filled = services.fill(row=record, by=helper.actor, answers=RECORD)
    with pytest.raises(Forbidden):
        perform(filled, "confirm", by=helper.actor)
    other = staff(Role.CUSTOMER_SERVICE, record.order)
    assert perform(filled, "confirm", by=other.actor).state == "confirmed"


def test_four_eyes_also_when_the_customer_pressed_submit():
    record, _ = make_forms()
    helper = staff(Role.CUSTOMER_SERVICE, record.order)
    services.save_answers(row=record, by=helper.actor, answers=RECORD)
    filled = perform(record, "submit", by=customer_of(record))
    with pytest.raises(Forbidden):
        perform(filled, "confirm", by=helper.actor)


@pytest.mark.parametrize("role", [Role.HEALTH_MANAGER, Role.HEAD_COACH, Role.ADMIN_CLERK])
def test_only_customer_service_confirms(role):
    record = submitted_record()
    with pytest.raises(Forbidden):
        perform(record, "confirm", by=staff(role, record.order).actor)


def test_confirming_keeps_the_version_for_good():
    record = confirmed_record()
    version = selectors.current_confirmed(record.order)
    assert (version.number, version.answers) == (1, record.answers)
    with pytest.raises(DatabaseError), transaction.atomic():
        RecordVersion.objects.update(number=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_confirm_says_whether_it_was_the_first():
    record = confirmed_record()
    facts = StepLog.objects.get(row_key=record.key, step="confirm").facts
    assert facts == {"number": 1, "first": True}


def test_a_change_makes_the_next_version_and_the_confirmed_one_stays():
    record = confirmed_record()
    manager = staff(Role.HEALTH_MANAGER, record.order)
    opened = perform(record, "reopen", by=manager.actor, reason="新查出糖尿病")
    save(opened, mood="good")
    current = selectors.current_confirmed(record.order)
    assert (opened.state, opened.number) == ("draft", 2)
    assert (current.number, current.answers["mood"]) == (1, "tired")


def test_the_second_confirmation_is_not_the_first():
    record = confirmed_record()
    service = staff(Role.CUSTOMER_SERVICE, record.order)
    opened = perform(record, "reopen", by=service.actor, reason="x")
    filled = perform(save(opened, mood="good"), "submit", by=customer_of(record))
    perform(filled, "confirm", by=service.actor)
    assert selectors.current_confirmed(record.order).number == 2
    facts = StepLog.objects.filter(row_key=record.key, step="confirm").latest("id").facts
    assert facts == {"number": 2, "first": False}


def test_why_it_was_reopened_is_kept_sealed_and_not_in_the_log():
    record = confirmed_record()
    manager = staff(Role.HEALTH_MANAGER, record.order)
    perform(record, "reopen", by=manager.actor, reason="新查出糖尿病")
    assert record.reviews.latest("id").note == "新查出糖尿病"
    assert StepLog.objects.get(row_key=record.key, step="reopen").reason == ""


def test_allergies_reach_the_archive_beside_what_is_there():
    record = confirmed_record()
    service = staff(Role.CUSTOMER_SERVICE, record.order)
    record.order.customer.allergies = ["青霉素"]
    record.order.customer.save()
    services.copy_allergies(record, service.actor)
    record.order.customer.refresh_from_db()
    assert record.order.customer.allergies == ["青霉素", "花生", "猕猴桃", "芋头"]
    assert services.copy_allergies(record, service.actor) == []


def test_the_links_are_made_once():
    record, _ = make_forms()
    links = services.customer_links(record.order)
    assert [purpose for purpose, _ in links] == ["health_record", "assessment"]
    assert services.customer_links(record.order) == links


def test_before_the_forms_are_opened_there_are_no_links():
    assert services.customer_links(make_order()) == []


def test_strangers_do_not_fill_in():
    record, _ = make_forms()
    with pytest.raises(Forbidden):
        save(record, by=make_user(Role.WAREHOUSE_KEEPER).actor, mood="good")


def test_consent_written_down_by_staff_counts():
    order = make_order()
    record, _ = make_forms(order, agreed=False)
    consent(order)
    assert save(record, mood="good").completeness > 0
