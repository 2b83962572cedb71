"""The table of notices holds against the machines, the words, the clocks and the roles."""

import pytest
from django.apps import apps

from accounts.roles import Role
from core.workflow import Workflow, steps_of
from notifications.table import ANNOUNCES, CUSTOMER, DATA, NOTICES, ROW, TEAM
from notifications.texts import FIELDS, TEXTS
from sla.ladder import LADDERS
from sla.table import RULES

NOT_OF_EVENTS = {"digest", "mentioned", "undelivered", "please_call"}
INSTALLED = {config.label for config in apps.get_app_configs()}


def every_event():
    machines = [model for model in apps.get_models() if issubclass(model, Workflow)]
    return {f"{m._meta.label_lower}.{step}" for m in machines for step in steps_of(m)}


def test_every_event_is_a_step_of_a_machine():
    named = {n.event for n in NOTICES if n.event.split(".")[0] in INSTALLED}
    assert named - every_event() == set()


def test_every_app_that_is_named_exists():
    assert {n.event.split(".")[0] for n in NOTICES} <= INSTALLED


@pytest.mark.parametrize("notice", NOTICES, ids=lambda n: f"{n.event}-{n.template}")
def test_a_notice_has_words_and_readers(notice):
    assert set(notice.facts) <= set(TEXTS[notice.template].fields)
    known = {*Role.values, TEAM, CUSTOMER}
    assert all(who in known or who.startswith((ROW, DATA)) for who in notice.to)
    assert notice.template.startswith("customer.") == (CUSTOMER in notice.to)
    assert CUSTOMER not in notice.to or len(notice.to) == 1


def test_no_words_are_left_over():
    used = {notice.template for notice in NOTICES} | NOT_OF_EVENTS
    assert {code for code in TEXTS if not code.startswith("clock.")} == used


def test_what_a_notice_announces_is_a_clock_that_its_event_opens():
    opens = {n.template: n.event for n in NOTICES}
    for template, codes in ANNOUNCES.items():
        for code in codes:
            assert opens[template] in RULES[code].starts


def test_the_sweep_says_nothing_without_words():
    kinds = {mark.kind for ladder in LADDERS.values() for mark in ladder.marks} - {"act"}
    assert {f"clock.{kind}" for kind in kinds} <= set(TEXTS)


def test_a_text_for_staff_never_asks_for_the_name():
    staff = [s for code, s in TEXTS.items() if not code.startswith("customer.")]
    assert not any("name" in shipped.fields for shipped in staff)
    assert "name" in FIELDS["customer"]
