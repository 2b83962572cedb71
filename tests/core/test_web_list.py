"""The one list, shown on leave: who sees what, search, filters, order, pages, spreadsheet."""

from datetime import timedelta
from html import escape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import make_naive
from openpyxl import load_workbook

from accounts.models import Absence
from core import clock
from core.models import AccessLog
from core.web import paging
from tests.accounts.factories import approved, make_branch, make_leave, make_user

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true", "HX-Target": "table"}


@pytest.fixture
def hr(client):
    user = make_user("hr", full_name="人事")
    client.force_login(user)
    return user


def names(response):
    return [line.cells[0].text for line in response.context["lines"]]


def make_many(count):
    """Leaves whose order by start is the order of their making, latest first in the list."""
    start = clock.now()
    deputy = make_user()
    for n in range(count):
        begin = start + timedelta(days=n)
        user = make_user(full_name=f"甲{n:03}")
        make_leave(user, deputy, starts_at=begin, ends_at=begin + timedelta(hours=1))


def test_needs_a_login(client):
    response = client.get("/absences/")
    assert response.status_code == 302
    assert response.url.startswith("/login/?next=")


def test_is_closed_without_the_right(client):
    client.force_login(make_user())
    response = client.get("/absences/")
    assert response.status_code == 403
    assert "这个页面不在您的职责范围内" in response.text


def test_shows_only_what_the_person_may_see(client):
    here, there = make_branch(), make_branch()
    lead = make_user("branch_director", branch=here)
    make_leave(make_user(branch=here, full_name="本中心"))
    make_leave(make_user(branch=there, full_name="外中心"))
    client.force_login(lead)
    assert names(client.get("/absences/")) == ["本中心"]


def test_a_fragment_is_the_same_as_in_the_whole_page(client, hr):
    make_many(3)
    address = "/absences/?sort=user__full_name"
    part = client.get(address, headers=FRAGMENT)
    assert "<html" not in part.text
    assert part.text.strip() in client.get(address).text
    assert "HX-Request" in part["Vary"]


def test_going_back_in_history_gets_the_whole_page(client, hr):
    headers = FRAGMENT | {"HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/absences/", headers=headers).text


def test_the_state_is_a_filter_for_free(client, hr):
    make_leave()
    approved(make_leave(make_user(full_name="已批")))
    response = client.get("/absences/?state=approved")
    assert names(response) == ["已批"]
    assert "已批准" in response.text


def test_a_filter_that_cannot_be_finds_nothing_and_can_be_taken_away(client, hr):
    make_leave()
    response = client.get("/absences/?state=nonsense")
    assert names(response) == []
    assert response.context["chips"][0]["undo"] == "?"


def test_search_narrows(client, hr):
    make_user(full_name="欧阳明")
    assert names(client.get("/staff/?q=欧阳")) == ["欧阳明"]
    assert "没有符合条件的记录" in client.get("/staff/?q=查无此人").text


@pytest.mark.parametrize("sort", ["user__full_name", "-user__full_name", "starts_at", "-starts_at"])
def test_pages_by_key_cover_every_row_once_both_ways(client, hr, sort):
    make_many(45)
    address, seen = f"/absences/?per=20&sort={sort}", []
    response = client.get(f"{address}&size=20")
    while True:
        seen += names(response)
        if not response.context["next"]:
            break
        response = client.get(f"/absences/{response.context['next']}")
    assert len(seen) == len(set(seen)) == 45
    assert seen == sorted(seen, reverse=sort.startswith("-"))
    back = client.get(f"/absences/{response.context['previous']}")
    assert names(back) == seen[-25:-5]


def test_empty_values_come_last_and_are_paged_too():
    people = [
        make_user(full_name=n, branch=b)
        for n, b in (
            ("a", None),
            ("b", make_branch(name="乙")),
            ("c", None),
            ("d", make_branch(name="甲")),
        )
    ]
    staff = type(people[0]).objects.all()
    first = paging.cut(staff, staff, sort="branch__name", size=3)
    rest = paging.cut(staff, staff, sort="branch__name", size=3, after=first.after)
    assert [p.full_name for p in first.rows + rest.rows] == ["b", "d", "a", "c"]
    assert (
        paging.cut(staff, staff, sort="branch__name", size=3, before=rest.before).rows == first.rows
    )


def test_a_place_that_is_gone_begins_again(client, hr):
    make_leave(make_user(full_name="甲"))
    assert names(client.get("/absences/?after=987654321")) == ["甲"]


@pytest.mark.parametrize("junk", ["after=x", "after=-1", "size=7", "sort=password", "before=٣"])
def test_what_a_list_does_not_understand_does_no_harm(client, hr, junk):
    make_leave(make_user(full_name="甲"))
    assert names(client.get(f"/absences/?{junk}")) == ["甲"]


def test_counts_stop_at_the_cap(monkeypatch):
    monkeypatch.setattr(paging, "CAP", 2)
    make_many(3)
    assert paging.capped(Absence.objects.all()) == (2, True)


@pytest.mark.parametrize("path", ["/absences/", "/staff/", "/branches/"])
def test_costs_the_same_for_one_row_and_for_a_hundred(client, hr, path):
    make_many(1)
    one = queries(client, path)
    make_many(99)
    assert queries(client, path) == one
    assert one <= 12


def test_a_page_of_a_hundred_rows_is_small(client, hr):
    make_many(100)
    client.post("/absences/columns/", {"show": ["deputy", "starts_at", "state"], "size": "100"})
    response = client.get("/absences/")
    assert len(response.context["lines"]) == 100
    assert len(response.content) < 250_000


@pytest.mark.parametrize("name", ["<b>粗</b>", '"><script>1</script>', "'&<"])
def test_nothing_that_somebody_wrote_becomes_markup(client, hr, name):
    make_leave(make_user(full_name=name))
    text = client.get("/absences/").text
    assert name not in text
    assert escape(name) in text


def queries(client, path):
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_an_empty_list_says_what_to_do(client, hr):
    response = client.get("/absences/")
    assert "申请请假" in response.text
    assert reverse("absences-new") in response.text


def test_the_spreadsheet_has_the_rows_that_are_asked_for_and_is_recorded(client, hr):
    make_leave()
    approved(make_leave(make_user(full_name="已批")))
    response = client.get("/absences/?state=approved&format=xlsx")
    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    assert [row[0].value for row in sheet.rows] == ["请假人", "已批"]
    assert AccessLog.objects.get(what="export").actor_id == hr.pk


def test_a_spreadsheet_has_dates_to_sort_by(client, hr):
    leave = make_leave()
    response = client.get("/absences/?format=xlsx")
    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    start = list(sheet.rows)[1][2].value
    assert abs(start - make_naive(leave.starts_at)) < timedelta(seconds=1)


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "＝1", "\r=1", "=cmd|' /C'!A0"]
)
def test_nothing_in_a_spreadsheet_runs(client, hr, text):
    make_user(full_name=f"{text}")
    response = client.get("/staff/?format=xlsx")
    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    cells = [row[0] for row in sheet.rows]
    assert all(cell.data_type == "s" for cell in cells)
    assert any(str(cell.value).startswith("'") for cell in cells)
