"""What is handed to a customer on paper."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from accounts.roles import Role
from core import clock, curve, pdf
from core.models import AccessLog
from plans import paper, services, snapshot
from plans.models import Plan
from plans.views.reports import shown
from tests.plans.factories import ended, make_plan, make_user, member, running
from tests.plans.test_after import add_photo, issue

pytestmark = pytest.mark.django_db
HEAD = pdf.Letterhead("朝阳中心", "建国路 88 号", "D001", "https://dma.example/plans/1/")


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def signed_in(plan: Plan, role: Role) -> Client:
    client = Client()
    client.force_login(member(plan, role))
    return client


def weigh(plan: Plan, *values: str) -> None:
    coach = member(plan, Role.ASSISTANT_COACH).actor
    for n, value in enumerate(values):
        data = {"code": "weight", "value": Decimal(value), "source": "staff", "by": coach}
        at = clock.now() - timedelta(days=len(values) - n)
        services.record_metric(plan=plan, measured_at=at, **data)


def test_the_plan_is_printed_and_that_is_recorded() -> None:
    plan = running()
    answer = signed_in(plan, Role.HEALTH_MANAGER).get(f"/plans/{plan.pk}/pdf/")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "private, no-store"
    assert AccessLog.objects.filter(what="plan", row_key=plan.key).exists()


def test_the_way_to_it_stands_on_the_plan() -> None:
    plan = running()
    page = signed_in(plan, Role.HEALTH_MANAGER).get(f"/plans/{plan.pk}/").text
    assert f"/plans/{plan.pk}/pdf/" in page


def test_it_is_for_those_who_may_read_what_it_says() -> None:
    plan = running()
    director = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)
    client = Client()
    client.force_login(director)
    assert client.get(f"/plans/{plan.pk}/pdf/").status_code == 403
    assert signed_in(running(), Role.HEAD_COACH).get(f"/plans/{plan.pk}/pdf/").status_code == 404


def test_a_plan_that_is_being_written_says_so_on_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = []
    monkeypatch.setattr(pdf.Document, "_across", lambda self, words: marked.append(words))
    paper.plan_pdf(make_plan())
    paper.plan_pdf(running())
    assert marked == ["草稿"]


def test_a_report_has_the_curves_of_what_was_measured_on_two_days() -> None:
    plan = running()
    weigh(plan, "80", "79.5", "78")
    figures = snapshot.take(plan, clock.now())
    assert list(figures["series"]) == ["weight"]
    assert [value for _on, value in figures["series"]["weight"]] == ["80", "79.5", "78"]


def test_a_report_with_photos_takes_more_pages() -> None:
    plan = running()
    weigh(plan, "80", "78")
    plain = issue(ended(plan), 1)
    short = pages(paper.report_pdf(plain, shown(plain.snapshot)))
    other = running()
    for phase in ("before", "after"):
        add_photo(other, phase)
    weigh(other, "80", "78")
    full = issue(ended(other), 1)
    assert pages(paper.report_pdf(full, shown(full.snapshot))) >= short


def test_an_old_report_without_curves_is_still_printed() -> None:
    report = issue(ended(running()), 1)
    del report.snapshot["series"]
    assert paper.report_pdf(report, shown(report.snapshot)).startswith(b"%PDF-")


def test_the_code_leads_to_the_thing_itself() -> None:
    plan = running()
    head = paper.letterhead(plan, plan.order, plan.order.order_no)
    assert head.url.endswith(f"/plans/{plan.pk}/")


def test_a_letter_without_an_address_has_no_code() -> None:
    with_code, without = (
        len(pdf.rendered(pdf.Document("x", letterhead=pdf.Letterhead("n", url=url))))
        for url in (HEAD.url, "")
    )
    assert with_code > without


def test_a_heading_is_never_alone_at_the_end_of_a_page() -> None:
    document = pdf.Document("x", letterhead=HEAD)
    document.set_y(document.h - 35)
    document.heading("标题")
    assert pages(pdf.rendered(document)) == 2


def test_a_curve_stays_in_its_box() -> None:
    document = pdf.Document("x")
    points = [(date(2026, 11, day), 70.0 + day) for day in (1, 2, 9)]
    bands = [(date(2026, 10, 1), date(2026, 11, 5)), (date(2026, 11, 5), date(2027, 1, 1))]
    one = curve.Curve("体重", points, goal=60, bands=bands)
    curve.draw(document, one, left=20, top=40, width=80)
    assert pages(pdf.rendered(document)) == 1
