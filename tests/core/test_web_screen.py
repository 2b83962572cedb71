"""The registry of screens, and the words for states and times."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from accounts.models import Absence, Branch
from core import web
from core.web import cells
from inventory.models import Lot
from purchasing.models import PurchaseOrder
from storage.models import Excursion
from tests.accounts.factories import make_user


def bare(**given):
    known = {"slug": "x", "model": Branch, "right": "staff", "label": "x", "label_plural": "x"}
    return web.Screen(visible_to=lambda user: Branch.objects.all(), columns=(), **known | given)


def test_a_screen_without_a_right_is_refused():
    with pytest.raises(ImproperlyConfigured, match="right"):
        web.register(bare(right=""))


def test_a_screen_is_declared_once():
    with pytest.raises(ImproperlyConfigured, match="twice"):
        web.register(bare(slug="branches"))


@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("accounts.absence:12", "/absences/12/"),
        ("no.model:1", ""),
        ("accounts.absence:x", ""),
        ("", ""),
    ],
)
def test_a_row_is_found_by_its_key(key, url):
    assert web.url_for(key) == url


@pytest.mark.django_db
def test_the_menu_has_only_what_opens(client):
    client.force_login(make_user("hr"))
    assert 'href="/staff/" aria-current="page"' in client.get("/staff/").text
    assert "/staff/" not in str(web.menu_of(make_user()))


def test_the_colour_of_a_state_follows_from_the_machine():
    tones = cells.tones(Absence)
    assert tones == {
        "requested": "new",
        "approved": "active",
        "refused": "bad",
        "withdrawn": "done",
    }


def test_a_state_that_is_reached_well_or_badly_is_not_bad():
    assert cells.tones(PurchaseOrder)["received"] == "active"


def test_where_only_danger_leads_away_all_is_well():
    assert cells.tones(Lot)["ok"] == "done"
    assert cells.tones(Excursion)["new"] == "new"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(days=3, hours=4, minutes=5), "3 天 4 小时"),
        (timedelta(hours=1, minutes=20), "1 小时 20 分钟"),
        (timedelta(minutes=5), "5 分钟"),
        (timedelta(hours=2), "2 小时"),
        (timedelta(seconds=3), "0 分钟"),
    ],
)
def test_a_length_in_words(length, words):
    with translation.override("zh-hans"):
        assert cells.in_words(length) == words


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, "text", "—"),
        ("", "text", "—"),
        (8800, "money", "¥8,800.00"),
        (True, "text", "是"),
        (12000, "number", "12,000"),
        ([], "text", "—"),
        (["a", "b"], "text", "a、b"),
        (0, "number", "0"),
    ],
)
def test_a_value_in_words(value, kind, text):
    with translation.override("zh-hans"):
        assert cells.text_of(value, kind) == text
