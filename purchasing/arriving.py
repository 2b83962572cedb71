"""What becomes of counted goods: onto the books as far as they were ordered, then into their bins.

Lock order: the receipt (its step has locked it), the lines of the order, then the lots.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid
from inventory import services
from inventory.models import Place


def book_in(receipt: Any, by: Actor) -> dict[str, Any]:
    """Keep what is good and ordered; a difference needs its handling and its words."""
    ordered = {
        line.product_id: line
        for line in receipt.order.lines.select_for_update().order_by("product_id")
    }
    counted = list(receipt.lines.select_related("product").order_by("pk"))
    found = differences(ordered.values(), counted)
    if found and not (receipt.handling and receipt.difference.strip()):
        raise _unexplained(receipt, found)
    booked = 0
    for line in counted:
        wanted = ordered.get(line.product_id)
        take = min(line.good, wanted.outstanding) if wanted is not None else 0
        if take:
            _keep(receipt, line, take, wanted.unit_price, by)
            wanted.accepted += take
            wanted.save(update_fields=["accepted"])
            booked += take
    return {"booked": booked, "differs": bool(found)}


def differences(ordered: Iterable[Any], counted: Sequence[Any]) -> list[dict[str, Any]]:
    """Where order and count do not agree: product, still owed, good, bad."""
    found = []
    owed = {line.product_id: line for line in ordered}
    products = {**{line.product_id: line.product for line in counted}}
    products |= {key: line.product for key, line in owed.items()}
    for key, product in sorted(products.items()):
        mine = [line for line in counted if line.product_id == key]
        wanted = owed[key].outstanding if key in owed else 0
        good, bad = sum(line.good for line in mine), sum(line.bad for line in mine)
        if good != wanted or bad:
            found.append({"product": product, "owed": wanted, "good": good, "bad": bad})
    return found


def place(receipt: Any, bins: Sequence[dict[str, Any]], by: Actor) -> int:
    """Each accepted lot lies in the bin that was scanned; all of them or none."""
    lines = {line.pk: line for line in receipt.lines.filter(accepted__gt=0).select_related("lot")}
    named = {row["line"]: row["bin"].strip() for row in bins}
    if set(named) != set(lines):
        words = _("Every accepted lot needs its bin, and only those.")
        raise Invalid(words, fields={"bins": [words]})
    for key, line in sorted(lines.items(), key=lambda pair: pair[1].lot_id):
        line.lot = services.transfer(
            lot=line.lot,
            bin=services.store_bin(receipt.order.warehouse, named[key]),
            quantity=line.accepted,
            document=receipt.key,
            line=str(key),
            by=by,
        )
        line.save(update_fields=["lot"])
    return len(lines)


def _keep(receipt: Any, line: Any, take: int, price: Decimal, by: Actor) -> None:
    warehouse = receipt.order.warehouse
    line.lot = services.receive(
        product=line.product,
        warehouse=warehouse,
        lot_no=line.lot_no,
        expires_on=line.expires_on,
        quantity=take,
        document=receipt.key,
        by=by,
        bin=services.place(warehouse, Place.RECEIVING),
        unit_cost=price,
        supplier=receipt.order.supplier.name,
    )
    line.accepted = take
    line.save(update_fields=["lot", "accepted"])


def _unexplained(receipt: Any, found: Sequence[dict[str, Any]]) -> Invalid:
    told = [
        _("%(product)s: %(owed)s owed, %(good)s good, %(bad)s damaged or wrong") % one
        for one in found
    ]
    fields = {}
    if not receipt.handling:
        fields["handling"] = [_("The count differs from the order."), *told]
    if not receipt.difference.strip():
        fields["difference"] = [_("Say in words what the difference is.")]
    return Invalid(_("Please look at the marked fields."), fields=fields)
