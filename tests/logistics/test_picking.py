"""Checked line by line, refused lots quarantined, others in their place; papers with barcode."""

import pytest

from accounts.roles import Role
from core.errors import Forbidden, Refused
from core.steps import perform
from inventory.models import Lot
from inventory.selectors import allocations_of
from logistics.models import PickCheck
from logistics.packing import instructions
from tests.inventory.factories import make_lot, make_product
from tests.logistics.factories import clerk_of, hand_over, make_shipment, staff

pytestmark = pytest.mark.django_db


def picked(spare=0):
    """A parcel with one line; ``spare`` pieces of another lot lie beside."""
    shipment = make_shipment()
    lot = Lot.objects.get(product=shipment.lines.get().product)
    if spare:
        make_lot(spare, days=400, product=lot.product, warehouse=lot.warehouse)
    return perform(shipment, "pick", by=clerk_of(shipment).actor)


def line_of(parcel):
    return allocations_of(parcel.key).get()


def check(client, parcel, **typed):
    client.force_login(clerk_of(parcel))
    agrees = dict.fromkeys(("name_ok", "spec_ok", "expiry_ok"), "on")
    data = {"version": parcel.version, "code": line_of(parcel).lot.lot_no, "counted": 2, **agrees}
    url = f"/shipments/{parcel.pk}/steps/check_line/"
    assert client.get(url).status_code == 200
    return client.post(url, {**data, **typed}).status_code


def test_the_four_checks_are_kept_line_by_line(client):
    parcel = picked()
    assert check(client, parcel) == 303
    found = PickCheck.objects.get()
    agreed = (found.name_ok, found.spec_ok, found.quantity_ok, found.expiry_ok)
    assert (all(agreed), found.counted, found.fault) == (True, 2, "")
    assert "四项相符" in client.get(f"/shipments/{parcel.pk}/").content.decode()


@pytest.mark.parametrize(
    "typed", [{"counted": 1}, {"counted": "x"}, {"name_ok": ""}, {"expiry_ok": ""}, {"code": "?"}]
)
def test_what_does_not_agree_is_no_check(client, typed):
    assert check(client, picked(), **typed) == 422
    assert not PickCheck.objects.exists()


def test_a_line_is_found_by_barcode_and_product_code(client):
    parcel = picked()
    product = line_of(parcel).lot.product
    assert check(client, parcel, code=product.sku.lower()) == 303


@pytest.mark.parametrize("fault", ["leak", "seal", "label", "expiry"])
def test_a_refused_lot_is_quarantined_and_the_next_one_goes(client, fault):
    parcel = picked(spare=5)
    bad = line_of(parcel).lot
    client.force_login(clerk_of(parcel))
    data = {"version": parcel.version, "code": bad.lot_no, "fault": fault}
    url = f"/shipments/{parcel.pk}/steps/refuse_lot/"
    assert client.post(url, data).status_code == 303
    bad.refresh_from_db()
    assert (bad.state, bad.reserved, PickCheck.objects.get().fault) == ("quarantine", 0, fault)
    assert line_of(parcel).lot != bad
    assert line_of(parcel).quantity == 2


def test_without_another_lot_nothing_changes():
    parcel = picked()
    line = line_of(parcel)
    data = {"line": line.pk, "code": line.lot.lot_no, "fault": "leak"}
    with pytest.raises(Refused):
        perform(parcel, "refuse_lot", by=clerk_of(parcel).actor, **data)
    assert (line_of(parcel).pk, Lot.objects.get(pk=line.lot_id).state) == (line.pk, "ok")


def test_another_lot_needs_a_reason_that_stays_with_the_promise(client):
    parcel = picked(spare=5)
    old = line_of(parcel).lot
    other = Lot.objects.exclude(pk=old.pk).get(product=old.product)
    client.force_login(clerk_of(parcel))
    url = f"/shipments/{parcel.pk}/steps/take_other/"
    data = {"version": parcel.version, "code": old.lot_no, "other": other.lot_no, "reason": ""}
    assert client.post(url, data).status_code == 422
    assert client.post(url, {**data, "reason": "客户疗程更长"}).status_code == 303
    assert (line_of(parcel).lot, line_of(parcel).reason) == (other, "客户疗程更长")


ALLOWED = {Role.ADMIN_CLERK, Role.WAREHOUSE_KEEPER}


@pytest.mark.parametrize("step", ["check_line", "refuse_lot", "take_other", "split", "unpick"])
@pytest.mark.parametrize("role", [r for r in Role if r not in ALLOWED])
def test_nobody_else_picks(step, role):
    parcel = picked()
    with pytest.raises((Forbidden, Refused)):
        perform(parcel, step, by=staff(parcel.order, role).actor)


@pytest.mark.parametrize("kind", ["pick-list", "issue-note", "label"])
def test_papers_are_pdf_with_a_barcode(client, kind):
    parcel = hand_over(make_shipment())
    client.force_login(clerk_of(parcel))
    answer = client.get(f"/shipments/{parcel.pk}/{kind}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    client.force_login(staff(parcel.order, Role.PRODUCT_MANAGER))
    wanted = 403 if kind == "label" else 200
    assert client.get(f"/shipments/{parcel.pk}/{kind}.pdf").status_code == wanted


def test_a_paper_that_is_none(client):
    parcel = make_shipment()
    client.force_login(clerk_of(parcel))
    assert client.get(f"/shipments/{parcel.pk}/letter.pdf").status_code == 404
    assert client.get(f"/shipments/{parcel.pk}/pick-list.pdf").status_code == 409


def test_packing_follows_from_the_goods():
    plain = make_product()
    cold = make_product(storage_class="cold", fragile=True, max_stack=3)
    tender = make_product(transport_min=0, transport_max=25)
    assert len(instructions([plain])) == 1
    told = " ".join(instructions([plain, cold, tender]))
    for words in ("易碎", "冷链", "不得低于 0 °C", "不得高于 25 °C", "3 层"):
        assert words in told
