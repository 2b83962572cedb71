"""A draft put to the past: who would have been late, which open clocks would move, and to when."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.models import User
from core import clock as time
from core import files
from core.actors import SYSTEM
from core.models import BulkJob
from core.web import jobs
from sla import publishing, revising, services, whatif
from sla.calendar import Override
from sla.models import CalendarVersion, Clock, PolicyVersion
from tests.sla.conftest import Case, local

pytestmark = pytest.mark.django_db
INVITE = "invite_service_team"
NOVEMBER = (local("2026-11-01 00:00"), local("2026-12-01 00:00"))


def invited(branch, number, at, done=""):
    """A team to be invited within two hours."""
    one = Case(branch_key=branch.pk, case_key=f"order:{number}", key=f"orders.order:{number}")
    one.happens("orders.order.confirm_type", at)
    if done:
        one.happens("groupchat.group.invite_team", done)


@pytest.fixture
def past(branch):
    """Done after 1 h, after 1 h 50 and after 3 h; one open since half an hour."""
    invited(branch, 1, "2026-11-02 10:00", "2026-11-02 11:00")
    invited(branch, 2, "2026-11-03 10:00", "2026-11-03 11:50")
    invited(branch, 3, "2026-11-04 10:00", "2026-11-04 13:00")
    invited(branch, 4, "2026-11-23 10:00")
    Clock.objects.filter(case_key_text="order:2").update(owner=User.objects.get(username="clerk"))
    time.hold(local("2026-11-23 10:30"))
    return branch


def draft(hours, code=INVITE, **changes):
    data = PolicyVersion.objects.get(code=code, current=True).data
    data |= {"duration": {"mode": "hours", "amount": hours}, **changes}
    return publishing.draft(PolicyVersion, code=code, data=data, note="what if")


def turned(version):
    found = whatif.review(version, *NOVEMBER, time.now()).verdicts
    return {v.clock.case_key: v.would_be_late for v in found if v.turned}


def test_a_shorter_time_would_have_made_one_late(past):
    assert turned(draft(1.5)) == {"order:2": True}


def test_a_longer_time_would_have_saved_one(past):
    assert turned(draft(4)) == {"order:3": False}


def test_the_version_in_force_changes_nothing(past):
    current = PolicyVersion.objects.get(code=INVITE, current=True)
    found = whatif.review(current, *NOVEMBER, time.now())
    assert found.judged.total() == whatif.count(current, *NOVEMBER) == 4
    assert not found.verdicts


def test_grace_counts(past):
    assert turned(draft(1.5, grace_minutes=30)) == {}


def test_open_clocks_that_move_are_those_of_the_preview(past):
    version = draft(1)
    moved = [v for v in whatif.review(version, *NOVEMBER, time.now()).verdicts if v.moved]
    assert [(v.clock, v.after) for v in moved] == [
        (m.clock, m.after) for m in publishing.preview(version)
    ]


def test_what_it_says_is_what_publishing_does(past):
    version = draft(3)
    said = {v.clock.pk: v.after for v in whatif.review(version, *NOVEMBER, time.now()).verdicts}
    publishing.publish(version, by=SYSTEM, apply_to_open=True)
    [opened] = Clock.objects.filter(state="running", code=INVITE)
    assert opened.due_at == said[opened.pk]


def test_a_wait_is_replayed(branch):
    case = Case(branch_key=branch.pk)
    case.happens("health_records.healthrecord.confirm", "2026-11-02 10:00", first=True)
    time.hold(local("2026-11-03 10:00"))
    services.pause_case("order:1", "waits", codes=["make_health_plan"])
    time.hold(local("2026-11-05 10:00"))
    services.resume_case("order:1", codes=["make_health_plan"])
    case.happens("plans.plan.submit", "2026-11-06 10:00")
    same = draft(72, code="make_health_plan")
    [verdict] = whatif.verdicts(same, *NOVEMBER, time.now())
    assert verdict.after == local("2026-11-07 10:00")
    assert not verdict.late
    assert not verdict.would_be_late


def test_a_day_off_in_a_draft_calendar_saves_who_was_late(branch):
    case = Case(branch_key=branch.pk)
    case.happens("orders.order.pay", "2026-11-05 10:00")
    case.happens("orders.order.confirm_type", "2026-11-09 10:00")
    calendar = CalendarVersion.objects.get(current=True)
    data = revising.with_day(calendar, local("2026-11-06 00:00").date(), Override(False, "x", "x"))
    version = publishing.draft(CalendarVersion, code=calendar.code, data=data, note="what if")
    assert turned(version) == {"order:1": False}


def test_a_cancelled_clock_is_not_judged(past):
    services.cancel_case("order:4", "gone")
    assert whatif.review(draft(1), *NOVEMBER, time.now()).judged.total() == 3


def test_too_many_are_cut_and_it_is_known(past):
    found = whatif.review(draft(1), *NOVEMBER, time.now(), limit=2)
    assert (found.judged.total(), found.more) == (2, True)


def test_it_tells_how_far_it_is(past, monkeypatch):
    monkeypatch.setattr(whatif, "CHUNK", 2)
    told = []
    whatif.review(draft(1), *NOVEMBER, time.now(), tell=told.append)
    assert told == [2, 4]


@pytest.fixture
def boss(client, past):
    client.force_login(User.objects.get(username="boss"))
    return client


def ask(client, version, **more):
    days = {"start": "2026-11-01", "end": "2026-11-30"}
    return client.get(f"/policies/{version.pk}/what-if/", days | more)


def rows(page, key):
    return next(t for t in page.context["tables"] if t.key == key).rows


def test_the_page_tells_by_person_and_by_clock(boss):
    page = ask(boss, draft(1.5))
    assert [[f.text for f in row] for row in rows(page, "persons")] == [
        ["李行政", "1", "1", "0", "0"],
        ["分中心待领取", "3", "0", "0", "1"],
    ]
    assert len(rows(page, "worse")) == 1
    assert len(rows(page, "moved")) == 1
    assert "undefined" not in page.text


def test_a_persons_number_opens_that_persons_clocks(boss):
    version = draft(1.5)
    number = rows(ask(boss, version), "persons")[0][2]
    page = boss.get(f"/policies/{version.pk}/what-if/{number.url}")
    assert len(rows(page, "worse")) == number.value
    assert rows(page, "moved") == []


def test_the_spreadsheet_has_every_table(boss):
    answer = ask(boss, draft(1.5), format="xlsx")
    book = load_workbook(BytesIO(answer.content))
    assert book.worksheets[1].max_row == 2
    assert len(book.worksheets) == 5


def test_a_calendar_can_be_asked_too(boss):
    calendar = CalendarVersion.objects.get(current=True)
    assert boss.get(f"/calendars/{calendar.pk}/what-if/").status_code == 200


@pytest.mark.parametrize(
    "days", [{"start": "x"}, {"start": "2026-12-01"}, {"start": "2020-01-01"}, {"end": ""}]
)
def test_a_period_that_cannot_be_is_said(boss, days):
    page = ask(boss, draft(1), **days)
    assert page.status_code == 422
    assert page.context["form"].errors


def test_only_who_edits_may_ask(client, past):
    client.force_login(User.objects.get(username="lead"))
    assert ask(client, PolicyVersion.objects.filter(code=INVITE).get()).status_code == 403


def test_the_preview_leads_there(boss):
    version = draft(1)
    page = boss.get(f"/policies/{version.pk}/preview/")
    assert f"/policies/{version.pk}/what-if/" in page.text


def begun(client, version, **more):
    """A job over the whole period; the beat's worker has not come to it."""
    days = {"start": "2026-11-01", "end": "2026-11-30"}
    return client.post(f"/policies/{version.pk}/what-if-job/", days | more)


