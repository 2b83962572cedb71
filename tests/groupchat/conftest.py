"""Steps start clocks: the timing table must be there."""

import pytest

from sla import seeding


@pytest.fixture(autouse=True)
def timing_table(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("django_db"):
        whole = request.node.get_closest_marker("django_db").kwargs.get("transaction")
        request.getfixturevalue("transactional_db" if whole else "db")
        seeding.seed()
