"""An alarm with its clock, the lots that were there, and what people do about it."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from core import clock
from core.errors import Forbidden, Refused
from core.steps import perform
from inventory.models import Lot
from sla.models import Clock
from storage import selectors, services
from storage.models import Excursion, ZoneLimit
from tests.inventory.factories import make_lot
from tests.orders.factories import make_branch, make_user
from tests.storage.factories import MINUTE, make_sensor, make_zone, measure, put

pytestmark = pytest.mark.django_db


def keeper(zone, role=Role.WAREHOUSE_KEEPER):
    return make_user(role, branch=zone.warehouse.branch).actor


def owed(excursion):
    live = Clock.objects.filter(case_key_text=excursion.case_key, state="running")
    return set(live.values_list("code", "owner_role"))


def test_a_warm_cold_store_raises_one_alarm_with_a_clock():
    zone = make_zone()
    measure(zone, 3, 6, 7)
    alarm = Excursion.objects.get()
    assert (alarm.state, alarm.kind, alarm.worst, alarm.limit) == ("alarm", "hot", 7, 4)
    assert owed(alarm) == {("acknowledge_excursion", "warehouse_keeper")}
    with clock.holding(clock.now() + MINUTE):
        measure(zone, 8)
    alarm.refresh_from_db()
    assert (Excursion.objects.count(), alarm.worst, alarm.measured) == (1, 8, 3)


def test_back_in_range_it_is_over_and_must_be_assessed():
    zone = make_zone()
    measure(zone, 6, 7, 3)
    alarm = Excursion.objects.get()
    assert alarm.lasted(clock.now()) == 20 * MINUTE
    assert ("assess_excursion", "product_manager") in owed(alarm)
    alarm = perform(alarm, "acknowledge", by=keeper(zone), doing="压缩机已重启")
    by = keeper(zone, Role.PRODUCT_MANAGER)
    alarm = perform(alarm, "assess", by=by, verdict="harmless", note="10 分钟内")
    assert (alarm.state, owed(alarm)) == ("closed", set())


def test_nobody_assesses_what_is_not_over():
    zone = make_zone()
    measure(zone, 6)
    by = keeper(zone, Role.PRODUCT_MANAGER)
    with pytest.raises(Refused):
        perform(Excursion.objects.get(), "assess", by=by, verdict="harmless", note="?")


STEPS = {
    "acknowledge": ({"doing": "x"}, {Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER}),
    "set_apart": ({"lots": [], "reason": "x"}, {Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER}),
    "assess": ({"verdict": "harmless", "note": "x"}, {Role.PRODUCT_MANAGER}),
    "raise_alarm": ({}, set()),
    "end": ({"at": None}, set()),
    "hear": ({"at": None}, set()),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("step", STEPS)
def test_who_may_do_what(step, role):
    zone = make_zone()
    measure(zone, 6, 3)
    data, allowed = STEPS[step]
    by = make_user(role, branch=zone.warehouse.branch).actor
    alarm = Excursion.objects.get()
    if role in allowed:
        perform(alarm, step, by=by, **data)
    else:
        with pytest.raises((Forbidden, Refused)):
            perform(alarm, step, by=by, **data)


def test_the_lots_that_were_there_are_named_with_what_was_there_then():
    zone = make_zone()
    lot, other = put(zone, 5), put(make_zone(), 5)
    loose = make_lot(2, product=lot.product, warehouse=zone.warehouse)  # without a bin
    with clock.holding(clock.now() + timedelta(hours=1)):
        measure(zone, 6, 7, 3)
        found = {one.pk: one.there for one in selectors.lots_of(Excursion.objects.get())}
    assert found == {lot.pk: 5, loose.pk: 2}
    assert other.pk not in found


def test_goods_that_came_later_are_not_concerned():
    zone = make_zone()
    measure(zone, 6, 3, since=clock.now() - timedelta(hours=5))
    put(zone)
    assert list(selectors.lots_of(Excursion.objects.get())) == []


def test_chosen_lots_go_into_quarantine(client):
    zone = make_zone()
    lot, kept = put(zone), put(zone)
    with clock.holding(clock.now() + timedelta(hours=1)):
        measure(zone, 6, 7)
        alarm = Excursion.objects.get()
        client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=zone.warehouse.branch))
        url = f"/excursions/{alarm.pk}/steps/set_apart/"
        assert lot.lot_no in client.get(url).content.decode()
        data = {"version": alarm.version, "lots": [lot.pk], "reason": "升温 3 小时"}
        assert client.post(url, {**data, "lots": [9999999]}).status_code == 422
        assert client.post(url, data).status_code == 303
    assert dict(Lot.objects.values_list("pk", "state")) == {lot.pk: "quarantine", kept.pk: "ok"}


@pytest.mark.parametrize(("minutes", "alarms"), [(55, 0), (65, 1)])
def test_a_silent_sensor_is_missed_once_and_heard_again(minutes, alarms):
    zone = make_zone()
    sensor, _token = make_sensor(zone, minutes=15)
    measure(zone, 2, sensor=sensor)
    with clock.holding(clock.now() + minutes * MINUTE):
        assert (services.look_for_gaps(), services.look_for_gaps()) == (alarms, 0)
        measure(zone, 2, sensor=sensor)
    assert [e.state for e in Excursion.objects.filter(kind="silent")] == ["closed"] * alarms


def test_readings_by_hand_are_missed_after_what_was_agreed():
    zone, quiet = make_zone(), make_zone()
    since = clock.now().date()
    limits = {"t_min": 0, "t_max": 4, "rh_min": 45, "rh_max": 75, "every_minutes": 240}
    ZoneLimit.objects.create(zone=zone, since=since, **limits)
    measure(zone, 2)
    assert quiet.pk
    with clock.holding(clock.now() + 239 * MINUTE):
        assert services.look_for_gaps() == 0
    with clock.holding(clock.now() + 241 * MINUTE):
        assert services.look_for_gaps() == 1


def test_another_branch_sees_nothing(client):
    zone = make_zone()
    measure(zone, 6)
    alarm = Excursion.objects.get()
    for branch, status in ((zone.warehouse.branch, 200), (make_branch(), 404)):
        client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=branch))
        pages = (f"/excursions/{alarm.pk}/", f"/climate/{zone.pk}/", f"/climate/{zone.pk}/chart/")
        assert [client.get(url).status_code for url in pages] == [status] * 3
