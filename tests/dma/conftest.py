"""A held Monday morning, and the policies that clocks need."""

from collections.abc import Iterator

import pytest

from core import clock
from sla import seeding
from tests.plans.factories import at


@pytest.fixture(autouse=True)
def _monday_morning(db: None) -> Iterator[None]:
    with clock.holding(at("2026-11-23 09:00")):
        seeding.seed()
        yield
