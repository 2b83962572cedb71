"""Storage and carriers in the demo: a cold store on a warm day, one parcel that is stuck."""

from datetime import datetime, timedelta
from decimal import Decimal

from core.actors import integration_actor
from core.clock import holding
from inventory.models import Zone
from logistics import services as logistics
from logistics.models import Shipment
from logistics.tasks import claim
from logistics.tracking import book
from logistics.workflow import ShipmentState
from storage.choices import Source
from storage.models import Reading, Sensor
from storage.services import Value, issue_token, take_in

DAYS, HOUR = 7, timedelta(hours=1)
#: °C over a day, hour by hour, around the middle of the range.
SWING = (0, 0, -1, -1, -1, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 2, 2, 1, 1, 1, 0, 0, 0, 0)
#: How many hours ago the cold store's door stood open, and how warm it became.
WARM = {29: "4.6", 28: "6.2", 27: "7.9", 26: "8.3", 25: "5.1"}


def fill(now: datetime) -> None:
    """A week of readings in each store, and a carrier that has lost sight of a parcel."""
    if Reading.objects.exists():
        return
    for zone in Zone.objects.filter(kind="store").order_by("pk"):
        _measure(zone, now)
    _stuck(now)


def _measure(zone: Zone, now: datetime) -> None:
    cold = zone.storage_class == "cold"
    middle, humidity = (Decimal("2.0"), Decimal(62)) if cold else (Decimal("22.0"), Decimal(55))
    sensor = Sensor(code=f"T-{zone.pk}", zone=zone, every_minutes=60)
    issue_token(sensor)
    values = [
        Value(
            at=now - ago * HOUR,
            temperature=Decimal(WARM[ago])
            if cold and ago in WARM
            else middle + Decimal(SWING[ago % 24]) / 2,
            humidity=humidity + SWING[(ago + 6) % 24],
        )
        for ago in range(DAYS * 24, -1, -1)
    ]
    by = integration_actor(sensor.code)
    take_in(zone, values, source=Source.SENSOR, by=by, sensor=sensor)


def _stuck(now: datetime) -> None:
    """Carriers have told what has happened by now; of one parcel they have told nothing more."""
    way = Shipment.objects.filter(state=ShipmentState.CONFIRMED, receipt__state="awaiting")
    late = way.filter(confirmed_at__lt=now - timedelta(hours=60)).order_by("confirmed_at").first()
    with holding(now):
        for shipment in claim(100):
            if late is None or shipment.pk != late.pk:
                carrier = book.LocalCarrier()
                book.write(shipment, carrier.query(shipment, "", now), carrier.name)
    logistics.look_for_silence()
