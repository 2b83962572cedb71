"""Many rows at once: looked at first, each as the person, progress, cancel, a result."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Absence
from core import clock, files, tasks
from core.models import BulkJob
from core.web import jobs
from tests.accounts.factories import approved, make_leave, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client):
    user = make_user("hr", full_name="人事")
    client.force_login(user)
    return user


def chosen(client, leaves, step="approve", **more):
    sent = {"step": step, "pk": [leave.pk for leave in leaves], **more}
    response = client.post("/absences/bulk/", sent)
    assert response.status_code == 302, response.content
    return BulkJob.objects.latest("pk")


def begun(client, job, **typed):
    return client.post(reverse("job-start", args=[job.pk]), typed, follow=True)


def states():
    return sorted(Absence.objects.values_list("state", flat=True))


def test_the_preview_says_what_is_left_out_and_why_and_nothing_is_done(client, hr):
    job = chosen(client, [make_leave(), make_leave(), approved(make_leave())])
    page = client.get(reverse("job", args=[job.pk]))
    assert (job.total, job.skipped) == (2, 1)
    assert "已批准" in page.text
    assert "批准请假 × 2" in page.text
    assert states() == ["approved", "requested", "requested"]


def test_rows_are_done_as_the_person_who_chose_them(client, hr):
    job = chosen(client, [make_leave(), make_leave()])
    response = begun(client, job)
    job.refresh_from_db()
    assert (job.done, job.failed, job.phase) == (2, 0, "done")
    assert "已结束" in response.text
    assert states() == ["approved", "approved"]


def test_four_eyes_hold_row_by_row(client, hr):
    own, other = make_leave(hr), make_leave()
    job = chosen(client, [own, other])
    begun(client, job)
    job.refresh_from_db()
    assert (job.done, job.skipped) == (1, 1)
    assert Absence.objects.get(pk=own.pk).state == "requested"


def test_a_row_that_was_changed_after_it_was_chosen_is_left_and_listed(client, hr):
    leave = make_leave()
    job = chosen(client, [leave])
    Absence.objects.update(version=7)
    begun(client, job)
    sheet = load_workbook(BytesIO(files.read(jobs.result_of(job)))).worksheets[0]
    assert [cell.value for cell in list(sheet.rows)[1]][1] == "未能完成"
    assert states() == ["requested"]


def test_all_that_match_are_chosen_by_the_question(client, hr):
    [make_leave() for _ in range(3)]
    approved(make_leave())
    job = chosen(client, [], all="1", query="state=requested")
    assert (job.total, job.skipped) == (3, 0)


def test_what_is_typed_goes_for_every_row_and_is_checked_first(client, hr):
    job = chosen(client, [make_leave(), make_leave()], step="refuse")
    assert begun(client, job, reason="").status_code == 422
    begun(client, job, reason="盘点周")
    assert states() == ["refused", "refused"]


def test_a_second_click_and_a_second_worker_change_nothing(client, hr):
    job = chosen(client, [make_leave()])
    begun(client, job)
    begun(client, job)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.done, job.failed) == (1, 0)


def test_more_than_fifty_go_to_a_worker_and_can_be_stopped(client, hr, monkeypatch):
    monkeypatch.setattr(jobs, "WHILE_WAITING", 1)
    monkeypatch.setattr(jobs, "send", lambda job: None)
    job = chosen(client, [make_leave(), make_leave()])
    begun(client, job)
    page = client.get(reverse("job", args=[job.pk]), headers={"HX-Target": "job"})
    assert 'hx-trigger="every 1s"' in page.text
    client.post(reverse("job-cancel", args=[job.pk]))
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.done, job.phase) == (0, "cancelled")
    assert states() == ["requested", "requested"]


def test_a_job_left_behind_by_its_worker_goes_on(hr, client, monkeypatch):
    monkeypatch.setattr(jobs, "WHILE_WAITING", 0)
    monkeypatch.setattr(jobs, "send", lambda job: None)
    job = chosen(client, [make_leave()])
    begun(client, job)
    assert jobs.left_behind() == []
    with clock.holding(clock.now() + 2 * jobs.STUCK):
        assert jobs.left_behind() == [job.pk]
        jobs.run(job.pk)
    assert states() == ["approved"]


def test_who_has_lost_the_right_meanwhile_does_nothing(client, hr, monkeypatch):
    monkeypatch.setattr(jobs, "WHILE_WAITING", 0)
    monkeypatch.setattr(jobs, "send", lambda job: None)
    job = chosen(client, [make_leave()])
    begun(client, job)
    hr.is_active = False
    hr.save()
    jobs.run(job.pk)
    assert states() == ["requested"]


def test_jobs_and_results_are_of_their_owner_only(client, hr):
    job = chosen(client, [make_leave(hr), make_leave()])
    begun(client, job)
    result = reverse("file", args=[jobs.result_of(job).pk])
    assert client.get(result).status_code == 200
    client.force_login(make_user("hr"))
    for url in (reverse("job", args=[job.pk]), result):
        assert client.get(url).status_code == 404
    assert "批准请假" not in client.get(reverse("jobs")).text


def test_the_job_centre_lists_them(client, hr):
    assert "您没有任务" in client.get(reverse("jobs")).text
    begun(client, chosen(client, [make_leave()]))
    assert "批准请假" in client.get(reverse("jobs")).text


@pytest.mark.parametrize(("step", "status"), [("withdraw", 403), ("approve", 422), ("fly", 403)])
def test_what_cannot_be_chosen_is_said(client, hr, step, status):
    assert client.post("/absences/bulk/", {"step": step}).status_code == status


def test_the_bar_is_only_for_those_who_may(client):
    make_leave(me := make_user("admin_clerk"))
    client.force_login(me)
    assert 'id="bulk"' not in client.get("/absences/").text
    assert client.post("/absences/bulk/", {"step": "approve", "pk": ["1"]}).status_code == 403


def test_a_long_spreadsheet_is_a_job_with_a_file(
    client, hr, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(jobs, "AT_ONCE", 1)
    make_leave(), make_leave()
    assert tasks.run_job.name == "core.tasks.run_job"  # jobs call it by this name
    with django_capture_on_commit_callbacks(execute=True):
        response = client.get("/absences/?format=xlsx")
    job = BulkJob.objects.get()
    assert response.url == reverse("job", args=[job.pk])
    sheet = load_workbook(BytesIO(files.read(jobs.result_of(job)))).worksheets[0]
    assert (job.done, len(list(sheet.rows))) == (2, 3)


def test_old_jobs_and_their_files_are_forgotten(client, hr):
    begun(client, chosen(client, [make_leave(hr)]))
    with clock.holding(clock.now() + 2 * jobs.KEPT):
        assert jobs.forget() == 1
    assert not BulkJob.objects.exists()
