"""What a customer does with a link: read menus and reports, send readings, photos, the recheck."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.roles import Role
from core import clock, links
from plans import services
from plans.models import Plan
from tests.plans.factories import do, ended, fresh, make_order, running, write_menu
from tests.plans.test_after import add_photo, issue, picture

pytestmark = pytest.mark.django_db


def link(plan: Plan, purpose: str) -> str:
    return links.issue(purpose, plan, plan.customer_key or 0, days=30)


def test_opening_the_menu_page_is_the_read_receipt() -> None:
    plan = running()
    sent = do(write_menu(plan, 1, "荞麦面"), "send", Role.ASSISTANT_COACH)
    write_menu(plan, 2, "还没发的面")

    page = Client().get(link(plan, "menu"))

    assert "荞麦面" in page.text
    assert "还没发的面" not in page.text
    assert fresh(sent).read_at == clock.now()


def test_menus_of_past_days_are_gone() -> None:
    plan = running()
    do(write_menu(plan, 1, "荞麦面"), "send", Role.ASSISTANT_COACH)
    path = link(plan, "menu")
    clock.hold(clock.now() + timedelta(days=1))

    assert "荞麦面" not in Client().get(path).text


def test_readings_are_entered_in_jin_or_kilograms() -> None:
    plan = running()

    answer = Client().post(link(plan, "metrics"), {"weight": "145", "unit": "jin", "steps": "8000"})

    assert answer.status_code == 303
    assert {m.code: str(m.value) for m in plan.metrics.all()} == {"weight": "72.5", "steps": "8000"}


@pytest.mark.parametrize(
    "data", [{"unit": "kg"}, {"weight": "900", "unit": "kg"}, {"weight": "x", "unit": "kg"}]
)
def test_what_cannot_be_is_answered_on_the_page(data: dict[str, str]) -> None:
    plan = running()

    answer = Client().post(link(plan, "metrics"), data)

    assert answer.status_code == 422
    assert "errorlist" in answer.text
    assert not plan.metrics.exists()


def test_one_wrong_value_keeps_none_of_them() -> None:
    plan = running()

    Client().post(link(plan, "metrics"), {"weight": "70", "unit": "kg", "resting_hr": "900"})

    assert not plan.metrics.exists()


def test_photos_are_sent_before_and_after() -> None:
    plan = running()
    data = {"phase": "before", "pose": "side", "photos": [picture(), picture("b.jpg", "navy")]}

    assert Client().post(link(plan, "photos"), data).status_code == 303

    assert list(plan.photos.values_list("phase", "pose")) == [("before", "side")] * 2


def test_a_script_is_not_a_photo() -> None:
    bad = SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    plan = running()

    answer = Client().post(link(plan, "photos"), {"phase": "before", "pose": "side", "photos": bad})

    assert answer.status_code == 422
    assert not plan.photos.exists()


def test_the_recheck_report_comes_in() -> None:
    plan = ended()

    answer = Client().post(link(plan, "recheck"), {"file": picture(), "note": "三甲医院"})

    assert (answer.status_code, plan.rechecks.get().note) == (303, "三甲医院")


def test_reports_are_read_with_photos_and_pdf() -> None:
    plan = running()
    add_photo(plan, "before")
    plan = ended(plan)
    report = issue(plan, 1)
    path, customer = link(plan, "report"), Client()

    page = customer.get(path)

    assert "目标达成" in page.text
    assert fresh(report).read_at is not None
    assert customer.get(f"{path}pdf-{report.pk}/")["Content-Type"] == "application/pdf"
    photo = plan.photos.get().attachment_id
    assert customer.get(f"{path}photo-{photo}/")["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    "action", ["pdf-999999", "photo-x", "photo-6f1c0000-0000-4000-8000-000000000000"]
)
def test_nothing_else_is_behind_a_report_link(action: str) -> None:
    plan = ended()

    assert Client().get(f"{link(plan, 'report')}{action}/").status_code == 404


def test_a_photo_of_another_customer_is_not_there() -> None:
    mine, foreign = ended(), running()
    add_photo(foreign, "before")

    answer = Client().get(f"{link(mine, 'report')}photo-{foreign.photos.get().attachment_id}/")

    assert answer.status_code == 404


def test_a_link_of_another_customer_opens_nothing() -> None:
    stranger = make_order().customer
    path = links.issue("menu", running(), stranger.pk, days=1)

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("purpose", ["menu", "metrics", "photos", "recheck", "report"])
def test_every_page_opens_when_there_is_nothing_yet(purpose: str) -> None:
    answer: Any = Client().get(link(running(), purpose))

    assert answer.status_code == 200
    assert "⚠" not in answer.text


def test_menus_written_later_do_not_change_what_was_read() -> None:
    plan = running()
    sent = do(write_menu(plan, 1), "send", Role.ASSISTANT_COACH)
    services.mark_read(plan=plan, until=sent.for_date, at=clock.now())
    first = fresh(sent).read_at

    clock.hold(clock.now() + timedelta(hours=2))
    services.mark_read(plan=plan, until=sent.for_date, at=clock.now())

    assert fresh(sent).read_at == first


def test_the_same_photo_again_is_the_one_already_kept() -> None:
    plan, photo = running(), picture().read()
    path = link(plan, "photos")
    for _n in range(2):
        file = SimpleUploadedFile("正面.jpg", photo, content_type="image/jpeg")
        answer = Client().post(path, {"phase": "before", "pose": "front", "photos": file})
        assert answer.status_code == 303
    assert plan.photos.count() == 1


def test_readings_sent_twice_are_kept_once() -> None:
    plan = running()
    path = link(plan, "metrics")
    once = Client().get(path).context["form"]["once"].initial
    for _n in range(2):
        Client().post(path, {"weight": "72.4", "unit": "kg", "once": once})
    assert plan.metrics.count() == 1


@pytest.mark.parametrize("purpose", ["metrics", "photos", "recheck"])
def test_a_form_that_could_not_be_sent_stays_on_the_page(purpose: str) -> None:
    page = Client().get(link(running(), purpose)).text
    assert "data-keep" in page
    assert "js/customer.js" in page
