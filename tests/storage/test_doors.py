"""Readings by hand and by sensor, at every door; the pages, and what they cost."""

import json
from datetime import timedelta
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core import clock
from storage import services
from storage.models import Excursion, Reading, Sensor
from tests.orders.factories import make_branch, make_user
from tests.storage.factories import MINUTE, make_sensor, make_zone, measure, put
from tests.threads import at_once

pytestmark = pytest.mark.django_db
URL = "/api/v1/sensors/readings/"


def batch(*temperatures, ago=0, **more):
    now = clock.now() - ago * MINUTE
    return {
        "readings": [
            {"at": (now - n * MINUTE).isoformat(), "temperature": str(t), "humidity": "60", **more}
            for n, t in enumerate(temperatures)
        ]
    }


def post(client, token, body):
    text = body if isinstance(body, str) else json.dumps(body)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.post(URL, text, "application/json", headers=headers)


def test_a_sensor_tells_a_batch_and_a_repeat_changes_nothing(client):
    zone = make_zone()
    sensor, token = make_sensor(zone)
    body = batch(2, 3, 6)
    assert post(client, token, body).json() == {"accepted": 3, "repeated": 0}
    assert post(client, token, body).json() == {"accepted": 0, "repeated": 3}
    assert Reading.objects.filter(sensor=sensor, zone=zone, source="sensor").count() == 3
    assert Excursion.objects.get().kind == "hot"
    sensor.refresh_from_db()
    assert sensor.heard_at is not None


def test_only_with_its_own_token(client):
    zone = make_zone()
    sensor, token = make_sensor(zone)
    keeper = make_user(Role.WAREHOUSE_KEEPER, branch=zone.warehouse.branch)
    for wrong in ("", "dms_x_y", token[:-1], token.replace("dms", "dma"), "ä"):
        assert post(client, wrong, batch(2)).status_code == 401
    client.force_login(keeper)
    assert post(client, "", batch(2)).status_code == 401
    Sensor.objects.update(active=False)
    assert post(client, token, batch(2)).status_code == 401
    assert not Reading.objects.exists()


def test_a_sensors_token_opens_nothing_else(client):
    _sensor, token = make_sensor(make_zone())
    headers = {"Authorization": f"Bearer {token}"}
    for url in ("/api/v1/readings/", "/api/v1/stock/", "/api/v1/shipments/"):
        assert client.get(url, headers=headers).status_code == 401


def test_a_new_token_ends_the_old_one(client):
    sensor, token = make_sensor(make_zone())
    fresh = services.issue_token(sensor)
    assert [post(client, t, batch(2)).status_code for t in (token, fresh)] == [401, 200]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"readings": []},
        {"readings": "x"},
        {"readings": [{"at": "yesterday", "temperature": "2"}]},
        {"readings": [{"at": "2026-11-22T10:00:00+08:00", "temperature": "99"}]},
        {"readings": [{"at": "2026-11-22T10:00:00+08:00", "temperature": "nan"}]},
        {"readings": [3]},
    ],
)
def test_what_makes_no_sense_is_refused_whole(client, body):
    _sensor, token = make_sensor(make_zone())
    answer = post(client, token, body)
    assert (answer.status_code, Reading.objects.count()) == (422, 0)


@pytest.mark.parametrize("ago", [-60, 60 * 24 * 40])
def test_neither_tomorrow_nor_long_ago(client, ago):
    _sensor, token = make_sensor(make_zone())
    answer = post(client, token, batch(2, ago=ago))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "readings.0.at")


def test_too_many_at_once_and_bad_json(client):
    _sensor, token = make_sensor(make_zone())
    assert post(client, token, batch(*[2] * 501)).status_code == 422
    assert post(client, token, "{").status_code == 400
    assert client.get(URL).status_code == 401


