"""Whose number is this? Typed, pasted or scanned – and what cannot be is said beside the field."""

import pytest

from core.errors import Invalid
from logistics.carriers import CARRIERS, name_of, normalise, recognise, settle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "carrier"),
    [
        ("SF1234567890123", "sf"),
        ("sf 1234 5678 90123", "sf"),
        ("ＳＦ１２３４５６７８９０１２３", "sf"),
        ("YT1234567890123", "yto"),
        ("73123456789012", "zto"),
        ("78123456789012", "zto"),
        ("773123456789012", "sto"),
        ("312345678901234", "yunda"),
        ("5123456789012", "yunda"),
        ("JT1234567890123", "jt"),
        ("JDVB12345678901", "jd"),
        ("JDVB12345678901-1-1-", "jd"),
        ("EA123456789CN", "ems"),
        ("PA12345678901", "post"),
        ("DPK123456789012", "deppon"),
        ("621123456789012", "cainiao"),
        ("KY4001234567890", "kye"),
    ],
)
def test_a_number_names_its_carrier(typed, carrier):
    assert settle("", typed) == (carrier, normalise(typed))


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=lambda c: c.code)
def test_the_example_of_each_carrier_is_surely_its_own(carrier):
    assert recognise(carrier.example) == [carrier]


@pytest.mark.parametrize(
    ("carrier", "typed", "field"),
    [
        ("", "431234567890123", "carrier"),  # a shape of STO and Yunda: a person must choose
        ("", "123", "tracking_number"),
        ("", "123456789012345678901234567890123", "tracking_number"),
        ("", "单号1234567890", "tracking_number"),
        ("", "HELLO99", "tracking_number"),
        ("sf", "YT1234567890123", "tracking_number"),
        ("jt", "12", "tracking_number"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(carrier, typed, field):
    with pytest.raises(Invalid) as refused:
        settle(carrier, typed)
    assert list(refused.value.fields) == [field]


def test_a_likely_carrier_is_suggested():
    with pytest.raises(Invalid) as refused:
        settle("sf", "YT1234567890123")
    assert str(CARRIERS["yto"].name) in refused.value.fields["tracking_number"][0]


@pytest.mark.parametrize(
    ("carrier", "typed"),
    [("sf", "123456789012"), ("sto", "431234567890123"), ("other", "ABC-123 456")],
)
def test_a_chosen_carrier_is_believed_when_it_can_be(carrier, typed):
    assert settle(carrier, typed) == (carrier, normalise(typed))


def test_every_code_has_a_name():
    assert name_of("sf") == str(CARRIERS["sf"].name)
    assert name_of("") == ""
    assert name_of("other")
