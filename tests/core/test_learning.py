"""A session of the database learns each statement once, and nobody notices but the clock."""

import re

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Branch
from core import prepared
from core.prepared import Asked, Hole

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def branch():
    return Branch.objects.create(code="north", name="100%s 北区")


@pytest.fixture
def named():
    return Asked(lambda: Branch.objects.filter(name__endswith="s 北区", code=Hole("code")))


def said(work):
    with CaptureQueriesContext(connection) as told:
        work()
    return [query["sql"] for query in told]


def test_what_was_said_once_is_called_by_its_name(named, branch):
    (first,) = said(lambda: named(code="north"))
    (again,) = said(lambda: named(code="south"))
    assert re.fullmatch(r"PREPARE (dma_\d+) AS SELECT .*; EXECUTE \1 \('north'\)", first)
    assert re.fullmatch(r"EXECUTE dma_\d+ \('south'\)", again)
    assert named(code="north") == [branch]


def test_another_connection_learns_anew(named, branch):
    named(code="north")
    connection.close()
    (first,) = said(lambda: named(code="north"))
    assert first.startswith("PREPARE")


def test_a_statement_that_failed_at_first_is_learnt_the_next_time(branch):
    branch.name = "x" * 1000
    for _ in range(2):
        with pytest.raises(DataError), transaction.atomic():
            prepared.update(branch, ["name", "code"])
    branch.name = "南区"
    prepared.update(branch, ["name", "code"])
    assert Branch.objects.get().name == "南区"


def test_a_range_is_planned_for_its_values(branch):
    ranged = Asked(lambda: Branch.objects.filter(pk__gte=Hole("pk")), ranged=True)
    assert all(sql.startswith("SELECT") for sql in said(lambda: ranged(pk=branch.pk)))
    assert ranged(pk=branch.pk) == [branch]


def test_behind_a_pooler_everything_is_said_in_full(named, branch, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    branch.name = "100%s 北区"
    told = said(lambda: (named(code="north"), prepared.update(branch, ["name"])))
    assert [sql.split()[0] for sql in told] == ["SELECT", "UPDATE"]
    assert named(code="north") == [branch]
