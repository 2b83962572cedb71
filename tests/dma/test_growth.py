"""A demo that grows while it is used: lives come whole or not at all, and disturb nobody."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.models import F

from core import clock
from dma import seeds
from dma.demo import lives, staff
from dma.management.commands import demo
from dma.simulation.run import Run
from inventory.models import StockMove
from notifications.models import Message
from orders.models import Order
from sla import sweep
from sla.models import Clock, Firing, Tick
from sla.verify import audit

GROWN = (Order, Clock, Firing, Message, StockMove, Tick)
ONE, OTHER = 1, 4  # paid thirteen and four days ago


@pytest.fixture
def house(db, settings):
    """Staff and goods, and a wish for two customers."""
    for seed in seeds.SEEDS:
        seed()
    staff.hire()
    settings.DMA_DEMO_GROW = 2
    lives.stock(2)


def rows():
    return [model.objects.count() for model in GROWN]


def test_growing_twice_is_growing_once(house):
    sweep.run()
    told = []
    lives.grow(lambda *now: told.append(now))
    once = rows()
    lives.grow(lambda *now: told.append(now))
    assert rows() == once
    assert once[0] == 2
    assert told == [(1, 2), (2, 2)]
    told_in_the_past()


def told_in_the_past():
    assert audit().clean
    assert Firing.objects.exists()
    assert not Message.objects.filter(released_at=None).exists()
    assert not Message.objects.filter(created_at__gt=clock.now() - lives.PRESENT).exists()
    assert not Firing.objects.filter(fired_at__gt=F("planned_at") + timedelta(seconds=2)).exists()
    assert Tick.objects.count() == 1


def test_others_stay_as_they_are(house):
    lives.grow_one(OTHER)
    due = clock.now() - timedelta(days=1)
    theirs = Clock.objects.filter(next_fire_at__isnull=False)
    theirs.update(next_fire_at=due)
    before = list(theirs.order_by("pk").values_list("pk", "next_step", "state"))
    lives.grow_one(ONE)
    assert list(theirs.filter(next_fire_at=due).values_list("pk", "next_step", "state")) == before


def test_a_first_start_that_is_broken_off_leaves_no_half_demo(house, monkeypatch):
    def broken_off():
        lives.grow_one(ONE)
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "play", broken_off)
    with pytest.raises(KeyboardInterrupt):
        demo.tell()
    assert not Order.objects.exists()  # so the next start tells it all


def test_a_life_that_fails_leaves_nothing(house, settings, caplog):
    settings.DMA_DEMO_GROW = 1
    lives.grow()
    Order.objects.filter(order_no="DMA-00001").update(order_no="DMA-99999")
    before = rows()
    lives.grow()  # its notification was taken before: the order is not made again
    assert rows() == before
    assert "demo.life_failed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_live_sweep_finds_no_half_life(house):
    with transaction.atomic():
        lives.grow_one(ONE)
        assert looked_beside() == sweep.Swept()
    looked_beside()
    assert not late().exists()
    half_told(OTHER)  # the control: a past that is committed half-way
    assert looked_beside().fired > 0
    assert late().exists()


def late():
    return Firing.objects.filter(fired_at__gt=F("planned_at") + 2 * lives.PRESENT)


def half_told(number):
    now = clock.now()
    ago = timedelta(days=20)
    Run(number, first=now - ago, until=now - ago / 2, paid=lambda *_: now - ago).play_alone(number)


def looked_beside():
    found = []

    def look():
        found.append(sweep.run())
        connection.close()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    return found[0]
