"""Clocks, the words of the watch, and a whole roster."""

import pytest

from accounts.roles import Role
from complaints.seeding import seed as seed_authority
from crises.choices import WHOLE, Side
from crises.models import Seat
from crises.seeding import seed as seed_watch
from sla import seeding
from tests.complaints.factories import Desk
from tests.orders.factories import make_user


@pytest.fixture(autouse=True)
def _reference_data(request):
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        seeding.seed()
        seed_authority()
        seed_watch()


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def roster():
    """Two whole teams: part → people of team A."""
    found = {}
    for side in Side:
        for part, needed in WHOLE.items():
            people = [make_user(Role.QUALITY_SUPERVISOR) for _ in range(needed)]
            Seat.objects.bulk_create(Seat(side=side, part=part, user=user) for user in people)
            if side == Side.A:
                found[str(part)] = people
    return found
