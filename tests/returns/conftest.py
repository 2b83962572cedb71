"""Clocks and the authority table."""

import pytest

from complaints.seeding import seed as seed_authority
from sla import seeding


@pytest.fixture(autouse=True)
def _reference_data(request):
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        seeding.seed()
        seed_authority()
