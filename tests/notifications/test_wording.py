"""Messages in the reader's words; templates that cannot be filled are refused."""

import pytest
from django.core.exceptions import ValidationError

from notifications.models import MessageTemplate
from notifications.outbox import release
from notifications.placeholders import Broken, check, fill
from notifications.seeding import seed
from notifications.texts import LANGUAGES, TEXTS
from notifications.wording import titles, to_customer, words
from tests.accounts.factories import make_user
from tests.notifications import factories as made
from tests.notifications.factories import contact, make_message, make_reminder

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("step", "title"),
    [
        ("50%", "【即将到期】审核健康档案 DMA-1 应于 11-23 18:00"),
        ("eve_17", "【即将到期】审核健康档案 DMA-1 应于 11-23 18:00"),
        ("created", "【新任务】审核健康档案 DMA-1 应于 11-23 18:00"),
        ("due", "【已到期】审核健康档案 DMA-1 应于 11-23 18:00"),
    ],
)
def test_a_reminder_says_what_is_due_when(cases, step, title):
    assert words(make_reminder(make_user(), step), "zh-hans").title == title


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("zh-hans", "【已逾期】审核健康档案 DMA-1 应于 11-23 18:00"),
        ("en", "[Overdue] 审核健康档案 DMA-1, was due 11-23 18:00"),
    ],
)
def test_the_reader_chooses_the_language(cases, language, title):
    message = make_reminder(make_user(), template="clock.breach")
    assert words(message, language).title == title


def test_a_digest_names_what_is_in_it_the_late_first(cases, noon):
    user = make_user()
    make_message(user, template="shipped")
    make_reminder(user, template="clock.breach", urgent=True, payload={"recovered": True})
    release(noon)
    digest = user.messages.get(template="digest")
    said = words(digest, "zh-hans")
    assert said.title == "【汇总】2 条消息，其中逾期 1 条"
    assert said.body.splitlines() == [
        "• 【已逾期】审核健康档案 DMA-1 应于 11-23 18:00",
        "• 已发货：DMA-1，请跟进收货",
    ]


def test_a_long_digest_says_that_there_is_more(cases, noon):
    user = make_user()
    for _ in range(23):
        make_message(user)
    release(noon)
    said = words(user.messages.get(template="digest"), "zh-hans")
    assert len(said.body.splitlines()) == 21
    assert said.body.endswith("\n…")


def test_many_titles_cost_as_much_as_one(cases, django_assert_num_queries):
    rows = [make_message() for _ in range(30)]
    with django_assert_num_queries(1):
        titles(rows, "zh-hans")


def test_a_customer_is_called_by_name(cases):
    message = made.to_customer(template="customer.report_issued", payload={"number": 2})
    said, _template, _values = to_customer(message, contact(), "https://x/c/1/")
    assert said.body == "张小三您好，您的第 2 次评估报告已生成。\nhttps://x/c/1/"


def test_without_a_link_no_line_is_left_dangling(cases):
    said, *_ = to_customer(made.to_customer(), contact(), "")
    assert said.body == "张小三您好，您的包裹已发出，收到后请确认。"


def test_edited_words_are_used(cases):
    seed()
    MessageTemplate.objects.filter(code="shipped", language="zh-hans").update(title="{case} 走了")
    message = make_message(template="shipped")
    assert words(message, "zh-hans").title == "DMA-1 走了"
    assert words(message, "en").title.startswith("Shipped")


def test_a_case_that_nobody_knows_keeps_its_key():
    assert words(make_message(template="shipped"), "en").title.startswith("Shipped: order:1")


def test_an_unknown_kind_is_shown_by_its_code():
    assert words(make_message(template="from_the_future"), "en").title == "from_the_future"


def test_seeding_twice_keeps_what_was_edited():
    seed()
    MessageTemplate.objects.filter(code="shipped").update(title="x")
    seed()
    assert MessageTemplate.objects.count() == len(TEXTS) * len(LANGUAGES)
    assert set(MessageTemplate.objects.filter(code="shipped").values_list("title")) == {("x",)}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_shipped_words_can_be_filled(code, language):
    for text in TEXTS[code].text(language):
        check(text, TEXTS[code].fields)


@pytest.mark.parametrize(
    "text", ["{name", "name}", "{}", "{0}", "{case.branch}", "{case!r}", "{case:>9}", "{phone}"]
)
def test_a_text_that_cannot_be_filled_is_refused(text):
    with pytest.raises(Broken):
        check(text, ("case", "name"))
    row = MessageTemplate(code="shipped", language="en", title="x", body=text)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert "body" in refused.value.message_dict


@pytest.mark.parametrize("fields", [{"thing1": "{phone}"}, ["{case}"], "x"])
def test_wechat_fields_are_checked_too(fields):
    row = MessageTemplate(code="shipped", language="en", title="x", body="y", wechat_fields=fields)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert "wechat_fields" in refused.value.message_dict


def test_what_is_filled_in_is_not_read_again():
    assert fill("{name} {gone}", {"name": "{phone}"}) == "{phone} —"


@pytest.fixture
def admin(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    seed()
    return client


def edited(title):
    empty = {"sms_code": "", "wechat_code": "", "wechat_fields": "{}"}
    return {"title": title, "body": "{case}", **empty}


@pytest.mark.parametrize(("title", "status"), [("{case} !", 302), ("{phone}", 200)])
def test_words_are_edited_in_the_admin(admin, title, status):
    row = MessageTemplate.objects.get(code="shipped", language="zh-hans")
    url = f"/admin/notifications/messagetemplate/{row.pk}/change/"
    assert admin.post(url, edited(title)).status_code == status
    row.refresh_from_db()
    assert (row.title == title) == (status == 302)


def test_kinds_of_messages_are_not_made_or_removed_by_hand(admin):
    assert admin.get("/admin/notifications/messagetemplate/add/").status_code == 403
    assert admin.get("/admin/notifications/messagetemplate/").status_code == 200
