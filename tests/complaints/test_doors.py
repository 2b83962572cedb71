"""Customer link, REST, pages: bad input, the same twice, two people on one case."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Complaint
from core import links
from tests.api.client import Api
from tests.logistics.factories import picture

pytestmark = pytest.mark.django_db
SAID = {"category": "service", "text": "餐单没有讲解"}


@pytest.fixture
def link(desk):
    return links.issue("complain", desk.order, desk.order.customer_id, 5)


def follow(desk, row):
    return links.standing("complaint", row, desk.order.customer_id, 5)


def test_a_customer_complains_by_link(client, desk, link):
    answer = client.post(link, {**SAID, "harm": "on", "photos": [picture()]})
    row = Complaint.objects.get()
    assert (row.source, row.harm, row.taken_by) == ("link", True, "客户")
    page = client.get(answer["Location"]).content.decode()
    assert SAID["text"] in page


def test_the_same_twice_is_one_complaint(client, desk, link):
    client.post(link, SAID)
    client.post(link, SAID)
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("change", [{"text": ""}, {"category": "x"}, {"text": "字" * 4001}])
def test_what_is_wrong_keeps_what_was_typed(client, desk, link, change):
    answer = client.post(link, {**SAID, **change})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(change)
    assert not Complaint.objects.exists()


def test_another_purpose_opens_nothing(client, desk):
    row = desk.open()
    assert client.post(f"{follow(desk, row)}grade_it/").status_code == 404


def test_the_customer_answers_the_proposal(client, desk):
    row = desk.proposed()
    link = follow(desk, row)
    assert "重新讲解" in client.get(link).content.decode()
    assert client.post(f"{link}refuse_proposal/", {"note": ""}).status_code == 422
    assert client.post(f"{link}refuse_proposal/", {"note": "不够"}).status_code == 302
    row.refresh_from_db()
    assert row.round == 2
    again = client.post(f"{link}accept_proposal/")
    assert again.status_code == 409
    assert "调查处理中" in again.content.decode()


def test_internal_words_are_not_for_the_customer(client, desk):
    row = desk.do(desk.accepted(), "add_note", kind="internal", note="此客户难缠")
    desk.do(row, "tell_progress", note="正在核实")
    page = client.get(follow(desk, row)).content.decode()
    assert "正在核实" in page
    assert "难缠" not in page


def test_two_people_on_one_case(client, desk):
    row = desk.graded()
    client.force_login(desk.lead)
    first = {"version": row.version, "handler": desk.cs2.pk}
    assert client.post(f"/complaints/{row.pk}/steps/reassign/", first).status_code == 303
    late = client.post(f"/complaints/{row.pk}/steps/reassign/", {**first, "handler": desk.cs.pk})
    assert late.status_code == 409
    row.refresh_from_db()
    assert row.handler == desk.cs2


def test_only_the_handler_or_a_lead_works_on_it(client, desk):
    row = desk.accepted()
    other = desk.cs if row.handler == desk.cs2 else desk.cs2
    client.force_login(other)
    answer = client.post(
        f"/complaints/{row.pk}/steps/tell_progress/", {"version": row.version, "note": "x"}
    )
    assert answer.status_code == 403


def test_by_rest(desk):
    api = Api(desk.cs)
    body = {**SAID, "source": "hotline", "order": desk.order.order_no}
    made = api.post("complaints/", body)
    assert made.status_code == 201
    row = made.json()
    assert (row["suggested"], row["grade"]) == ("ordinary", "")
    url = f"complaints/{row['id']}/steps/grade_it/"
    assert api.post(url, {"version": row["version"], "grade": "pink"}).status_code == 422
    done = api.post(url, {"version": row["version"], "grade": "ordinary"})
    assert done.json()["state"] == "assigned"
    assert SAID["text"] not in api.get("complaints/").content.decode()


@pytest.mark.parametrize(
    "url", ["/complaints/", "/complaints/board/", "/complaints/analysis/", "/api/v1/complaints/"]
)
def test_pages_cost_the_same_at_1_and_30(client, desk, url):
    client.force_login(desk.lead)
    desk.graded(category="delivery")
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    for _ in range(29):
        desk.graded()
    with CaptureQueriesContext(connection) as many:
        assert client.get(url).status_code == 200
    assert len(many) == len(few)


def test_the_board_counts_what_is_open_and_late(client, desk):
    desk.graded("major", text="过敏")
    desk.closed(category="delivery")
    client.force_login(desk.lead)
    board = client.get("/complaints/board/").context["board"]
    rows = {row[0].text: [figure.value for figure in (row[1], row[3])] for row in board.grades.rows}
    assert rows["橙·重大投诉"] == [1, 0]
    assert sum(n for n, _late in rows.values()) == 1


def test_the_month_as_pareto_and_spreadsheet(client, desk):
    for cause in ("process", "process", "skill"):
        row = desk.closed(category="delivery")
        desk.do(row, "summarise", desk.lead, cause=cause, note="学到")
    client.force_login(desk.lead)
    table = client.get("/complaints/analysis/").context["tables"][0]
    found = [[figure.value for figure in row[1:]] for row in table.rows]
    assert found == [[2, 66.7], [1, 100.0]]
    sheet = client.get("/complaints/analysis/?format=xlsx")
    assert sheet["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("month", ["", "2026-13", "x", "1999-01", "2999-01", "2026-01"])
def test_any_month_can_be_asked_for(client, desk, month):
    client.force_login(desk.lead)
    assert client.get(f"/complaints/analysis/?month={month}&branch=x").status_code == 200


def test_board_and_analysis_are_for_leads(client, desk):
    client.force_login(desk.cs)
    assert client.get("/complaints/board/").status_code == 403
    assert client.get("/complaints/analysis/").status_code == 403
