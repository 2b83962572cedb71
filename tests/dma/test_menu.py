"""What the menu shows to each role: the day's pages first, the rest in a few groups that fold."""

import pytest
from django.urls import get_resolver

from accounts.models import User
from accounts.roles import Role
from core.web.menu import DAILY, FEW, _plan, menu_of, pages_of
from core.web.screen import screens
from dma import menu
from tests.accounts.factories import make_leave, make_user

MOST_DAILY, MOST_GROUPS, MOST_IN_A_GROUP = 12, 10, 12


@pytest.fixture(autouse=True, scope="module")
def declared():
    """Screens are declared while the addresses are being built."""
    return get_resolver().url_patterns


def somebody(*roles):
    return User(username="somebody", roles=list(roles), is_active=True)


@pytest.mark.parametrize("role", Role)
def test_what_is_called_daily_opens(role):
    shown = {entry.key for entry in menu_of(somebody(role))[0].entries}
    assert set(menu.DAILY[role]) <= shown


@pytest.mark.parametrize("role", Role)
def test_a_menu_is_seen_at_once(role):
    first, *others = menu_of(somebody(role))
    assert first.key == DAILY
    assert len(first.entries) <= MOST_DAILY
    assert len(others) <= MOST_GROUPS
    assert max(len(group.entries) for group in others) <= MOST_IN_A_GROUP


@pytest.mark.parametrize("role", Role)
def test_each_page_stands_there_once_and_a_daily_one_has_a_letter(role):
    groups = menu_of(somebody(role))
    urls = [entry.url for group in groups for entry in group.entries]
    letters = [entry.go for group in groups for entry in group.entries if entry.go]
    assert len(urls) == len(set(urls))
    assert len(letters) == len(set(letters))
    assert all(entry.go for entry in groups[0].entries)


def test_the_group_of_the_page_stands_open():
    groups = menu_of(somebody(Role.ADMIN_CLERK), "/ledger/12/")
    assert [group.key for group in groups if group.opened] == ["stock"]
    assert all(group.folds for group in groups[1:])


def test_a_short_menu_folds_nothing():
    groups = menu_of(somebody(Role.HR))
    assert sum(len(group.entries) for group in groups) <= FEW
    assert not any(group.folds for group in groups)


def test_two_roles_have_the_days_of_both():
    names = menu.daily(somebody(Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK))
    assert names[:2] == ["orders", "contracts"]
    assert {"stock-scan", "stocktakes"} <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("text", ["库存台账", "台账", "kctz", "kucun"])
def test_a_page_is_found_by_name_and_pinyin(text):
    assert "ledger" in {page.key for page in pages_of(somebody(Role.WAREHOUSE_KEEPER), text)}


def test_a_page_that_does_not_open_is_not_found():
    assert not pages_of(somebody(Role.HR), "台账")


@pytest.mark.django_db
def test_who_owes_nothing_is_shown_where_something_waits(client):
    user = make_user("hr")
    make_leave()
    client.force_login(user)
    page = client.get("/")
    [waiting] = next(p for p in page.context["places"] if p.entry.key == "absences").waiting
    assert (waiting.label, waiting.count) == ("待审批", 1)
    assert waiting.url in page.text
    assert "共 1 条" in client.get(waiting.url).text
    assert "显示全部" not in page.text


def test_every_page_of_the_menu_stands_under_a_heading():
    headings = {key for key, _label in menu.GROUPS}
    grouped = [screen for screen in screens() if screen.group]
    assert {screen.group for screen in grouped} <= headings
    assert {link.group for link in _plan.links} <= headings
