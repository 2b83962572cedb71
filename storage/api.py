"""Storage conditions at ``/api/v1/``, and the door through which sensors tell what they measure."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right, Role
from core import api, clock
from core.api.body import BoundedJSONParser
from core.api.schema import Schema
from core.errors import Invalid
from storage import selectors, services
from storage.auth import SensorAuthentication
from storage.choices import Kind, Source
from storage.forms import ReadingForm
from storage.measuring import AHEAD, BACK
from storage.models import Excursion, Reading, Sensor, ZoneLimit

MOST = 500
SEEN_EVERY = timedelta(minutes=1)
KEEPERS = frozenset({Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER})


class SensorScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # ships no types
    """How a sensor's token looks in the API's description."""

    target_class = "storage.auth.SensorAuthentication"
    name = "sensor"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token of its own."""
        return {"type": "http", "scheme": "bearer"}


class ReadingSerializer(api.RowSerializer):
    """What was measured."""

    class Meta:
        model = Reading
        fields = (
            *("id", "zone", "at", "temperature", "humidity"),
            *("source", "sensor", "actor_name", "received_at"),
        )


class ReadingViewSet(api.ReadViewSet):
    """Readings; POST enters one that was made by hand."""

    serializer_class = ReadingSerializer
    selectors = SimpleNamespace(visible_to=selectors.readings_visible_to)
    right = Right.STOCK
    filters = {
        "zone": api.key("zone_id"),
        "source": api.choice("source", Source.choices),
        "since": api.moment("at__gte"),
    }
    new_form = ReadingForm
    new_roles = KEEPERS

    def new(self, *, by: Any, **data: Any) -> Reading:
        """Kept once."""
        return services.record(by=by, **data)


class ZoneLimitSerializer(api.RowSerializer):
    """The limits of a zone from a day on."""

    class Meta:
        model = ZoneLimit
        fields = ("id", "zone", "since", "t_min", "t_max", "rh_min", "rh_max", "every_minutes")


class ZoneLimitViewSet(api.ReadViewSet):
    """Limits."""

    serializer_class = ZoneLimitSerializer
    selectors = SimpleNamespace(visible_to=selectors.limits_visible_to)
    right = Right.STOCK
    filters = {"zone": api.key("zone_id")}


class ExcursionSerializer(api.RowSerializer):
    """A time out of range."""

    class Meta:
        model = Excursion
        fields = (
            *api.ROW_FIELDS,
            *("zone", "kind", "began_at", "ended_at", "limit", "worst", "measured", "verdict"),
        )


class ExcursionViewSet(api.WorkflowViewSet):
    """Excursions and their steps."""

    serializer_class = ExcursionSerializer
    selectors = selectors
    right = Right.STOCK
    filters = {"zone": api.key("zone_id"), "kind": api.choice("kind", Kind.choices)}


class ValueInput(serializers.Serializer[Any]):
    """One thing measured: °C and % relative humidity, with its time and offset."""

    at = serializers.DateTimeField()
    temperature = serializers.DecimalField(4, 1, min_value=Decimal(-40), max_value=Decimal(60))
    humidity = serializers.DecimalField(
        4, 1, min_value=Decimal(0), max_value=Decimal(100), required=False, allow_null=True
    )


class BatchInput(serializers.Serializer[Any]):
    """What a sensor has measured since it was last heard, in any order."""

    readings = ValueInput(many=True, allow_empty=False, max_length=MOST)


class BatchOutput(serializers.Serializer[Any]):
    """How many were new, and how many were there already."""

    accepted = serializers.IntegerField()
    repeated = serializers.IntegerField()


class SensorReadings(APIView):
    """``Bearer dms_…`` posts readings of the sensor's own zone; a repeat changes nothing."""

    schema = Schema()
    authentication_classes = (SensorAuthentication,)
    permission_classes = (IsAuthenticated,)
    parser_classes = (BoundedJSONParser,)

    @extend_schema(operation_id="sensor_readings", request=BatchInput, responses={200: BatchOutput})
    def post(self, request: Request) -> Response:
        """200 with the counts; 422 says which reading is wrong, and then none is kept."""
        device: Any = request.user
        asked = BatchInput(data=request.data)
        if not asked.is_valid():
            raise Invalid(_("Please look at the marked fields."), fields=_reasons(asked.errors))
        values = [services.Value(**row) for row in asked.validated_data["readings"]]
        now = clock.now()
        wrong = [n for n, v in enumerate(values) if not now - BACK <= v.at <= now + AHEAD]
        if wrong:
            words = _("The time lies in the future or too far back.")
            raise Invalid(words, fields={f"readings.{n}.at": [words] for n in wrong[:20]})
        sensor = device.sensor
        taken = services.take_in(
            sensor.zone, values, source=Source.SENSOR, by=device.actor, sensor=sensor
        )
        heard = Sensor.objects.filter(pk=sensor.pk).exclude(heard_at__gt=now - SEEN_EVERY)
        heard.update(heard_at=now)
        return Response({"accepted": taken.accepted, "repeated": taken.repeated})


def _reasons(errors: Any) -> dict[str, list[str]]:
    """The reasons beside their fields: ``readings.3.temperature``."""
    rows = errors.get("readings", {})
    if isinstance(rows, list) and all(isinstance(row, str) for row in rows):
        return {"readings": [str(row) for row in rows]}
    numbered = rows.items() if isinstance(rows, dict) else enumerate(rows)
    found = {
        f"readings.{n}.{name}": [str(reason) for reason in reasons]
        for n, row in list(numbered)[:MOST]
        if isinstance(row, dict)
        for name, reasons in row.items()
    }
    return found or {"readings": [str(errors)[:200]]}


api.register("readings", ReadingViewSet)
api.register("zone-limits", ZoneLimitViewSet)
api.register("excursions", ExcursionViewSet)
api.route("sensors/readings/", SensorReadings.as_view())
