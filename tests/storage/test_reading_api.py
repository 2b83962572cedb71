"""What machines read of storage conditions, and what the limits let through."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.roles import Role
from core import clock
from storage.measuring import BY_CLASS, RULES
from storage.models import Excursion, Reading, Sensor, ZoneLimit
from storage.services import Value, limits_of
from tests.orders.factories import make_branch, make_user
from tests.storage.factories import make_sensor, make_zone, measure

pytestmark = pytest.mark.django_db
API = ("/api/v1/readings/", "/api/v1/zone-limits/", "/api/v1/excursions/")


@pytest.mark.parametrize("url", API)
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.WAREHOUSE_KEEPER, 200),
        (Role.PRODUCT_MANAGER, 200),
        (Role.ADMIN_CLERK, 200),
        (Role.CUSTOMER_SERVICE, 403),
        (Role.HEAD_COACH, 403),
    ],
)
def test_who_reads_them(client, url, role, status):
    client.force_login(make_user(role, branch=make_branch()))
    assert client.get(url).status_code == status


def test_a_branch_reads_its_own(client):
    zone = make_zone()
    measure(zone, 6)
    for branch, found in ((zone.warehouse.branch, 1), (make_branch(), 0)):
        client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=branch))
        assert len(client.get("/api/v1/readings/").json()["results"]) == found
        assert len(client.get("/api/v1/excursions/").json()["results"]) == found


def test_an_excursions_steps_through_the_api(client):
    zone = make_zone()
    measure(zone, 6)
    client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=zone.warehouse.branch))
    url = f"/api/v1/excursions/{Excursion.objects.get().pk}/steps/"
    assert client.post(f"{url}acknowledge/", {}, "application/json").status_code == 422
    done = client.post(f"{url}acknowledge/", {"doing": "已移货"}, "application/json")
    assert (done.status_code, done.json()["state"]) == (200, "seen")
    said = {"verdict": "harmless", "note": "x"}
    assert client.post(f"{url}assess/", said, "application/json").status_code in (403, 409)


@pytest.mark.parametrize(
    ("temperature", "humidity", "kinds"),
    [
        ("20.0", "45.0", set()),
        ("25.0", "75.0", set()),
        ("25.1", "75.1", {"hot", "wet"}),
        ("19.9", "44.9", {"cold", "dry"}),
        ("22.0", None, set()),
    ],
)
def test_both_ends_of_a_limit_are_allowed(temperature, humidity, kinds):
    wet = None if humidity is None else Decimal(humidity)
    value = Value(clock.now(), Decimal(temperature), wet)
    room = BY_CLASS["room"]
    assert {r.kind for r in RULES if r.beyond(value, room) is not None} == kinds


def test_limits_of_a_class_hold_until_somebody_sets_others():
    zone = make_zone("cold")
    assert limits_of(zone)(clock.now()) == BY_CLASS["cold"]
    tomorrow = localdate(clock.now()) + timedelta(days=1)
    own = {"t_min": 2, "t_max": 8, "rh_min": 35, "rh_max": 75}
    ZoneLimit.objects.create(zone=zone, since=tomorrow, **own)
    assert limits_of(zone)(clock.now()).t_max == 4
    assert limits_of(zone)(clock.now() + timedelta(days=2)).t_max == 8


@pytest.mark.parametrize("wrong", [{"t_min": 9}, {"rh_min": 80}, {"every_minutes": 1}])
def test_limits_make_sense(wrong):
    own = {"t_min": 2, "t_max": 8, "rh_min": 35, "rh_max": 75, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        ZoneLimit.objects.create(zone=make_zone(), since=clock.now().date(), **own)


def test_a_sensors_secret_is_not_kept():
    sensor, token = make_sensor(make_zone())
    kept = Sensor.objects.values().get(pk=sensor.pk)
    assert token.split("_", 2)[2] not in str(kept)
    assert not Reading.objects.exists()
