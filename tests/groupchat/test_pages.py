"""The conversation through the doors people use: back office, customer link, REST."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import TEAM_ROLES, Role
from core.models import AccessLog, Attachment
from groupchat import services
from groupchat.models import Group
from notifications.models import Message as Note
from scripts.seeding import seed as seed_scripts
from tests.core.test_files import picture
from tests.customers.factories import make_branch, make_user
from tests.groupchat.factories import active_group, make_group, make_team, member, said

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def group():
    return active_group()


def login(client, user):
    client.force_login(user)
    return user


def url(group, name="", *args):
    return reverse(f"groups-{name}", args=[group.pk, *args])


def lead(group):
    return make_user(Role.BRANCH_DIRECTOR, branch=group.order.branch)


def test_the_list_counts_what_is_unread(client, group):
    login(client, member(group, Role.HEAD_COACH))
    page = client.get("/groups/").content.decode()
    assert group.order.order_no in page


def test_the_proposal_is_filled_in_already(client):
    group = make_group()
    team = make_team(group.order)
    login(client, team["admin_clerk"])
    page = client.get(f"/groups/{group.pk}/steps/invite_team/").content.decode()
    for person in team.values():
        assert f'<option value="{person.pk}" selected>' in page


def test_inviting_through_the_page(client):
    group = make_group()
    team = make_team(group.order)
    login(client, team["admin_clerk"])
    chosen = {role: person.pk for role, person in team.items()}
    client.post(f"/groups/{group.pk}/steps/invite_team/", {"version": 0, **chosen})
    assert group.members.filter(left_at=None).count() == len(TEAM_ROLES) + 1


def test_people_of_other_branches_cannot_be_chosen(client):
    group = make_group()
    team = make_team(group.order)
    chosen = {role: person.pk for role, person in team.items()}
    stranger = make_user(Role.HEAD_COACH, branch=make_branch())
    login(client, team["admin_clerk"])
    answer = client.post(
        f"/groups/{group.pk}/steps/invite_team/",
        {"version": 0, **chosen, "head_coach": stranger.pk},
    )
    assert answer.status_code == 422


def test_a_new_person_must_hold_the_role(client, group):
    login(client, lead(group))
    answer = client.post(
        f"/groups/{group.pk}/steps/replace_member/",
        {
            "version": 1,
            "role": "head_coach",
            "user": member(group, "admin_clerk").pk,
            "reason": "x",
        },
    )
    assert answer.status_code == 422


def test_writing_is_answered_with_the_number(client, group):
    login(client, member(group, Role.CUSTOMER_SERVICE))
    answer = client.post(url(group, "post"), {"text": "<b>早上好</b>"}, **SCRIPT)
    assert (answer.status_code, answer.json()) == (201, {"seq": group.last_seq + 1})
    page = client.get(url(group, "stream"), {"after": group.last_seq}).content.decode()
    assert "&lt;b&gt;早上好" in page


def test_sending_twice_is_once(client, group):
    login(client, member(group, Role.CUSTOMER_SERVICE))
    sent = [
        client.post(url(group, "post"), {"text": "早", "client_id": "m1"}, **SCRIPT) for _ in "12"
    ]
    assert sent[0].json() == sent[1].json()


def test_looking_changes_nothing_but_the_page_marks_what_it_has_shown(client, group):
    message = said(group)
    coach = login(client, member(group, Role.HEAD_COACH))
    client.get(f"/groups/{group.pk}/?tab=talk")
    client.get(url(group, "stream"))
    mine = group.members.filter(user=coach)
    assert mine.get().read_seq == 0
    assert client.post(url(group, "read"), {"seq": message.seq}).status_code == 204
    assert mine.get().read_seq == message.seq


def test_a_slice_brings_only_what_is_new(client, group):
    old, new = said(group, text="旧的"), said(group, text="新的")
    login(client, member(group, Role.HEAD_COACH))
    page = client.get(url(group, "stream"), {"after": old.seq}).content.decode()
    assert ("新的" in page, "旧的" in page) == (True, False)
    assert f"id: {new.seq}\nevent: said\n" in page


def test_what_was_typed_stays_when_it_cannot_be_sent(client, group):
    login(client, member(group, Role.HEAD_COACH))
    typed = {"text": "javascript:alert(1)", "as_link": "on"}
    answer = client.post(url(group, "post"), typed, **SCRIPT)
    assert answer.status_code == 422
    assert answer.json()["fields"]["text"]
    assert (
        "javascript:alert(1)</textarea>" in client.post(url(group, "post"), typed).content.decode()
    )


def test_without_script_the_page_comes_back_whole(client, group):
    login(client, member(group, Role.HEAD_COACH))
    assert client.post(url(group, "post"), {"text": "好"}).status_code == 302
    answer = client.post(url(group, "post"), {"text": ""})
    assert answer.status_code == 422
    assert "<html" in answer.content.decode()


def test_a_bad_file_is_named_beside_the_field(client, group):
    login(client, member(group, Role.HEAD_COACH))
    bad = SimpleUploadedFile("a.jpg", b"<?php")
    answer = client.post(url(group, "post"), {"file": bad}, **SCRIPT)
    assert answer.status_code == 422
    assert not Attachment.objects.exists()


def test_who_is_not_in_the_group_reads_on_record_and_does_not_write(client, group):
    director = login(client, lead(group))
    assert client.get(f"/groups/{group.pk}/").status_code == 200
    assert AccessLog.objects.get(actor_id=director.pk).what == "chat"
    assert client.post(url(group, "post"), {"text": "x"}, **SCRIPT).status_code == 403


def test_members_are_not_recorded(client, group):
    login(client, member(group, Role.HEAD_COACH))
    client.get(f"/groups/{group.pk}/")
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("name", ["stream", "read", "post", "earlier", "composer"])
def test_foreign_groups_do_not_exist(client, group, name):
    login(client, make_user(Role.HEAD_COACH, branch=group.order.branch))
    method = client.post if name in ("read", "post") else client.get
    assert method(url(group, name)).status_code == 404


def test_a_former_member_is_out_at_once(client, group):
    coach = login(client, member(group, Role.HEAD_COACH))
    after = make_user(Role.HEAD_COACH, branch=group.order.branch)
    clerk = member(group, Role.ADMIN_CLERK)
    client.force_login(clerk)
    client.post(
        f"/groups/{group.pk}/steps/replace_member/",
        {"version": 1, "role": "head_coach", "user": after.pk, "reason": "x"},
    )
    client.force_login(coach)
    assert client.get(f"/groups/{group.pk}/").status_code == 404


def test_readers_by_name(client, group):
    message = said(group)
    login(client, member(group, Role.CUSTOMER_SERVICE))
    page = client.get(url(group, "readers", message.seq)).content.decode()
    assert str(member(group, Role.HEAD_COACH)) in page
    assert client.get(url(group, "readers", 999)).status_code == 404


def test_earlier_messages(client, group):
    said(group, text="第一句")
    last = said(group)
    login(client, member(group, Role.HEAD_COACH))
    page = client.get(url(group, "earlier"), {"before": last.seq}).content.decode()
    assert "第一句" in page


def test_the_log_is_searched_on_its_tab(client, group):
    said(group, text="番茄过敏")
    login(client, member(group, Role.CUSTOMER_SERVICE))
    page = client.get(f"/groups/{group.pk}/?tab=find&words=番茄").content.decode()
    assert "番茄过敏" in page
    assert "没有" not in client.get(f"/groups/{group.pk}/?tab=people").content.decode()


@pytest.fixture
def link(group):
    return services.customer_link(group.order)


def test_the_customer_reads_and_writes_by_link(client, group, link):
    said(group, text="欢迎您")
    assert "欢迎您" in client.get(link).content.decode()
    client.post(f"{link}post/", {"text": "谢谢"}, **SCRIPT)
    assert group.messages.latest("seq").member.role == "customer"


def test_the_customer_does_not_see_who_has_read(client, group, link):
    said(group)
    page = client.get(link).content.decode()
    page += client.get(f"{link}stream/").content.decode()
    assert "data-readers" not in page
    assert "event: read" not in page


def test_the_customers_page_marks(client, group, link):
    message = said(group)
    client.post(f"{link}read/", {"seq": message.seq})
    assert group.members.get(role="customer").read_seq == message.seq


def test_the_customers_typing_stays(client, link):
    answer = client.post(f"{link}post/", {"text": ""})
    assert answer.status_code == 422
    assert "<html" in answer.content.decode()
    assert client.post(f"{link}post/", {"text": "好"}).status_code == 302


def test_files_of_the_group_and_no_others(client, group, link, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    photo = SimpleUploadedFile("a.jpg", picture())
    own = said(group, text="", file=photo).attachment
    photo.seek(0)
    other = said(active_group(), text="", file=photo).attachment
    assert client.get(f"{link}file-{own.pk}/")["Content-Type"] == "image/jpeg"
    assert client.get(f"{link}file-{other.pk}/").status_code == 404
    assert client.get(f"{link}file-nonsense/").status_code == 404


def test_the_other_addresses_of_the_link(client, group, link):
    message = said(group)
    assert client.get(f"{link}earlier/?before={message.seq + 1}").status_code == 200
    assert client.get(f"{link}composer/").status_code == 200
    assert client.get(f"{link}whatever/").status_code == 200


def test_the_link_is_made_once(group, link):
    assert services.customer_link(group.order) == link


def test_archived_is_read_only_for_the_customer(client, group, link):
    services.archive_for(group.order)
    assert client.post(f"{link}post/", {"text": "还在吗"}, **SCRIPT).status_code == 409
    assert 'id="composer"' not in client.get(link).content.decode()


@pytest.fixture
def rest(client, group):
    login(client, member(group, Role.CUSTOMER_SERVICE))
    return client


def test_groups_over_rest(rest, group):
    shown = rest.get(f"/api/v1/groups/{group.pk}/").json()
    assert {m["role"] for m in shown["members"]} >= {"customer", "head_coach"}
    assert [s["name"] for s in shown["steps"]] == []


def test_messages_over_rest(rest, group):
    said(group, text="你好")
    found = rest.get("/api/v1/messages/", {"group": group.pk}).json()["results"]
    assert found[0]["body"] == "你好"


def test_saying_something_over_rest_is_once(rest, group):
    body = {"group": group.pk, "text": "早", "client_id": "m1"}
    sent = [rest.post("/api/v1/messages/", body, content_type="application/json") for _ in "12"]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert sent[0].json()["id"] == sent[1].json()["id"]


def test_foreign_groups_over_rest(client, group):
    login(client, make_user(Role.HEAD_COACH, branch=group.order.branch))
    assert client.get(f"/api/v1/groups/{group.pk}/").status_code == 404
    assert client.get("/api/v1/messages/").json()["results"] == []
    body = {"group": group.pk, "text": "x"}
    answer = client.post("/api/v1/messages/", body, content_type="application/json")
    assert answer.status_code == 404


def test_a_stranger_reads_messages_on_record(client, group):
    said(group)
    login(client, lead(group))
    client.get("/api/v1/messages/", {"group": group.pk})
    assert AccessLog.objects.get().row_key == group.key


@pytest.mark.parametrize("many", [1, 6])
def test_a_list_costs_the_same_for_many(client, many, django_assert_max_num_queries):
    groups = [make_group() for _ in range(many)]
    user = make_user(Role.SUPERVISOR)
    login(client, user)
    client.get("/groups/")
    with django_assert_max_num_queries(12):
        client.get("/groups/")
    assert Group.objects.count() == len(groups)


def test_scripts_are_in_the_picker_with_the_names_filled_in(client, group):
    seed_scripts()
    speaker = login(client, member(group, Role.CUSTOMER_SERVICE))
    page = client.get(url(group, "composer")).content.decode()
    assert f"专属服务人员 {speaker}" in page
    assert f"{group.order.customer.full_name}您好" in page


def test_a_forbidden_phrase_does_not_go_out(client, group):
    seed_scripts()
    login(client, member(group, Role.CUSTOMER_SERVICE))
    answer = client.post(url(group, "post"), {"text": "这个不归我管"}, **SCRIPT)
    assert (answer.status_code, answer.json()["code"]) == (422, "flagged")
    assert "我来帮您联系" in answer.json()["message"]


def test_the_customer_may_say_what_they_like(client, group, link):
    seed_scripts()
    assert client.post(f"{link}post/", {"text": "没办法"}, **SCRIPT).status_code == 201


def test_who_is_addressed_is_marked_for_them(client, group):
    coach = member(group, Role.HEAD_COACH)
    message = said(group, text=f"@{coach} 请看一下")
    assert message.mentions == [group.members.get(user=coach).pk]
    login(client, coach)
    assert b"to-me" in client.get(url(group, "stream")).content


def test_who_is_addressed_hears_of_it_outside_the_group(group):
    coach, service = (member(group, r) for r in (Role.HEAD_COACH, Role.CUSTOMER_SERVICE))
    customer = group.members.get(user=None)
    said(group, text=f"@{coach} @{service} @{customer.name} 请看一下")
    told = Note.objects.filter(template="mentioned")
    assert [(n.recipient, n.link) for n in told] == [(coach, group.key)]


def test_the_stream_over_rest_is_json(rest, group):
    message = said(group, text="你好")
    address = f"/api/v1/groups/{group.pk}/stream/"
    answer = rest.get(address, {"after": message.seq - 1}, HTTP_ACCEPT="text/event-stream")
    _retry, event, _rest = answer.content.decode().split("\n\n")
    number, _name, data = event.split("\n")
    assert (number, answer["Content-Type"]) == (f"id: {message.seq}", "text/event-stream")
    assert json.loads(data.removeprefix("data: "))["body"] == "你好"


def test_foreign_streams_over_rest_do_not_exist(client, group):
    login(client, make_user(Role.HEAD_COACH, branch=group.order.branch))
    address = f"/api/v1/groups/{group.pk}/stream/"
    assert client.get(address, HTTP_ACCEPT="text/event-stream").status_code == 404
    client.logout()
    assert client.get(address, HTTP_ACCEPT="text/event-stream").status_code == 401


def test_leads_take_the_log_along_on_record(client, group):
    said(group, text="=1+1")
    director = login(client, lead(group))
    page = client.get(f"/groups/{group.pk}/?tab=people").content.decode()
    assert url(group, "log") in page
    book = load_workbook(BytesIO(client.get(url(group, "log")).content))
    assert [row[5] for row in book.worksheets[0].values][-1] == "'=1+1"
    assert AccessLog.objects.filter(actor_id=director.pk, what="export").count() == 1


def test_others_leave_the_log_where_it_is(client, group):
    login(client, member(group, Role.CUSTOMER_SERVICE))
    assert client.get(url(group, "log")).status_code == 403
    assert url(group, "log") not in client.get(f"/groups/{group.pk}/").content.decode()


def test_pictures_and_files_on_their_tab(client, group, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    login(client, member(group, Role.CUSTOMER_SERVICE))
    assert "gallery" not in client.get(f"/groups/{group.pk}/?tab=files").content.decode()
    sent = said(group, text="", file=SimpleUploadedFile("饭.jpg", picture())).attachment
    page = client.get(f"/groups/{group.pk}/?tab=files").content.decode()
    assert f"/files/{sent.pk}/" in page
