"""The other reports, who may open them, and what leaves as a spreadsheet."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.models import User
from core import clock
from core.models import AccessLog
from tests.reports.conftest import NOW, pay
from tests.reports.reading import cells, opened
from tests.sla.conftest import local

pytestmark = pytest.mark.django_db
PAGES = ["/reports/", "/reports/funnel/", "/reports/people/", "/reports/trend/",
         "/reports/crosscheck/"]  # fmt: skip
LISTS = ["/report-clocks/", "/report-orders/"]


@pytest.mark.parametrize("path", [*PAGES, *LISTS])
def test_reports_are_for_leads_and_headquarters(client, month, path):
    client.force_login(User.objects.get(username="clerk"))
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", [*PAGES, *LISTS])
def test_a_report_costs_the_same_for_any_number(boss, month, path):
    few = statements(boss, path)
    for number in range(20, 50):
        pay(month, number, "2026-11-12 10:00", "2026-11-13 09:00" if number % 2 else "")
    clock.hold(local(NOW))
    assert statements(boss, path) == few
    assert few <= 12 or path in LISTS


def statements(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("path", PAGES)
def test_every_number_opens_exactly_the_rows_it_counts(boss, elsewhere, path):
    page = boss.get(path)
    found = [f for t in page.context["tables"] for row in t.rows for f in row if f.url]
    for figure in (f for f in found if isinstance(f.value, int)):
        assert opened(boss, figure.url) == figure.value, figure.url


@pytest.mark.parametrize("path", PAGES)
def test_the_spreadsheet_has_the_numbers_of_the_page(boss, elsewhere, path):
    first = boss.get(path).context["tables"][0]
    answer = boss.get(path, {"format": "xlsx"})
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert sheet.max_row == len(first.rows) + 1
    row = [cell.value for cell in sheet[2]]
    assert row == [f.value if isinstance(f.value, int | float) else f.text for f in first.rows[0]]
    assert AccessLog.objects.get().what == "export"


def test_a_lead_sees_the_own_branch_and_headquarters_all(client, month, elsewhere):
    found = []
    for name in ("lead", "boss"):
        client.force_login(User.objects.get(username=name))
        found.append(cells(client.get("/reports/"), "nodes")["行政确认合同类型"]["已到期"].value)
    assert found == [4, 5]


def test_a_branch_narrows_numbers_and_their_rows(boss, elsewhere):
    page = boss.get("/reports/", {"branch": elsewhere.pk})
    missed = cells(page, "nodes")["行政确认合同类型"]["当前超时"]
    assert (missed.value, opened(boss, missed.url)) == (1, 1)


@pytest.mark.parametrize(
    ("asked", "decided"),
    [
        ({"period": "2026-11"}, 4),
        ({"period": "2026-10"}, 0),
        ({"period": "7"}, 1),
        ({"period": "custom", "from": "2026-11-03", "to": "2026-11-04"}, 2),
        ({"period": "2026-11-04..2026-11-03"}, 2),
        ({"period": "2026-13"}, 4),
        ({"period": "9999-12-31..9999-12-31"}, 4),
        ({"period": "custom", "from": "x"}, 4),
        ({"branch": "999999999999999999999"}, 0),
        ({"branch": "x"}, 0),
    ],
)
def test_periods(boss, asked, decided):
    page = boss.get("/reports/", asked)
    assert cells(page, "nodes")["行政确认合同类型"]["已到期"].value == decided


def test_a_clock_that_waited_is_not_charged_with_the_wait(boss, month):
    done = month.clock_set.filter(state="met").order_by("-done_at").first()
    type(done).objects.filter(pk=done.pk).update(paused_s=44 * 3600)
    row = cells(boss.get("/reports/"), "nodes")["行政确认合同类型"]
    assert row["九成用时"].value == pytest.approx(4)


def test_own_and_inherited_delay_are_told_apart(boss, month):
    clerk = cells(boss.get("/reports/people/"), "people")["李行政 · 行政"]
    done_late, still_open = 16, 70.5  # due 11-05 18:00, and 11-20 18:00
    assert clerk["自身延误（小时）"].value == pytest.approx(done_late + still_open)
    assert clerk["承接延误（小时）"].value == 0


def test_a_task_that_began_late_names_the_delay_it_was_given(boss, month):
    roles = cells(boss.get("/reports/people/"), "roles")
    assert roles["行政"]["承接延误数"].value == 1
    assert roles["行政"]["承接延误（小时）"].value == 16


def test_the_trend_has_twelve_months(boss):
    rows = cells(boss.get("/reports/trend/"), "trend")
    assert len(rows) == 12
    assert rows["2026-11"]["已到期"].value == 8  # four of row 1, three of row 2, one reason
    assert rows["2026-10"]["按时率"].text == "—"


@pytest.mark.parametrize("path", PAGES)
def test_a_chart_has_its_table_and_nothing_is_inline(boss, path):
    page = boss.get(path)
    for one in page.context["tables"]:
        assert f'id="{one.key}"' in page.text
        assert (f'data-plot="{one.key}"' in page.text) == one.drawn
    assert "style=" not in page.text
    assert "undefined" not in page.text


@pytest.mark.parametrize("query", ["what=nonsense", "person=x", "code=nonsense", "period=x"])
def test_what_cannot_be_asked_finds_nothing(boss, query):
    assert opened(boss, f"/report-clocks/?{query}") == 0
