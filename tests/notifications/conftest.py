"""A clock that can be set, customers who can be reached, nothing left over for other tests."""

import pytest
from django.core.cache import cache

from core import clock
from notifications import people
from tests.notifications.factories import CUSTOMER, contact, local


@pytest.fixture(autouse=True)
def _time_goes_on():
    yield
    clock.hold(None)


@pytest.fixture
def noon():
    """A working day at noon: nobody's quiet hours."""
    clock.hold(local("2026-11-20 12:00"))
    return clock.now()


@pytest.fixture
def customers(monkeypatch):
    """The directory of customers: key → contact; a test may change it."""
    known = {CUSTOMER: contact()}
    monkeypatch.setattr(people._known, "contacts", known.get)
    return known


@pytest.fixture
def cases(monkeypatch):
    """Cases with names, clocks with labels, links for customers, as dma.apps would wire them."""
    monkeypatch.setattr(people._known, "titles", lambda keys: dict.fromkeys(keys, "DMA-1"))
    monkeypatch.setattr(people._known, "labels", lambda code: {"review": "审核健康档案"}[code])
    monkeypatch.setattr(people._known, "paths", lambda *asked: "/c/key.signature/")


@pytest.fixture
def empty_cache():
    """No token of another test."""
    cache.clear()
    yield
    cache.clear()
