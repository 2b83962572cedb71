"""Each published time of the documents is a row with its source, the shorter of two."""

import csv
from pathlib import Path

import pytest

from sla.due import Hours
from sla.table import RULES
from sla.tables.complaints import COMPLAINTS
from sla.tables.crises import DRILLS, ROOM, WATCH

FILE = Path(__file__).parent / "data" / "published.csv"
PUBLISHED = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: f"{row['id']}-{row['clock']}")
def test_the_row_has_the_published_time(row):
    duration = RULES[row["clock"]].duration
    assert isinstance(duration, Hours)
    if row["relation"] == "is":
        assert duration.amount == pytest.approx(float(row["hours"]), rel=1e-3)
    else:  # another document names the same clock with less time
        assert duration.amount < float(row["hours"])


def test_every_row_with_a_number_is_published():
    rows = (*COMPLAINTS, *ROOM, *WATCH)
    numbered = {rule.code for rule in rows if isinstance(rule.duration, Hours)}
    assert numbered == {row["clock"] for row in PUBLISHED}


def test_a_drill_has_the_same_times_under_names_of_its_own():
    assert [rule.duration for rule in DRILLS] == [rule.duration for rule in ROOM]
    assert all(rule.code.startswith("drill_crisis_") for rule in DRILLS)


@pytest.mark.parametrize("rule", [*COMPLAINTS, *ROOM, *WATCH], ids=lambda rule: rule.code)
def test_a_row_names_its_source(rule):
    assert rule.source.zh.startswith(("文件", "需求"))
    assert rule.source.en.startswith(("document", "requirement"))


def test_orange_is_day_and_night():
    orange = [rule for rule in COMPLAINTS if rule.code.endswith("_major")]
    assert len(orange) == 4
    assert all(rule.urgent and isinstance(rule.duration, Hours) for rule in orange)
