"""Policies and calendars in the back office: typed, previewed, published, by supervisors only."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from sla.models import CalendarVersion, Clock, PolicyVersion
from sla.policy_forms import initial_of
from sla.table import RULES
from tests.sla.conftest import local

pytestmark = pytest.mark.django_db
INVITE = "invite_service_team"
FIELDS = ("mode", "amount", "day", "at", "owner_role", "grace_minutes", "ladder", "marks")


@pytest.fixture
def boss(client, branch):
    client.force_login(User.objects.get(username="boss"))
    return client


def policy(code=INVITE):
    return PolicyVersion.objects.get(code=code, current=True)


def calendar():
    return CalendarVersion.objects.get(code="CN", current=True)


def typed(row, **changes):
    """The form as the page shows it, with some fields typed over."""
    initial = initial_of(row.data)
    sent = {name: initial[name] for name in FIELDS if initial[name] is not None}
    if initial["pausable"]:
        sent["pausable"] = "on"
    return {**sent, "note": "客户反馈太慢", **changes}


def edit(client, row, **changes):
    return client.post(f"/policies/{row.pk}/edit/", typed(row, **changes))


def test_the_list_shows_what_rules(boss):
    page = boss.get("/policies/?q=行政邀请")
    assert "行政邀请服务团队进群" in page.text
    assert "2 小时" in page.text
    assert "行政确认合同类型" not in page.text


def test_everybody_reads_and_nobody_else_edits(client, branch):
    client.force_login(User.objects.get(username="clerk"))
    row = policy()
    assert client.get("/policies/").status_code == 200
    assert "/edit/" not in client.get(f"/policies/{row.pk}/").text
    for path in ("edit", "preview"):
        assert client.get(f"/policies/{row.pk}/{path}/").status_code == 403
        assert client.post(f"/policies/{row.pk}/{path}/", {"apply": "open"}).status_code == 403
        assert client.post(f"/calendars/{calendar().pk}/{path}/").status_code == 403


@pytest.mark.parametrize("code", RULES)
def test_every_policy_can_be_saved_as_it_is(boss, code):
    row = policy(code)
    assert edit(boss, row).status_code == 303
    assert PolicyVersion.objects.get(code=code, number=2).data == row.data
    assert boss.get(f"/policies/{row.pk}/?tab=ladder").status_code == 200


def test_the_preview_is_what_then_moves(boss, case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    response = edit(boss, policy(), amount="1")
    preview = boss.get(response.url)
    [move] = preview.context["moves"]
    assert (move.before, move.after) == (local("2026-11-20 12:00"), local("2026-11-20 11:00"))
    assert "DMA-1" in preview.text
    assert "2 小时" in preview.text  # as it was, beside what it becomes

    done = boss.post(response.url, {"apply": "open"})
    assert done.status_code == 303
    assert Clock.objects.get().due_at == local("2026-11-20 11:00")
    assert policy().published_by == "周总"


def test_open_clocks_stay_when_only_later_ones_are_meant(boss, case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    url = edit(boss, policy(), amount="1").url
    boss.post(url, {"apply": "later"})
    assert Clock.objects.get().due_at == local("2026-11-20 12:00")
    case.happens("orders.order.confirm_type", "2026-11-20 10:05")
    assert Clock.objects.get(state="running").due_at == local("2026-11-20 11:05")


def test_publishing_twice_is_409(boss):
    url = edit(boss, policy(), amount="1").url
    assert boss.post(url, {"apply": "later"}).status_code == 303
    again = boss.post(url, {"apply": "later"})
    assert again.status_code == 409
    assert "已发布" in again.text
    assert boss.get(url).status_code == 303


def test_a_way_of_publishing_must_be_chosen(boss):
    url = edit(boss, policy(), amount="1").url
    assert boss.post(url).status_code == 409
    assert policy().number == 1


def test_a_change_of_a_draft_takes_its_place(boss):
    edit(boss, policy(), amount="1")
    draft = PolicyVersion.objects.get(code=INVITE, published_at=None)
    edit(boss, draft, amount="3")
    assert PolicyVersion.objects.get(code=INVITE, published_at=None).duration.amount == 3


def test_an_older_draft_cannot_replace_a_newer_version(boss):
    old, new = edit(boss, policy(), amount="1").url, edit(boss, policy(), amount="3").url
    boss.post(new, {"apply": "later"})
    page = boss.get(old)
    assert page.context["overtaken"]
    assert 'name="apply"' not in page.text
    refused = boss.post(old, {"apply": "later"})
    assert refused.status_code == 409
    assert "比此草稿新" in refused.text
    assert policy().duration.amount == 3


BAD = {
    "amount": ({"amount": "-1"}, {"amount": "0"}, {"amount": "x"}, {"amount": ""},
               {"amount": "nan"}, {"amount": "99999"}, {"mode": "workdays", "amount": "1.5"}),
    "at": ({"mode": "daily_at", "at": "25:00"}, {"mode": "plan_day_at", "day": "3"}),
    "day": ({"mode": "plan_day_at", "day": "0", "at": "18:00"},),
    "mode": ({"mode": "soon"},),
    "owner_role": ({"owner_role": "nobody"},),
    "grace_minutes": ({"grace_minutes": "-5"}, {"grace_minutes": ""}),
    "ladder": ({"ladder": "steep"}, {"ladder": "system"}),
    "note": ({"note": ""}, {"note": "长" * 301}),
    "marks": tuple(
        {"ladder": "own", "marks": text}
        for text in (
            "", "[", "{}", "[]", "[1]", "[" * 9000, '[{"key": "due"}]',
            '[{"key": "b", "kind": "breach"}, {"key": "b"}]', '[{"kind": "breach"}]',
            '[{"key": "a:b", "kind": "breach"}]',
            '[{"key": "b", "kind": "breach", "minutes": "5"}]',
            '[{"key": "b", "kind": "breach", "minutes": 99999999999}]', '[{"key": 5}]',
            '[{"key": "b", "kind": "breach", "at": "9 Uhr"}]',
            '[{"key": "b", "kind": "breach", "percent": 120}]',
            '[{"key": "b", "kind": "breach", "at": "close"}]',
            '[{"key": "b", "kind": "breach", "at": "close", "workdays": true}]',
            '[{"key": "b", "kind": "breach", "colour": "red"}]',
            '[{"key": "b", "kind": "breach"}, {"key": "x", "kind": "act", "audience": "system"}]',
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "changes"), [(name, one) for name, all_of in BAD.items() for one in all_of]
)
def test_what_cannot_be_is_said_beside_its_field_and_kept(boss, field, changes):
    response = edit(boss, policy(), **changes)
    assert response.status_code == 422
    form = response.context["form"]
    assert set(form.errors) == {field}
    assert all(form.data[name] == value for name, value in changes.items())
    assert PolicyVersion.objects.filter(code=INVITE).count() == 1


def test_a_ladder_of_its_own_is_planned(boss, case):
    marks = '[{"key": "早", "minutes": -30}, {"key": "b", "kind": "breach", "base": "breach"}]'
    url = edit(boss, policy(), ladder="own", marks=marks).url
    boss.post(url, {"apply": "later"})
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    assert Clock.objects.get().times[0] == local("2026-11-20 11:30")


def change(client, what, row=None, **sent):
    row = row or calendar()
    named = {f"{what}-{name}": value for name, value in {"note": "通知", **sent}.items()}
    return client.post(f"/calendars/{row.pk}/edit/", {"what": what, **named})


def drafted():
    return CalendarVersion.objects.get(published_at=None)


def test_a_year_shows_every_day_as_what_it_is(client, branch):
    client.force_login(User.objects.get(username="clerk"))
    page = client.get(f"/calendars/{calendar().pk}/?year=2026")
    counts = {one["kind"]: one["count"] for one in page.context["legend"]}
    assert sum(counts.values()) == 365
    assert counts["holiday"] > 20
    assert counts["adjusted"] > 3
    assert 'class="day adjusted"' in page.text
    assert "style=" not in page.text.split("<main")[1]
    later = client.get(f"/calendars/{calendar().pk}/?year=2027")
    assert 'class="day assumed uncertain"' in later.text


def test_a_day_is_added_and_taken_out(boss):
    assert change(boss, "day", day="2026-12-07", kind="closed", label="停业").status_code == 303
    draft = drafted()
    assert not draft.working.is_workday(date(2026, 12, 7))
    assert calendar().working.is_workday(date(2026, 12, 7))
    change(boss, "remove", draft, day="2026-12-07")
    assert drafted().data == calendar().data


def test_a_day_off_moves_what_the_preview_said(boss, case):
    case.happens("orders.order.pay", "2026-12-04 10:00")
    assert Clock.objects.get().due_at == local("2026-12-07 18:00")
    change(boss, "day", day="2026-12-07", kind="closed", label="停业")
    url = f"/calendars/{drafted().pk}/preview/"
    [move] = boss.get(url).context["moves"]
    assert move.after == local("2026-12-08 18:00")
    assert boss.post(url, {"apply": "open"}).status_code == 303
    assert Clock.objects.get().due_at == move.after


YEAR = "日期,上班/休息,名称\n2027-01-01,closed,元旦\n2027-01-03,上班,元旦调休\n"


def test_a_confirmed_year_moves_provisional_deadlines_by_itself(boss, case):
    case.happens("health_records.healthrecord.confirm", "2026-12-30 10:00", first=True)
    assert Clock.objects.get().provisional
    change(boss, "year", year="2027", rows=YEAR)
    change(boss, "confirm", drafted(), until="2027-12-31")
    boss.post(f"/calendars/{drafted().pk}/preview/", {"apply": "later"})
    clock = Clock.objects.get()
    assert (clock.due_at, clock.provisional) == (local("2027-01-04 18:00"), False)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_year_comes_as_a_file(boss, encoding):
    file = SimpleUploadedFile("2027.csv", YEAR.encode(encoding))
    assert change(boss, "year", year="2027", rows="", file=file).status_code == 303
    days = {d: o["label"] for d, o in drafted().data["overrides"].items() if d[:4] == "2027"}
    assert days == {"2027-01-01": "元旦", "2027-01-03": "元旦调休"}


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("2027-02-30,closed,春节", "第 2 行第 1 列"),
        ("2026-02-01,closed,春节", "第 2 行第 1 列"),
        ("2027-01-01,open,又是元旦", "第 2 行第 1 列"),
        ("2027-02-06,maybe,春节", "第 2 行第 2 列"),
        ("2027-02-06,closed", "第 2 行第 3 列"),
        ("2027-02-06,closed,春节,x", "第 2 行第 4 列"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_half_imported(boss, row, place):
    rows = f"2027-01-01,closed,元旦\n{row}\n"
    response = change(boss, "year", year="2027", rows=rows)
    assert response.status_code == 422
    assert place in response.text
    assert "2027-01-01,closed,元旦" in response.text
    assert not CalendarVersion.objects.filter(published_at=None).exists()


@pytest.mark.parametrize("raw", [b"\x89PNG\x00\x00\xff", b"", b"2027-01-01,closed,x\n" * 9000])
def test_a_file_that_is_no_year_is_refused(boss, raw):
    file = SimpleUploadedFile("2027.csv", raw)
    response = change(boss, "year", year="2027", rows="", file=file)
    assert response.status_code == 422
    assert "file" in response.context["form"].errors


def test_the_rows_of_a_wrong_file_come_back(boss):
    file = SimpleUploadedFile("2027.csv", "2027-99-01,closed,错".encode())
    response = change(boss, "year", year="2027", rows="", file=file)
    assert "2027-99-01,closed,错" in response.text


@pytest.mark.parametrize(
    ("what", "sent", "field"),
    [
        ("day", {"day": "2026-02-30", "kind": "open", "label": "x"}, "day"),
        ("day", {"day": "1800-01-01", "kind": "open", "label": "x"}, "day"),
        ("day", {"day": "2026-12-07", "kind": "half", "label": "x"}, "kind"),
        ("day", {"day": "2026-12-07", "kind": "open", "label": ""}, "label"),
        ("confirm", {"until": "2099-01-01"}, "until"),
        ("confirm", {"until": "2026-12-31", "note": ""}, "note"),
        ("year", {"year": "99999999", "rows": YEAR}, "year"),
    ],
)
def test_what_a_calendar_cannot_be_is_said_and_kept(boss, what, sent, field):
    response = change(boss, what, **sent)
    assert response.status_code == 422
    form = response.context["form"]
    assert set(form.errors) == {field}
    assert all(form[name].value() == value for name, value in sent.items())


def test_a_form_of_no_kind_is_refused(boss):
    assert boss.post(f"/calendars/{calendar().pk}/edit/", {"what": "all"}).status_code == 422


def test_versions_tell_their_differences(boss):
    boss.post(edit(boss, policy(), amount="1").url, {"apply": "later"})
    tab = boss.get(f"/policies/{policy().pk}/?tab=versions")
    [newest, first] = tab.context["active"]["given"]["history"]
    assert [(old, new) for _what, old, new in newest["changes"]] == [("2 小时", "1 小时")]
    assert first["changes"] == []
    assert "客户反馈太慢" in tab.text


def test_a_draft_is_not_for_readers(boss, client):
    url = edit(boss, policy(), amount="1").url
    client.force_login(User.objects.get(username="clerk"))
    assert client.get(url.replace("preview/", "")).status_code == 404
