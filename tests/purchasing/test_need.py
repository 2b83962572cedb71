"""The arithmetic of the proposal, by hand and for any numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purchasing.need import CYCLE_DAYS, Given, unsold, use

TODAY = date(2026, 10, 9)
FIGURES = {
    "issued": 90,
    "usable": 40,
    "expiring": 5,
    "incoming": 10,
    "promised": 3,
    "lead_days": 14,
    "cover_days": 30,
    "safety": 20,
}


def test_the_sum_can_be_done_by_hand():
    need = Given(**FIGURES)
    assert need.there == 40 - 5 + 10 - 3 == 42
    assert need.order_at == 20 + 14
    assert need.wanted == 20 + 14 + 30
    assert (need.is_due, need.quantity) == (False, 22)


def test_every_number_of_the_arithmetic_is_shown():
    shown = [units for _what, units, _how in Given(**FIGURES).told()]
    assert shown == [90, 40, -5, 10, -3, 42, 20, 14, 34, 30, 64, 22]


@pytest.mark.parametrize(
    ("pack", "least", "quantity"),
    [(1, 1, 22), (12, 1, 24), (1, 50, 50), (12, 50, 60), (100, 1, 100)],
)
def test_whole_packs_and_not_below_the_smallest_order(pack, least, quantity):
    assert Given(**FIGURES, pack=pack, least=least).quantity == quantity


def test_enough_is_enough():
    assert Given(**{**FIGURES, "usable": 1000}, least=500).quantity == 0


def test_what_is_kept_tells_the_same_again():
    need = Given(**FIGURES, pack=12)
    assert Given(**need.stored()) == need


def test_one_unit_in_three_months_is_still_a_unit():
    assert (use(1, 1), use(0, 30), use(90, 30), use(91, 30)) == (1, 0, 30, 31)


def test_goods_that_nobody_will_use_in_time_do_not_count():
    lots = [(TODAY + timedelta(days=10), 30), (TODAY + timedelta(days=20), 5), (None, 99)]
    assert unsold(lots, CYCLE_DAYS, TODAY) == 20
    assert unsold(lots, 0, TODAY) == 35
    assert unsold(lots, 10 * CYCLE_DAYS, TODAY) == 0


@given(
    lots=st.lists(st.tuples(st.integers(-10, 400), st.integers(0, 500)), max_size=6),
    issued=st.integers(0, 5000),
)
def test_never_more_is_lost_than_there_is(lots, issued):
    dated = [(TODAY + timedelta(days=days), quantity) for days, quantity in lots]
    lost = unsold(dated, issued, TODAY)
    assert 0 <= lost <= sum(quantity for _day, quantity in dated)
    assert unsold(dated, issued + 90, TODAY) <= lost


@given(
    figures=st.fixed_dictionaries({name: st.integers(0, 500) for name in FIGURES}),
    pack=st.integers(1, 40),
    least=st.integers(1, 200),
)
def test_what_is_bought_closes_the_gap_and_no_pack_too_many(figures, pack, least):
    need = Given(**figures, pack=pack, least=least)
    assert need.quantity % pack == 0
    if need.quantity:
        assert need.there + need.quantity >= need.wanted
        assert need.quantity - pack < max(need.wanted - need.there, least)
    else:
        assert need.there >= need.wanted
