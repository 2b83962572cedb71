"""Versions of questionnaires: final once published, and answers stay with their own."""

import copy

import pytest
from django.db import DatabaseError, transaction

from accounts.roles import Role
from core.actors import SYSTEM
from core.errors import Invalid
from core.steps import perform
from health_records import selectors, services
from health_records.models import Questionnaire
from tests.customers.factories import make_user
from tests.health_records.factories import confirmed_record, make_forms, make_order, staff

pytestmark = pytest.mark.django_db
CODE = "health_record"


def next_version(**renamed):
    """The shipped questions with other labels, and one that is gone."""
    data = copy.deepcopy(Questionnaire.objects.get(code=CODE, number=1).data)
    for section in data["sections"]:
        section["items"] = [i for i in section["items"] if i["code"] != "wishes"]
        for item in section["items"]:
            item["label"] = renamed.get(item["code"], item["label"])
    draft = Questionnaire.objects.create(code=CODE, number=2, data=data)
    return services.publish(questionnaire=draft, by=SYSTEM)


@pytest.mark.parametrize(
    "change", [{"number": 7}, {"data": {}}, {"code": "assessment"}, {"published_at": None}]
)
def test_what_is_published_is_never_changed(change):
    published = Questionnaire.objects.filter(code=CODE)
    with pytest.raises(DatabaseError), transaction.atomic():
        published.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        published.delete()


def test_a_draft_can_be_changed_and_is_not_used():
    draft = Questionnaire.objects.create(code=CODE, number=2, data={})
    draft.data = {"title": "x"}
    draft.save()
    assert selectors.current_questionnaire(CODE).number == 1


def test_a_faulty_schema_is_not_published_and_every_fault_is_named():
    draft = Questionnaire.objects.create(code=CODE, number=2, data={"title": "x", "sections": []})
    with pytest.raises(Invalid) as refused:
        services.publish(questionnaire=draft, by=SYSTEM)
    assert "sections" in str(refused.value.fields["data"])


def test_publishing_twice_changes_nothing():
    first = next_version()
    assert services.publish(questionnaire=first, by=SYSTEM).published_at == first.published_at


def test_new_forms_use_the_newest_version():
    record, _ = make_forms()
    next_version()
    later, _ = make_forms(make_order())
    assert (record.questionnaire.number, later.questionnaire.number) == (1, 2)


def test_confirmed_answers_are_shown_with_the_questions_they_were_given_to():
    record = confirmed_record(wishes="想学做饭")
    next_version(mood="新的问法")
    version = selectors.current_confirmed(record.order)
    labels = [
        ln.item.label
        for p in selectors.pages(version.sheet, version.answers, special=True)
        for ln in p.lines
    ]
    assert "近两周情绪" in labels
    assert "新的问法" not in labels


def test_the_next_version_of_a_record_goes_over_to_the_newest_questions():
    record = confirmed_record(wishes="想学做饭")
    next_version(mood="新的问法")
    manager = staff(Role.HEALTH_MANAGER, record.order)
    opened = perform(record, "reopen", by=manager.actor, reason="x")
    opened.refresh_from_db()
    assert opened.questionnaire.number == 2
    assert opened.answers["mood"] == "tired"
    assert "wishes" not in opened.answers


def test_what_a_version_changed_is_told_even_for_a_question_that_is_gone():
    record = confirmed_record(wishes="想学做饭")
    next_version()
    service = staff(Role.CUSTOMER_SERVICE, record.order)
    opened = perform(record, "reopen", by=service.actor, reason="x")
    manager = staff(Role.HEALTH_MANAGER, record.order)
    services.fill(row=opened, by=manager.actor, answers={"mood": "good"})
    record.refresh_from_db()
    perform(record, "confirm", by=service.actor)
    newest, oldest = selectors.history(record, special=True)
    assert [c.label for c in newest.changed] == ["近两周情绪", "wishes"]
    assert oldest.changed == []


def test_the_shipped_ones_are_published_when_there_are_none():
    missing = "assessment"
    with transaction.atomic():
        found = services.ensure_questionnaire(missing)
    assert found == selectors.current_questionnaire(missing)


@pytest.fixture
def admin(client):
    user = make_user(Role.SYSTEM_ADMIN, is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def test_published_ones_are_read_only_in_the_admin(admin):
    pk = Questionnaire.objects.get(code=CODE).pk
    url = f"/admin/health_records/questionnaire/{pk}/change/"
    assert admin.get(url).status_code == 200
    assert admin.post(url, {"number": 9}).status_code == 403


def test_a_draft_is_published_from_the_admin(admin):
    good = Questionnaire.objects.get(code=CODE, number=1).data
    drafts = [
        Questionnaire.objects.create(code=CODE, number=2, data=good),
        Questionnaire.objects.create(code=CODE, number=3, data={"title": "x"}),
    ]
    chosen = {"action": "publish", "_selected_action": [d.pk for d in drafts]}
    admin.post("/admin/health_records/questionnaire/", chosen)
    assert selectors.current_questionnaire(CODE).number == 2
