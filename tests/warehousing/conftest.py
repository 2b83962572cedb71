"""Stocktakes and checks have deadlines: version 1 of every policy is there."""

import pytest

from sla.seeding import seed


@pytest.fixture(autouse=True)
def _policies(request: pytest.FixtureRequest) -> None:
    mark = request.node.get_closest_marker("django_db")
    name = "transactional_db" if mark and mark.kwargs.get("transaction") else "db"
    request.getfixturevalue(name)
    seed()
