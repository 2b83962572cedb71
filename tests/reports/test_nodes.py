"""The 22 nodes: figures as counted by hand, each opening exactly the rows it counts."""

import pytest

from tests.reports.reading import cells, opened

pytestmark = pytest.mark.django_db
ROW_1 = "行政确认合同类型"


def test_the_first_node_as_counted_by_hand(lead):
    row = cells(lead.get("/reports/"), "nodes")[ROW_1]
    assert row["已到期"].value == 4
    assert row["按时"].value == 2
    assert row["按时率"].text == "50 %"
    assert row["当前超时"].value == 1
    assert row["今天到期"].value == 1


def test_median_and_ninth_of_ten_are_of_what_was_done(lead):
    row = cells(lead.get("/reports/"), "nodes")[ROW_1]
    assert row["中位用时"].value == 4
    assert row["九成用时"].value == pytest.approx(39.2)


def test_the_oldest_open_clock_is_a_way_to_it(lead):
    oldest = cells(lead.get("/reports/"), "nodes")[ROW_1]["最久未办"]
    assert oldest.value == pytest.approx(102.5)
    assert "DMA-1" in lead.get(oldest.url).text


def test_every_row_of_the_handbook_is_there(lead):
    assert len(cells(lead.get("/reports/"), "nodes")) == 22


def test_every_number_opens_exactly_the_rows_it_counts(boss, elsewhere):
    page = boss.get("/reports/")
    found = [f for t in page.context["tables"] for row in t.rows for f in row if f.url]
    counts = [f for f in found if isinstance(f.value, int)]
    assert len(counts) > 5
    for figure in counts:
        assert opened(boss, figure.url) == figure.value
