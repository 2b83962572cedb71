"""Sensors: a token of their own that opens one door."""

import hmac
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from core.actors import Actor, integration_actor
from storage.models import Sensor
from storage.services import BRAND, digest


@dataclass(frozen=True)
class Device:
    """A sensor as the caller of a request; it holds no right."""

    sensor: Sensor
    is_authenticated: bool = True

    @property
    def pk(self) -> str:
        """What throttling counts by."""
        return f"sensor-{self.sensor.pk}"

    @property
    def actor(self) -> Actor:
        """The sensor as the one behind a reading."""
        return integration_actor(self.sensor.code)


class SensorAuthentication(BaseAuthentication):
    """``Authorization: Bearer dms_…``."""

    def authenticate(self, request: Request) -> tuple[Device, Sensor] | None:
        """The sensor behind the token, None without one, 401 for a bad one."""
        word, _space, token = request.headers.get("Authorization", "").strip().partition(" ")
        if word.lower() != "bearer":
            return None
        sensor = _find(token.strip())
        if sensor is None:
            raise AuthenticationFailed(_("The token is unknown, expired or revoked."))
        return Device(sensor), sensor

    def authenticate_header(self, request: Request) -> str:
        """What a 401 tells the caller to send."""
        return 'Bearer realm="sensors"'


def _find(token: str) -> Sensor | None:
    brand, _, rest = token.partition("_")
    prefix, _, secret = rest.partition("_")
    if brand != BRAND or not secret or len(prefix) > 12 or not token.isascii():
        return None
    found = Sensor.objects.select_related("zone").filter(prefix=prefix, active=True).first()
    good = found is not None and hmac.compare_digest(found.digest, digest(secret))
    return found if good else None
