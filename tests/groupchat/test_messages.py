"""What is said: numbered, once, sealed, for members; who has read it, by name and time."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from accounts.roles import Role
from core import clock
from core.errors import Forbidden, Invalid
from groupchat import selectors, services
from groupchat.links import BadLink, clean_link, parts
from groupchat.models import Message
from tests.core.test_files import picture
from tests.customers.factories import make_user
from tests.groupchat.factories import active_group, customer_of, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return active_group()


def test_messages_are_numbered_without_gaps(group):
    first = group.last_seq
    assert [said(group).seq, said(group).seq] == [first + 1, first + 2]


def test_the_same_message_twice_is_one(group):
    assert said(group, client_id="abc") == said(group, client_id="abc", text="anders")
    assert said(group, role=Role.HEAD_COACH, client_id="abc").member.role == "head_coach"


def test_the_body_is_sealed(group):
    said(group, text="血糖 6.1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM groupchat_message ORDER BY id DESC LIMIT 1")
        assert "血糖".encode() not in bytes(cursor.fetchone()[0])


def test_what_was_said_stays(group):
    message = said(group)
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(body="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        message.delete()


def test_the_customer_writes_too(group):
    message = services.post(group=group, by=customer_of(group), text="谢谢")
    assert message.member.role == "customer"


@pytest.mark.parametrize("role", [Role.BRANCH_DIRECTOR, Role.ADMIN_CLERK])
def test_only_members_write(group, role):
    stranger = make_user(role, branch=group.order.branch)
    with pytest.raises(Forbidden):
        services.post(group=group, by=stranger.actor, text="x")


@pytest.mark.parametrize("given", [{"text": "  "}, {"text": "长" * 4001}])
def test_something_must_be_said_and_not_too_much(group, given):
    with pytest.raises(Invalid):
        said(group, **given)


def test_a_picture_is_kept_and_shown_as_one(group, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    message = said(group, text="", file=SimpleUploadedFile("饭.jpg", picture()))
    assert (message.kind, message.attachment.row_key) == ("image", group.key)


def test_an_answer_knows_what_it_answers(group):
    first = said(group)
    assert said(group, reply_to=first.seq).reply_to == first
    assert said(group, reply_to=9999).reply_to is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1", "http://a.example"])
def test_links_to_the_web_pass(group, url):
    assert said(group, text=url, as_link=True).kind == "link"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example",
        "//a.example",
        "https://bank.example@evil.example",
        "https://a b",
        "www.a.example",
        "https://a.example/" + "x" * 1000,
    ],
)
def test_other_links_do_not(url):
    with pytest.raises(BadLink):
        clean_link(url)


def test_words_around_a_link_are_words():
    found = list(parts("看这里https://a.example/b。谢谢 javascript:alert(1) http://x@y"))
    assert [p.url for p in found] == ["", "https://a.example/b", ""]
    assert "".join(p.text for p in found).endswith("http://x@y")


def test_announcing_with_a_key_is_once(group):
    one = services.announce(case_key=group.case_key, text="餐单", key="menu-1")
    assert one == services.announce(group=group, text="餐单", key="menu-1")
    assert (one.kind, one.member) == ("system", None)
    assert services.announce(group=group, text="餐单") != one


def test_who_has_read_by_name_and_time(group):
    message, at = said(group), clock.now() + timedelta(minutes=3)
    with clock.holding(at):
        services.mark_read(group=group, by=customer_of(group), seq=message.seq)
    found = {r.member.role: r.at for r in selectors.readers(message)}
    assert found["customer"] == at
    assert found["head_coach"] is None
    assert "customer_service" not in found


def test_reading_later_does_not_change_when_it_was_read(group):
    first = said(group)
    services.mark_read(group=group, by=customer_of(group), seq=first.seq)
    read = next(r.at for r in selectors.readers(first) if r.at)
    with clock.holding(clock.now() + timedelta(hours=1)):
        services.mark_read(group=group, by=customer_of(group), seq=said(group).seq)
    assert next(r.at for r in selectors.readers(first) if r.member.role == "customer") == read


def test_marks_go_forwards_only_and_not_beyond_the_end(group):
    last = said(group)
    group.refresh_from_db()
    for seq in (last.seq, 1, 99999):
        services.mark_read(group=group, by=customer_of(group), seq=seq)
    assert group.members.get(role="customer").read_seq == last.seq


def test_strangers_leave_no_mark(group):
    services.mark_read(group=group, by=make_user(Role.SUPERVISOR).actor, seq=1)
    assert not group.members.filter(read_seq__gt=0).exists()


def test_how_many_have_read(group):
    message = said(group)
    services.mark_read(group=group, by=customer_of(group), seq=message.seq)
    assert selectors.read_counts(group, [message]) == {message.pk: (1, 5)}


def test_the_log_is_searched(group):
    said(group, text="今天的早餐很好")
    found = said(group, text="晚餐 EGG")
    assert selectors.search(group, "egg") == [found]
    assert selectors.search(group, " ") == []


def test_pages_of_the_log(group):
    numbers = [said(group).seq for _ in range(4)]
    assert [m.seq for m in selectors.messages(group, after=numbers[1])] == numbers[2:]
    assert [m.seq for m in selectors.messages(group, before=numbers[3], limit=2)] == numbers[1:3]
