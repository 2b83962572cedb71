"""Every test of plans runs on a held clock: a Monday morning, 09:00 local."""

from collections.abc import Iterator

import pytest

from core import clock
from inventory.models import Product
from sla import seeding
from tests.plans.factories import at


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with clock.holding(at("2026-11-23 09:00")):
        yield


@pytest.fixture(autouse=True)
def clocks(request: pytest.FixtureRequest) -> None:
    """The calendar opens menu clocks, so the policies must be there."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        seeding.seed()


@pytest.fixture
def product(db: None) -> int:
    return Product.objects.create(sku="VIT-90", name="营养素").pk
