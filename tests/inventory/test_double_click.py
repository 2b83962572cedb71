"""A form that is sent twice is done once, also when both come at the same moment."""

import re
from functools import partial

import pytest
from django.test import Client

from inventory.models import Relocation
from inventory.scanning import label_of
from inventory.services import store_bin
from tests.inventory.factories import make_lot, make_user
from tests.threads import at_once

URL = "/relocations/new/"


def keeper():
    client = Client()
    client.force_login(make_user("warehouse_keeper"))
    return client


def typed(lot, key, **more):
    store_bin(lot.warehouse, "B-1")
    data = {"lot": label_of(lot), "bin": "B-1", "quantity": 2, "reason": "理货", "once": key}
    return {**data, **more}


def key_of(client):
    page = client.get(URL).content.decode()
    return re.search(r'name="once" value="([\w-]+)"', page)[1]


@pytest.mark.django_db
def test_the_same_form_twice_moves_once_and_leads_to_the_same_place():
    client, lot = keeper(), make_lot(10, bin="A-1")
    data = typed(lot, key_of(client))
    first, second = (client.post(URL, data) for _ in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Relocation.objects.count() == 1
    assert first.url == f"/relocations/{Relocation.objects.get().pk}/"


@pytest.mark.django_db
def test_a_form_that_was_changed_or_opened_anew_is_another_wish():
    client, lot = keeper(), make_lot(10, bin="A-1")
    key = key_of(client)
    assert key != key_of(client)
    client.post(URL, typed(lot, key))
    client.post(URL, typed(lot, key, quantity=3))
    client.post(URL, typed(lot, key_of(client)))
    assert sorted(Relocation.objects.values_list("quantity", flat=True)) == [2, 2, 3]


@pytest.mark.django_db
def test_what_was_refused_may_be_tried_again_under_its_key():
    client, lot = keeper(), make_lot(10, bin="A-1")
    key = key_of(client)
    wrong = client.post(URL, typed(lot, key, quantity=999))
    assert wrong.status_code == 409
    assert f'value="{key}"' in wrong.content.decode()
    assert client.post(URL, typed(lot, key)).status_code == 303


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "a b" * 9, "9" * 500, "\x00" * 20])
def test_a_key_that_is_none_does_no_harm(key):
    client, lot = keeper(), make_lot(10, bin="A-1")
    assert client.post(URL, typed(lot, key)).status_code == 303


def clicks(lot, key):
    user, data = make_user("warehouse_keeper"), typed(lot, key)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    return at_once(*[partial(client.post, URL, data) for client in clients])


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_move_once():
    answers = clicks(make_lot(10, bin="A-1"), "k" * 22)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Relocation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_the_key_both_clicks_move():
    clicks(make_lot(10, bin="A-1"), "")
    assert Relocation.objects.count() == 2
