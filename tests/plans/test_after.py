"""After the plan: reviews of everyone who served, the third call, two reports."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from PIL import Image

from accounts.roles import Role
from core import clock
from core.actors import SYSTEM
from core.cases import people_of
from core.errors import Forbidden, Invalid, Refused
from core.files import keep
from core.steps import perform
from customers.services import replace_member
from plans import services, snapshot
from plans.models import Plan, Report
from plans.paper import report_pdf
from plans.selectors import reviews_of
from plans.views.reports import shown
from tests.plans.factories import at, do, ended, fresh, hold_call, make_user, member, ready, running
from tests.plans.test_metrics import read

pytestmark = pytest.mark.django_db
REVIEW: dict[str, Any] = {
    "score": 4,
    "went_well": "配合好",
    "went_badly": "",
    "outcome": "减重 6 公斤",
    "suggestions": "",
}


def picture(name: str = "a.jpg", colour: str = "teal") -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (40, 60), colour).save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def add_photo(plan: Plan, phase: str) -> None:
    coach = member(plan, Role.HEAD_COACH).actor
    services.add_photo(plan=plan, phase=phase, file=picture(), by=coach)


def issue(plan: Plan, number: int, **more: Any) -> Report:
    report = plan.reports.filter(number=number).latest("edition")
    return do(report, "issue", Role.HEALTH_MANAGER, conclusions="目标达成", **more)


def test_everyone_who_served_reviews_also_who_left() -> None:
    plan = running()
    left = member(plan, Role.ASSISTANT_COACH)
    new = make_user(Role.ASSISTANT_COACH, branch=plan.order.branch)
    replace_member(case_key=plan.case_key, role=Role.ASSISTANT_COACH, user=new, at=clock.now())

    plan = ended(plan)

    assert set(plan.reviews.values_list("user_id", flat=True)) >= {left.pk, new.pk}
    assert plan.reviews.count() == 5


def test_after_care_opens_once() -> None:
    plan = ended()
    before = (plan.reviews.count(), plan.reports.count(), plan.sessions.count())

    services.open_after_care(plan)

    assert (
        (plan.reviews.count(), plan.reports.count(), plan.sessions.count()) == before == (4, 2, 3)
    )


def test_a_plan_that_never_began_leaves_nothing_to_review() -> None:
    plan = ready()
    services.stop_for(order=plan.order, reason="退款")

    services.open_after_care(fresh(plan))

    assert not plan.reviews.exists()


def test_a_review_is_written_by_the_person_alone() -> None:
    review = ended().reviews.get(role=Role.HEAD_COACH)

    with pytest.raises(Forbidden):
        do(review, "submit", Role.CUSTOMER_SERVICE, **REVIEW)
    review = do(review, "submit", Role.HEAD_COACH, **REVIEW)

    assert (review.state, review.score, review.content["outcome"]) == (
        "submitted",
        4,
        "减重 6 公斤",
    )
    assert reviews_of(review.plan) == {"asked": 4, "submitted": 1, "score": 4.0}


def test_the_second_report_needs_the_first() -> None:
    plan = ended()

    with pytest.raises(Refused):
        issue(plan, 2)
    issue(plan, 1)
    assert issue(plan, 2).state == "issued"


def test_a_report_is_frozen_when_it_is_issued() -> None:
    plan = running()
    read(plan, "80")
    plan = ended(plan)
    read(plan, "74.5")
    report = issue(plan, 1)

    read(plan, "70")

    change = fresh(report).snapshot["metrics"][0]
    assert (change["before"], change["after"], change["difference"]) == ("80", "74.5", "-5.5")


def test_what_is_missing_is_said_and_issued_again_when_it_comes() -> None:
    plan = ended()
    first = issue(plan, 1)
    assert first.snapshot["photos"] == {"before": [], "after": []}

    add_photo(plan, "after")
    do(first, "reissue", Role.HEALTH_MANAGER, reason="照片到了")
    second = issue(plan, 1)

    assert (second.edition, len(second.snapshot["photos"]["after"])) == (2, 1)
    assert second.conclusions == "目标达成"


def test_only_the_latest_edition_is_issued_again() -> None:
    report = issue(ended(), 1)
    do(report, "reissue", Role.HEALTH_MANAGER, reason="x")

    with pytest.raises(Refused):
        do(report, "reissue", Role.HEALTH_MANAGER, reason="y")


def test_two_drafts_of_one_report_cannot_be() -> None:
    plan = ended()

    with pytest.raises(IntegrityError), transaction.atomic():
        plan.reports.create(number=1, edition=2)


def test_the_pdf_is_whole_with_photos_and_chinese() -> None:
    plan = running()
    read(plan, "80")
    add_photo(plan, "before")
    report = issue(ended(plan), 1)

    data = report_pdf(report, shown(report.snapshot))

    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Subtype /Image", data)) == 1


def test_the_pdf_is_for_those_who_see_the_report() -> None:
    plan = ended()
    report = issue(plan, 1)
    director = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)

    for user, status in ((member(plan, Role.HEAD_COACH), 200), (director, 404)):
        client = Client()
        client.force_login(user)
        assert client.get(f"/assessment-reports/{report.pk}/pdf/").status_code == status


def test_photos_are_health_data() -> None:
    plan = running()
    add_photo(plan, "before")
    url = f"/files/{plan.photos.get().attachment_id}/"
    director = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)

    for user, status in ((member(plan, Role.HEALTH_MANAGER), 200), (director, 404)):
        client = Client()
        client.force_login(user)
        assert client.get(url).status_code == status


def test_calls_missed_and_moved_are_counted() -> None:
    plan = ended()
    call = plan.sessions.get(session_no=3)
    call = do(call, "miss", Role.HEAD_COACH, note="无人接听")
    call = do(call, "move", Role.HEAD_COACH, agreed_at=at("2027-01-12 20:00"), reason="出差")

    assert (call.misses, call.state, call.agreed_at) == (1, "planned", at("2027-01-12 20:00"))
    assert hold_call(plan, 3).state == "done"


def test_a_call_is_not_held_in_the_future() -> None:
    plan = ended()
    data = {"minutes": 20, "notes": "x", "outcome": "agreed", "held_at": at("2027-02-01 10:00")}

    with pytest.raises(Invalid):
        do(plan.sessions.get(session_no=3), "complete", Role.HEAD_COACH, **data)


def test_guidance_is_given_once_for_each_device() -> None:
    plan = running()
    for _time in range(2):
        services.open_guidance(order=plan.order, devices=["scale", "wristband"])

    given = do(plan.guidance.get(device="scale"), "give", Role.ASSISTANT_COACH, note="会用")

    assert (plan.guidance.count(), given.state) == (2, "given")


def test_notes_and_figures_are_sealed() -> None:
    plan = ended()
    hold_call(plan, 3)

    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM plans_coachingsession WHERE held_at IS NOT NULL")
        assert all("约定".encode() not in bytes(row[0]) for row in cursor.fetchall())


def test_a_snapshot_of_nothing_is_empty_not_wrong() -> None:
    taken = snapshot.take(ready(), clock.now())

    assert (taken["metrics"], taken["days"], taken["end"]) == ([], 0, None)


def test_files_that_are_not_pictures_are_refused() -> None:
    plan = running()
    bad = SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>", "image/jpeg")

    with pytest.raises(Invalid):
        keep(bad, owner=plan.key, case_key=plan.case_key, by=member(plan, Role.HEAD_COACH).actor)


def test_a_month_after_the_second_report_nobody_serves_any_more() -> None:
    plan = perform(ended(), "archive", by=SYSTEM)
    clock.hold(clock.now() + timedelta(days=29))
    assert services.release_teams(at=clock.now()) == 0

    clock.hold(clock.now() + timedelta(days=2))
    assert services.release_teams(at=clock.now()) == 1
    assert people_of(plan.case_key) == {}
    assert services.release_teams(at=clock.now()) == 0