def test_the_whole_period_is_a_job_that_ends_in_a_spreadsheet(boss):
    answer = begun(boss, draft(1.5))
    job = BulkJob.objects.get()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.total, job.done, job.phase) == (4, 4, "done")
    book = load_workbook(BytesIO(files.read(jobs.result_of(job))))
    assert book.worksheets[1].max_row == 2
    assert "假设推演" in boss.get(answer.url).text


def test_a_cancelled_job_leaves_no_spreadsheet(boss):
    begun(boss, draft(1.5))
    job = BulkJob.objects.get()
    boss.post(f"/jobs/{job.pk}/cancel/")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.phase == "cancelled"
    assert jobs.result_of(job) is None


def test_a_page_of_too_many_offers_the_job(boss, monkeypatch):
    monkeypatch.setattr("sla.views.whatif.LIMIT", 2)
    version = draft(1)
    assert f"/policies/{version.pk}/what-if-job/" in ask(boss, version).text


@pytest.mark.parametrize("days", [{"start": "x"}, {"end": "2020-01-01"}])
def test_a_job_needs_a_period(boss, days):
    assert begun(boss, draft(1), **days).status_code == 422
    assert not BulkJob.objects.exists()


def test_only_who_edits_begins_the_job(client, past):
    client.force_login(User.objects.get(username="lead"))
    assert begun(client, PolicyVersion.objects.filter(code=INVITE).get()).status_code == 403
