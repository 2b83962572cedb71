"""What to say and what not: versions, names, phrases flagged, a lead's reason on record."""

import pytest
from django.db import DatabaseError, transaction

from accounts.roles import Role
from core.errors import Invalid
from scripts import selectors, services
from scripts.models import Override, Phrase, Script
from scripts.seeding import SCRIPTS, seed
from scripts.services import Flagged
from tests.customers.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def coach():
    return make_user(Role.HEAD_COACH).actor


@pytest.fixture
def lead():
    return make_user(Role.CS_LEAD)


@pytest.fixture
def phrase(lead):
    return services.forbid(by=lead.actor, phrase="不归我管", suggestion="我来帮您联系。")


def test_the_handbooks_words_are_there_once(lead):
    seed()
    services.withdraw(situation="结束服务沟通")
    seed()
    assert Script.objects.count() == len(SCRIPTS)
    assert "结束服务沟通" not in selectors.current().values_list("situation", flat=True)


def test_names_are_filled_in_and_what_is_not_known_stays():
    text = "{customer}您好，我是 {me}，第 {day} 天，{what}"
    filled = selectors.fill(text, {"customer": "张三", "me": "李丽", "day": ""})
    assert filled == "张三您好，我是 李丽，第 {day} 天，{what}"
    assert (selectors.unfilled(filled), selectors.unknown(filled)) == (["{day}"], ["{what}"])


def test_a_change_is_a_new_version_and_the_old_one_stays(lead):
    written = [services.write(by=lead.actor, situation="回访", text=text) for text in "甲乙乙"]
    assert [one.number for one in written] == [1, 2, 2]
    versions = selectors.history().filter(situation="回访")
    assert [(one.text, one.current) for one in versions] == [("乙", True), ("甲", False)]


@pytest.mark.parametrize("text", ["这事不归我管", "这事不 归\n我管。"])
def test_a_forbidden_phrase_is_flagged_with_what_to_say_instead(coach, phrase, text):
    with pytest.raises(Flagged, match="我来帮您联系") as problem:
        services.check(text=text, by=coach, row_key="x:1", reason="我想说")
    assert "override" not in problem.value.fields


def test_a_lead_says_it_with_a_reason_on_record(lead, phrase):
    with pytest.raises(Flagged) as problem:
        services.check(text="不归我管", by=lead.actor, row_key="x:1")
    assert "override" in problem.value.fields
    services.check(text="不归我管", by=lead.actor, row_key="x:1", reason="引用客户原话")
    kept = Override.objects.get()
    assert (kept.phrase, kept.reason, kept.actor_name) == (phrase, "引用客户原话", str(lead))
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.delete()


def test_what_is_allowed_again_passes(coach, lead, phrase):
    services.allow(by=lead.actor, phrase=phrase.phrase)
    services.check(text="不归我管", by=coach, row_key="x:1")
    assert Phrase.objects.get().active is False


def test_a_place_without_a_name_is_not_sent(coach):
    with pytest.raises(Invalid, match=r"\{day\}"):
        services.check(text="第 {day} 天", by=coach, row_key="x:1")
    services.check(text="{这样}可以", by=coach, row_key="x:1")


def post(client, **data):
    return client.post("/scripts/", data)


def test_both_are_kept_on_one_page(client, lead):
    client.force_login(lead)
    post(client, do="write", situation="回访", text="{customer}您好", position=5)
    post(client, do="forbid", phrase="没办法", suggestion="我想想办法")
    page = client.get("/scripts/?edit=回访").content.decode()
    assert "{customer}您好</textarea>" in page
    assert "我想想办法" in page
    post(client, do="withdraw", situation="回访")
    post(client, do="allow", phrase="没办法")
    assert not selectors.current().filter(situation="回访").exists()
    assert not Phrase.objects.filter(active=True).exists()


@pytest.mark.parametrize(
    "wrong", [{"do": "write", "situation": "a", "text": "{x}", "position": 1}, {"do": "forbid"}]
)
def test_what_was_typed_comes_back(client, lead, wrong):
    client.force_login(lead)
    answer = post(client, **wrong)
    assert (answer.status_code, b"errorlist" in answer.content) == (422, True)


@pytest.mark.parametrize("role", [Role.HEAD_COACH, Role.CUSTOMER_SERVICE, Role.BRANCH_DIRECTOR])
def test_others_do_not_keep_them(client, role):
    client.force_login(make_user(role))
    assert client.get("/scripts/").status_code == 403
    assert post(client, do="forbid", phrase="没办法").status_code == 403
