"""Steps start clocks and ask the authority table: both must be there."""

import pytest

from complaints.seeding import seed as seed_authority
from sla import seeding
from tests.complaints.factories import Desk


@pytest.fixture(autouse=True)
def _reference_data(request):
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        seeding.seed()
        seed_authority()


@pytest.fixture
def desk():
    return Desk()