def typed(place, **more):
    return {"zone": place.pk, "temperature": "3.5", "humidity": "61", **more}


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.WAREHOUSE_KEEPER, 303),
        (Role.PRODUCT_MANAGER, 303),
        (Role.ADMIN_CLERK, 403),
        (Role.FINANCE_LEAD, 403),
        (Role.CUSTOMER_SERVICE, 403),
    ],
)
def test_who_enters_a_reading_by_hand(client, role, status):
    zone = make_zone()
    client.force_login(make_user(role, branch=zone.warehouse.branch))
    assert client.post("/readings/new/", typed(zone)).status_code == status
    assert client.post("/api/v1/readings/", typed(zone), "application/json").status_code in (
        (201,) if status == 303 else (403,)
    )


@pytest.mark.parametrize(
    "wrong", [{"temperature": ""}, {"temperature": "400"}, {"humidity": "120"}, {"zone": "9999"}]
)
def test_a_wrong_reading_is_said_beside_its_field(client, wrong):
    zone = make_zone()
    client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=zone.warehouse.branch))
    answer = client.post("/readings/new/", typed(zone, **wrong))
    assert (answer.status_code, Reading.objects.count()) == (422, 0)


def test_a_reading_in_another_branch_is_not_entered(client):
    client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=make_branch()))
    assert client.post("/readings/new/", typed(make_zone())).status_code == 422


@pytest.mark.parametrize("span", ["", "day", "week", "month", "year", "x"])
def test_the_curve_has_a_table_with_the_limits(client, span):
    zone = make_zone()
    measure(zone, 2, 3, 7)
    client.force_login(make_user(Role.PRODUCT_MANAGER))
    page = client.get(f"/climate/{zone.pk}/chart/", {"span": span}).content.decode()
    assert 'data-draw="ceiling"' in page
    assert "7.0" in page


def test_a_zone_without_readings_has_pages_too(client):
    zone = make_zone()
    client.force_login(make_user(Role.PRODUCT_MANAGER))
    for url in ("/climate/", "/readings/", "/excursions/", f"/climate/{zone.pk}/chart/"):
        assert client.get(url).status_code == 200


LISTS = ("/climate/", "/readings/", "/excursions/", "/api/v1/excursions/", "/api/v1/readings/")


@pytest.mark.parametrize("url", LISTS)
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(make_user(Role.SUPERVISOR))
    measure(make_zone(), 6)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(5):
        measure(make_zone(), 6, 3)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12


def test_an_excursions_page_costs_the_same_for_one_lot_and_for_many(client):
    zone = make_zone()
    put(zone)
    client.force_login(make_user(Role.SUPERVISOR))
    with clock.holding(clock.now() + timedelta(hours=1)):
        measure(zone, 6)
        url = f"/excursions/{Excursion.objects.get().pk}/"
        client.get(url)
        with CaptureQueriesContext(connection) as one:
            client.get(url)
        for _ in range(5):
            put(zone)
        with CaptureQueriesContext(connection) as many:
            client.get(url)
    assert len(many) == len(one)


def test_the_command_makes_a_sensor_once(capsys):
    zone = make_zone()
    call_command("sensor", "cold-1", "--zone", str(zone.pk))
    call_command("sensor", "cold-1")
    assert Sensor.objects.get().zone == zone
    assert capsys.readouterr().out.count("dms_") == 2
    with pytest.raises(CommandError):
        call_command("sensor", "cold-2")


@pytest.mark.django_db(transaction=True)
def test_a_sensor_and_a_keeper_at_once_raise_one_alarm():
    zone = make_zone()
    sensor, _token = make_sensor(zone)
    now = clock.now()
    sides = [partial(measure, zone, 7, since=now - n * MINUTE, sensor=sensor) for n in range(4)]
    sides += [partial(measure, zone, 8, since=now - n * MINUTE) for n in range(4)]
    assert [r for r in at_once(*sides) if isinstance(r, Exception)] == []
    assert (Excursion.objects.count(), Reading.objects.count()) == (1, 8)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_the_same_alarm_is_raised_twice_or_crashes(monkeypatch):
    monkeypatch.setattr(services, "lock", lambda zone: zone)
    zone = make_zone()
    now = clock.now()
    sides = [partial(measure, zone, 8, since=now - n * MINUTE) for n in range(8)]
    failed = [r for r in at_once(*sides) if isinstance(r, Exception)]
    assert failed or Excursion.objects.count() > 1
