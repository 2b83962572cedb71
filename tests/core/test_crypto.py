"""Sealed values open with their key in their place, and in no other way."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from core import crypto

ONE = "one:" + "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="
TWO = "two:" + "MjIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="
PLACE = "customers_customer.phone"


@given(st.binary(max_size=500))
def test_what_was_sealed_opens(plain):
    ring = crypto.KeyRing(ONE)

    assert ring.open(ring.seal(plain, PLACE), PLACE) == plain


def test_the_same_value_never_looks_the_same():
    ring = crypto.KeyRing(ONE)

    assert ring.seal(b"19900000001", PLACE) != ring.seal(b"19900000001", PLACE)


def test_an_old_key_still_opens_and_the_first_one_seals():
    sealed = crypto.KeyRing(ONE).seal(b"x", PLACE)
    ring = crypto.KeyRing(f"{TWO},{ONE}")

    assert ring.open(sealed, PLACE) == b"x"
    assert ring.seal(b"x", PLACE).startswith(ring.prefix)
    assert not sealed.startswith(ring.prefix)


def test_another_place_does_not_open():
    ring = crypto.KeyRing(ONE)

    with pytest.raises(crypto.SealBroken, match=r"orders_order\.note"):
        ring.open(ring.seal(b"x", PLACE), "orders_order.note")


def test_a_missing_key_is_named():
    sealed = crypto.KeyRing(TWO).seal(b"x", PLACE)

    with pytest.raises(crypto.SealBroken, match="'two' is not among DMA_FIELD_KEYS"):
        crypto.KeyRing(ONE).open(sealed, PLACE)


def test_a_wrong_key_under_the_same_name_is_an_error():
    sealed = crypto.KeyRing(TWO).seal(b"x", PLACE)

    with pytest.raises(crypto.SealBroken, match="does not open"):
        crypto.KeyRing(TWO.replace("MjIz", "MzIz")).open(sealed, PLACE)


@given(st.data())
def test_no_changed_byte_opens(data):
    ring = crypto.KeyRing(ONE)
    sealed = bytearray(ring.seal(b"19900000001", PLACE))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(crypto.SealBroken):
        ring.open(bytes(sealed), PLACE)


@given(st.binary(max_size=40))
def test_rubbish_is_not_a_value(rubbish):
    with pytest.raises(crypto.SealBroken):
        crypto.KeyRing(ONE).open(rubbish, PLACE)


@pytest.mark.parametrize(
    "spec", ["", "one", "one:", "one:short", f"{ONE},{ONE}", "a b:" + ONE[4:], ONE + "x", "one:é"]
)
def test_malformed_keys_stop_the_product(spec):
    with pytest.raises(ImproperlyConfigured, match="DMA_FIELD_KEYS"):
        crypto.KeyRing(spec)


def test_a_malformed_index_key_stops_the_product(settings):
    settings.DMA_INDEX_KEY = "c2hvcnQ="

    with pytest.raises(ImproperlyConfigured, match="DMA_INDEX_KEY"):
        crypto.blind_hash("x", PLACE)


def test_a_hash_is_stable_bound_to_its_place_and_its_key(settings):
    before = crypto.blind_hash("19900000001", PLACE)

    assert before == crypto.blind_hash("19900000001", PLACE)
    assert before != crypto.blind_hash("19900000001", "elsewhere.phone")
    settings.DMA_INDEX_KEY = ONE[4:]
    assert before != crypto.blind_hash("19900000001", PLACE)
    assert crypto.blind_hash("", PLACE) == ""


@given(st.text("0123456789", min_size=4, max_size=18), st.data())
def test_a_value_holds_the_grams_of_its_fragments(value, data):
    start = data.draw(st.integers(0, len(value) - 4))
    end = data.draw(st.integers(start + 4, len(value)))

    fragment = crypto.blind_grams(value[start:end], PLACE, 4)

    assert fragment
    assert set(fragment) <= set(crypto.blind_grams(value, PLACE, 4))


def test_grams_fit_an_integer_column_and_short_values_have_none():
    assert all(-(2**31) <= g < 2**31 for g in crypto.blind_grams("1990000000", PLACE, 4))
    assert crypto.blind_grams("199", PLACE, 4) == []
