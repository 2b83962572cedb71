"""The ten most frequent tasks in Chromium: clicks counted, then once more by keyboard only."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import expect

from core import clock, files
from core.models import BulkJob
from dma import seeds
from servicedesk.models import Enquiry
from sla.models import Clock
from tests.browser import cases, scorecard
from tests.browser.hand import PHONE, WIDE, Hand
from tests.logistics.factories import picture, sf_number
from tests.plans.factories import at
from tests.scenarios.company import empty
from tests.served import served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
DO = ".todo > li .tools a.primary"
SEND = "#drawer-body form button[type=submit]"
FORM = "main .card.narrow form[method=post]"


@pytest.fixture(scope="module")
def url(chrome, django_db_setup, django_db_blocker) -> Iterator[str]:
    """The product with its reference data; every task brings its own branch and people."""
    with django_db_blocker.unblock():
        for seed in seeds.SEEDS:
            seed()
        with served() as address:
            yield address
        empty()
        connections.close_all()


@pytest.fixture(scope="module")
def figures() -> Iterator[dict[int, scorecard.Figure]]:
    """What was counted; written down at the end if that was asked for."""
    found: dict[int, scorecard.Figure] = {}
    yield found
    if scorecard.WRITE:
        scorecard.PAGE.write_text(scorecard.render(found), encoding="utf-8")


@pytest.fixture
def twice(chrome, url, figures, settings, tmp_path, capsys):
    """Do a task by hand, then on another case by keyboard; the page must say the same."""
    settings.MEDIA_ROOT = tmp_path

    def once(way: Callable[..., None], case: cases.Case, size: Any) -> Hand:
        with Hand(chrome, url, case.user, size) as hand:
            way(hand, case)
            hand.rest()
        return hand

    def both(number: int, make: Callable[[], cases.Case], by_hand, by_keys, size=WIDE) -> None:
        done = []
        for way, screen in ((by_hand, size), (by_keys, WIDE)):
            clock.hold(cases.MONDAY)
            done.append(once(way, make(), screen))
        mouse, keys = done
        figure = scorecard.Figure(mouse.clicks, keys.clicks)
        figures[number] = figure
        with capsys.disabled():
            print(f"\n{number}: {mouse} by hand, {keys} by keyboard", end=" ")  # noqa: T201 - the run's own figures
        assert keys.touched == 0
        if not scorecard.WRITE:
            written = scorecard.read(scorecard.PAGE.read_text(encoding="utf-8"))
            assert written[number] == figure, "run: make scorecard"

    yield both
    clock.hold(None)


def test_the_next_menu_is_sent(twice):
    def by_hand(hand, case):
        hand.click(DO)
        hand.click(SEND)
        sent(hand, case)

    def by_keys(hand, case):
        hand.press("n")
        hand.focused(SEND)
        hand.press("Enter")
        sent(hand, case)

    def sent(hand, case):
        hand.told()
        assert case.state() == "sent"

    twice(1, cases.menu, by_hand, by_keys, size=PHONE)


def test_a_health_record_is_confirmed_and_the_next_opens(twice):
    def by_hand(hand, case):
        hand.click(DO)
        hand.click(SEND)
        confirmed(hand, case)

    def by_keys(hand, case):
        hand.press("n")
        hand.focused(SEND)
        hand.press("Enter")
        confirmed(hand, case)

    def confirmed(hand, case):
        hand.told()
        hand.focused(SEND)
        hand.sees("#drawer-body", has_text=case.rows[1].order.order_no)
        assert (case.state(0), case.state(1)) == ("confirmed", "submitted")

    twice(2, cases.health_records, by_hand, by_keys)


def test_a_contract_type_is_confirmed(twice):
    def by_hand(hand, case):
        hand.click(DO)
        hand.click(SEND)
        confirmed(hand, case)

    def by_keys(hand, case):
        hand.press("n")
        hand.focused("#drawer-body input[type=radio]")
        hand.press("Control+Enter")
        confirmed(hand, case)

    def confirmed(hand, case):
        hand.told()
        case.rows[0].refresh_from_db()
        assert (case.state(), case.rows[0].contract_type) == ("type_confirmed", "online")

    twice(3, cases.paid_orders, by_hand, by_keys)


def test_a_parcel_is_recorded(twice):
    def by_hand(hand, case):
        hand.click(DO)
        hand.focused("#drawer-body [name=tracking_number]")
        hand.type(sf_number())
        hand.give("#drawer-body [type=file]", picture())
        hand.click(SEND)
        recorded(hand, case)

    def by_keys(hand, case):
        hand.press("n")
        hand.focused("#drawer-body [name=tracking_number]")
        hand.type(sf_number())
        hand.tab_to("#drawer-body [type=file]")
        hand.give("", picture(), press="Enter")
        hand.press("Control+Enter")
        recorded(hand, case)

    def recorded(hand, case):
        hand.told()
        assert case.state() == "confirmed"
        assert files.of(case.rows[0].key, "photo").count() == 1

    twice(4, cases.parcel_to_record, by_hand, by_keys)


def test_twenty_receipts_are_chased_at_once(twice):
    def by_hand(hand, case):
        hand.click("#menu a[href='/receipts/']")
        hand.click(".pick-all")
        hand.click("#bulk button[value=follow_up]")
        hand.focused(f"{FORM} textarea")
        hand.type("已电话提醒查收")
        hand.click(f"{FORM} button[type=submit].primary")
        chased(hand, case)

    def by_keys(hand, case):
        hand.go_to("/receipts/")
        hand.tab_to(".pick-all")
        hand.press("Space")
        hand.tab_to("#bulk button[value=follow_up]", key="Shift+Tab")
        hand.press("Enter")
        hand.focused(f"{FORM} textarea")
        hand.type("已电话提醒查收")
        hand.press("Control+Enter")
        chased(hand, case)

    def chased(hand, case):
        hand.sees("main .state.done")
        job = BulkJob.objects.filter(owner_id=case.user.pk).latest("pk")
        assert (job.rows.filter(outcome="done").count(), job.skipped) == (cases.MANY, 3)

    case = cases.receipts()  # asked twice, by two ways
    twice(5, lambda: case, by_hand, by_keys)


def test_an_assessment_goes_back_and_the_next_opens(twice):
    place, reason = "main .marker summary", "main .marker select"

    def by_hand(hand, case):
        hand.click(".todo > li .what a")
        hand.sees(place)
        hand.click(place)
        hand.focused(reason)
        hand.press("ArrowDown")
        hand.click("main button.danger[type=submit]", has_text="退回")
        returned(hand, case)

    def by_keys(hand, case):
        hand.press("j", "o")
        hand.sees(place)
        hand.tab_to(place)
        hand.press("Enter")
        hand.focused(reason)
        hand.press("ArrowDown")
        hand.press("Control+Enter")
        returned(hand, case)

    def returned(hand, case):
        hand.told()
        hand.sees("h1", has_text=case.rows[1].order.order_no)
        assert (case.state(0), case.state(1)) == ("returned", "submitted")

    twice(6, cases.assessments, by_hand, by_keys)


def test_a_callers_enquiry_is_taken_down(twice):
    said = "想改送货地址"

    def fill(hand, case):
        hand.focused(f"{FORM} [name=question]")
        hand.type(said)
        hand.tab_to(f"{FORM} [name=topic]")
        hand.press("ArrowDown")
        hand.tab_to(f"{FORM} [name=contact_name]")
        hand.type(case.rows[0].order_no)
        hand.tab_to(f"{FORM} [name=contact_phone]")
        hand.type("13900000007")

    def by_hand(hand, case):
        hand.click("#menu a[href='/enquiries/']")
        hand.click("main a[href='/enquiries/new/']")
        fill(hand, case)
        hand.click(f"{FORM} button[type=submit]")
        taken_down(hand, case)

    def by_keys(hand, case):
        hand.go_to("/enquiries/")
        hand.tab_to("main a[href='/enquiries/new/']")
        hand.press("Enter")
        fill(hand, case)
        hand.press("Control+Enter")
        taken_down(hand, case)

    def taken_down(hand, case):
        hand.told()
        assert Enquiry.objects.latest("pk").question == said

    twice(7, cases.enquirer, by_hand, by_keys)


def test_a_call_is_booked_for_a_known_customer(twice):
    step = "main a[href*='/steps/move/']"

    def fill(hand):
        hand.focused("#drawer-body [name=agreed_at]")
        hand.type("12012026")  # the browser's own order of month, day and year
        hand.press("Tab")
        hand.type("0930A")
        hand.tab_to("#drawer-body [name=reason]")
        hand.type("客户周二上午方便")

    def by_hand(hand, case):
        hand.click("#find")
        hand.type("欧阳晓晓")
        hand.click(f"#found .hit[href='/sessions/{case.rows[0].pk}/']")
        hand.click(step)
        fill(hand)
        hand.click(SEND)
        booked(hand, case)

    def by_keys(hand, case):
        hand.press("/")
        hand.type("欧阳晓晓")
        hand.tab_to(f"#found .hit[href='/sessions/{case.rows[0].pk}/']", key="ArrowDown")
        hand.press("Enter")
        hand.tab_to(step)
        hand.press("Enter")
        fill(hand)
        hand.press("Control+Enter")
        booked(hand, case)

    def booked(hand, case):
        hand.told()
        case.rows[0].refresh_from_db()
        assert case.rows[0].agreed_at == at("2026-12-01 09:30")

    twice(8, cases.call_to_book, by_hand, by_keys)


def test_an_order_is_picked_and_handed_over(twice):
    pick, hand_over = "main button[value=pick]", "main button[value=hand_over]"

    def hold(hand, case):
        """Typed, ticked and counted without leaving the keys, as with a scanner."""
        hand.focused("#code")
        hand.type(case.rows[0].lines.get().product.sku)
        for _check in range(3):
            hand.press("Tab", "Space")
        hand.press("Tab")
        hand.type("2")
        hand.press("Enter")

    def by_hand(hand, case):
        hand.click("#menu a[href='/picking/']")
        hand.page.wait_for_url("**/shipments/*/picking/")
        hand.click(pick)
        hold(hand, case)
        hand.click(hand_over)
        handed_over(hand, case)

    def by_keys(hand, case):
        hand.tab_to("#menu a[href='/picking/']")
        hand.press("Enter")
        hand.focused(pick)
        hand.press("Enter")
        hold(hand, case)
        hand.focused(hand_over)
        hand.press("Enter")
        handed_over(hand, case)

    def handed_over(hand, case):
        hand.gone(hand_over)
        hand.told()
        assert case.state() == "handed_over"

    twice(9, cases.parcel_to_pick, by_hand, by_keys)


def test_overdue_work_of_the_team_is_handed_over(twice):
    def by_hand(hand, case):
        hand.click("main a[href='/team/?group=late']")
        hand.click("[data-pick-queue]")
        hand.click("button[form=queue]")
        hand.focused(f"{FORM} [name=reason]")
        hand.type("今天请假")
        hand.click(f"{FORM} button[type=submit]")
        handed_over(hand, case)

    def by_keys(hand, case):
        hand.tab_to("main a[href='/team/?group=late']")
        hand.press("Enter")
        hand.tab_to("[data-pick-queue]")
        hand.press("Space")
        hand.tab_to("button[form=queue]")
        hand.press("Enter")
        hand.focused(f"{FORM} [name=reason]")
        hand.type("今天请假")
        hand.press("Control+Enter")
        handed_over(hand, case)

    def handed_over(hand, case):
        hand.told()
        before = {row.owner_id for row in case.rows}
        now = set(Clock.objects.filter(pk__in=[r.pk for r in case.rows]).values_list("owner"))
        assert len(now) == 1
        assert not before & {owner for (owner,) in now}

    twice(10, cases.overdue_team, by_hand, by_keys)


def test_a_customer_is_found_by_the_last_four_digits(twice):
    def found(hand, case):
        customer = case.rows[0].customer
        hand.type(customer.phone[-4:])
        hand.sees("#found .hit", has_text=customer.shown_to(case.user))

    def by_hand(hand, case):
        hand.click("#find")
        found(hand, case)

    def by_keys(hand, case):
        hand.press("/")
        found(hand, case)
        hand.press("Enter")
        hand.page.wait_for_url(f"**/customers/{case.rows[0].customer_id}/")

    twice(11, lambda: cases.paid_orders(1), by_hand, by_keys)


def test_a_message_opens_what_it_is_about(twice):
    button = "main .todo form button"

    def by_hand(hand, case):
        hand.begin("/messages/")
        hand.click(button)
        opened(hand, case)

    def by_keys(hand, case):
        hand.begin("/messages/")
        hand.tab_to(button)
        hand.press("Enter")
        opened(hand, case)

    def opened(hand, case):
        hand.page.wait_for_url(f"**/orders/{case.rows[0].pk}/")

    twice(12, cases.told, by_hand, by_keys)


def test_the_way_back_leads_to_the_same_place_of_a_list(twice):
    def leave(hand):
        hand.begin("/orders/?sort=order_no&size=20")
        hand.press(*"j" * 15, "o")
        hand.sees("[data-list]")
        hand.page.wait_for_load_state()

    def by_hand(hand, case):
        leave(hand)
        hand.click("[data-list]")
        back(hand)

    def by_keys(hand, case):
        leave(hand)
        hand.tab_to("[data-list]")
        hand.press("Enter")
        back(hand)

    def back(hand):
        hand.page.wait_for_url("**/orders/?sort=order_no&size=20")
        expect(hand.at("tr:nth-child(15).at")).to_be_in_viewport()

    case = cases.many_orders()
    twice(13, lambda: case, by_hand, by_keys)
