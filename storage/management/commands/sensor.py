"""``manage.py sensor CODE --zone 5`` makes a sensor, or gives it a new token, and prints it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inventory.models import Zone
from storage import services
from storage.models import Sensor


class Command(BaseCommand):
    """The token is shown once; it may post readings of its zone and nothing else."""

    help = "Print the token of a sensor."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which sensor, and where it measures."""
        parser.add_argument("code")
        parser.add_argument("--zone", type=int, help="number of the zone, for a new sensor")
        parser.add_argument("--minutes", type=int, default=15, help="a reading every so many")

    def handle(self, *args: Any, code: str, zone: int | None, minutes: int, **more: Any) -> None:
        """Print the token and nothing else."""
        sensor = Sensor.objects.filter(code=code).first()
        if sensor is None:
            place = Zone.objects.filter(pk=zone).first()
            if place is None:
                raise CommandError("A new sensor needs --zone with the number of a zone.")
            sensor = Sensor(code=code, zone=place, every_minutes=minutes)
        self.stdout.write(services.issue_token(sensor))
