"""Zones with goods in them, and readings."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from core import clock
from core.actors import integration_actor
from inventory.models import Bin, Zone
from storage import services
from storage.choices import Source
from storage.models import Sensor
from storage.services import Value, take_in
from tests.inventory.factories import make_lot, make_product, make_warehouse
from tests.orders.factories import make_branch

MINUTE = timedelta(minutes=1)
BY = integration_actor("test")
_serial = count(1)


def make_zone(storage_class="cold", branch=None, kind="store"):
    number = next(_serial)
    room = make_warehouse(branch or make_branch())
    named = {"code": f"Z{number}", "name": f"库区{number}", "kind": kind}
    return Zone.objects.create(warehouse=room, storage_class=storage_class, **named)


def make_bin(zone):
    return Bin.objects.create(warehouse=zone.warehouse, zone=zone, code=f"B{next(_serial)}")


def put(zone, quantity=5):
    """A lot in a bin of the zone."""
    product = make_product(storage_class=zone.storage_class)
    return make_lot(quantity, product=product, warehouse=zone.warehouse, bin=make_bin(zone).code)


def make_sensor(zone, minutes=15):
    """A sensor and its token."""
    sensor = Sensor(code=f"s{next(_serial)}", zone=zone, every_minutes=minutes)
    token = services.issue_token(sensor)
    return sensor, token


def measure(zone, *temperatures, since=None, humidity=60, step=10, sensor=None):
    """One reading after the other, some minutes apart; the last one is now unless said."""
    now = clock.now()
    start = since or now - (len(temperatures) - 1) * step * MINUTE
    wet = None if humidity is None else Decimal(humidity)
    values = [
        Value(start + n * step * MINUTE, Decimal(str(t)), wet) for n, t in enumerate(temperatures)
    ]
    source = Source.SENSOR if sensor else Source.HAND
    return take_in(zone, values, source=source, by=BY, sensor=sensor)
