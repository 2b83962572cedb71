"""Steps start clocks: the timing table must be there."""

import pytest

from sla import seeding


@pytest.fixture(autouse=True)
def _timing_table(request):
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        seeding.seed()
