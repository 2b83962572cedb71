"""Every fortnight every lot is looked at; what comes near its end is told once."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import clock
from core.errors import Invalid, Refused
from core.steps import perform
from notifications.models import Message
from sla.models import Clock
from tests.inventory.factories import make_branch, make_lot, make_warehouse
from tests.warehousing.factories import keeper, make_check, product_manager, today
from warehousing.models import ExpiryCheck, ExpiryNotice, ExpiryNoticeLine
from warehousing.selectors import within
from warehousing.tasks import announce_near_expiry, call_checks

pytestmark = pytest.mark.django_db


@pytest.fixture
def at():
    """Set the time; it runs on afterwards."""
    yield lambda text: clock.hold(datetime.fromisoformat(f"{text}+08:00"))
    clock.hold(None)


def findings(row, word="ok"):
    return [{"line": line.pk, "finding": word} for line in row.lines.all()]


def test_a_fortnight_has_one_check_with_a_clock(at):
    at("2026-10-01T08:00")
    make_lot(10, days=300)
    assert [call_checks(), call_checks()] == [1, 0]
    owed = Clock.objects.get(code="expiry_check")
    assert f"{timezone.localtime(owed.due_at):%m-%d %H:%M}" == "10-15 18:00"
    at("2026-10-14T23:00")
    assert call_checks() == 0
    at("2026-10-15T00:10")
    assert call_checks() == 1
    days = [f"{day:%m-%d}" for day in ExpiryCheck.objects.values_list("called_on", flat=True)]
    assert sorted(days) == ["10-01", "10-15"]


def test_an_empty_warehouse_is_not_called():
    make_warehouse()
    assert call_checks() == 0


def test_signing_ends_the_clock():
    row = make_check()
    row = perform(row, "sign", by=keeper().actor, lines=findings(row))
    assert (row.state, Clock.objects.get(code="expiry_check").state) == ("signed", "met")


def test_every_lot_is_looked_at():
    row = make_check()
    with pytest.raises(Invalid):
        perform(row, "sign", by=keeper().actor, lines=findings(row)[:1])


def test_the_check_is_signed_on_the_page(client):
    row = make_check()
    client.force_login(keeper())
    url = f"/expiry-checks/{row.pk}/steps/sign/"
    line, other = row.lines.order_by("pk")
    page = client.get(url).text
    assert line.lot.lot_no in page
    cells = {"lines-0-line": line.pk, "lines-0-what": "x", "lines-0-finding": "ok"}
    cells |= {"lines-1-line": other.pk, "lines-1-what": "<b>y</b>", "lines-1-finding": ""}
    wrong = client.post(url, {"version": row.version, "note": "潮湿", **cells})
    assert (wrong.status_code, "潮湿" in wrong.text, "<b>y" in wrong.text) == (422, True, False)
    cells["lines-1-finding"] = "damaged"
    assert client.post(url, {"version": row.version, **cells}).status_code == 303
    assert "包装破损" in client.get(f"/expiry-checks/{row.pk}/").text


def test_a_finding_is_told_to_the_product_manager():
    reader = product_manager()
    row = make_check()
    perform(row, "sign", by=keeper().actor, lines=findings(row, "damaged"))
    assert Message.objects.filter(recipient=reader, template="expiry_findings").count() == 1


def test_the_database_knows_no_signed_check_without_a_person():
    row = make_check()
    row = perform(row, "sign", by=keeper().actor, lines=findings(row))
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpiryCheck.objects.filter(pk=row.pk).update(signed_by=None)
    with pytest.raises(Refused):
        perform(row, "sign", by=keeper().actor, lines=findings(row))


@pytest.mark.parametrize(
    ("days", "band"), [(-1, 0), (0, 30), (30, 30), (31, 60), (60, 60), (61, 90), (90, 90)]
)
def test_the_bands(days, band):
    assert within(today() + timedelta(days=days), today()) == band


def test_a_lot_is_told_at_ninety_at_sixty_and_at_thirty_days_and_not_twice(at):
    at("2026-03-01T08:00")
    reader = product_manager()
    lot = make_lot(10, days=85)
    make_lot(10, days=300)
    assert [announce_near_expiry(), announce_near_expiry()] == [1, 0]
    at("2026-04-20T08:00")  # a job that was away for weeks loses nothing
    assert announce_near_expiry() == 1
    at("2026-05-20T08:00")
    assert [announce_near_expiry(), announce_near_expiry()] == [1, 0]
    told = ExpiryNoticeLine.objects.filter(lot=lot).order_by("pk")
    assert [line.within for line in told] == [90, 60, 30]
    assert Message.objects.filter(recipient=reader, template="near_expiry").count() == 3


def test_a_notice_ends_with_a_measure(client):
    make_lot(10, days=20)
    announce_near_expiry()
    row = ExpiryNotice.objects.get()
    client.force_login(product_manager())
    url = f"/expiry-notices/{row.pk}/steps/close/"
    assert client.post(url, {"version": row.version, "measure": ""}).status_code == 422
    assert client.post(url, {"version": row.version, "measure": "调往分中心"}).status_code == 303
    assert "调往分中心" in client.get(f"/expiry-notices/{row.pk}/").text


def test_a_branch_sees_its_own(client):
    branch = make_branch()
    own = make_lot(days=10, warehouse=make_warehouse(branch))
    other = make_lot(days=10)
    announce_near_expiry()
    client.force_login(keeper(branch))
    mine = ExpiryNotice.objects.get(warehouse=own.warehouse)
    assert own.lot_no in client.get(f"/expiry-notices/{mine.pk}/").text
    foreign = ExpiryNotice.objects.get(warehouse=other.warehouse)
    assert client.get(f"/expiry-notices/{foreign.pk}/").status_code == 404


@pytest.mark.parametrize("url", ["/expiry-checks/", "/expiry-notices/"])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(product_manager())

    def more():
        make_lot(days=10)
        call_checks()
        announce_near_expiry()

    more()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(4):
        more()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12
