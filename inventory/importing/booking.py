"""What was looked at is written, all of it or nothing; what is there already stays as it is."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Refused
from core.steps import perform
from inventory import services
from inventory.importing.checks import Line, check, opening
from inventory.importing.columns import Of
from inventory.importing.table import Row, Table
from inventory.models import Lot, Product, StockImport, Warehouse

NEW, CHANGED, SAME = "new", "changed", "same"


@transaction.atomic
def book(done: StockImport, rooms: Sequence[Warehouse], by: Actor) -> Counter[str]:
    """Write every row of an import; how many were new, changed or there already.

    It is looked at again: what has changed since the dry run is ``Refused`` with row and column.
    """
    table = Table(done.heads, [Row(row["number"], row["cells"]) for row in done.rows])
    checked = check(done.of, table, rooms)
    if checked.faults:
        fault = checked.faults[0]
        words = _("Row %(row)s, %(column)s: %(words)s")
        raise Refused(words % {"row": fault.row, "column": fault.column, "words": fault.words})
    write = {Of.PRODUCTS: _product, Of.LOTS: _lot, Of.BALANCES: _balance}[Of(done.of)]
    return Counter(write(line, by) for line in checked.lines)


def _product(line: Line, by: Actor) -> str:
    values = dict(line.values)
    sku, pack, units = values.pop("sku"), values.pop("pack", ""), values.pop("pack_units", None)
    row = Product.objects.filter(sku=sku).first()
    outcome = SAME
    if row is None:
        row, outcome = services.new_product(by=by, sku=sku, **values), NEW
    elif any(getattr(row, key) != value for key, value in values.items()):
        row, outcome = perform(row, "edit", by=by, **values), CHANGED
    if pack and not row.packs.filter(name=pack, units=units).exists():
        perform(row, "set_pack", by=by, pack=pack, units=units)
        outcome = outcome if outcome == NEW else CHANGED
    return outcome


def _lot(line: Line, by: Actor) -> str:
    values, warehouse = line.values, line.warehouse
    code = values.get("bin") or ""
    bin = services.store_bin(warehouse, code) if warehouse and code else None
    _row, new = Lot.objects.get_or_create(
        product=line.product,
        warehouse=warehouse,
        lot_no=values["lot_no"],
        bin=bin,
        defaults={
            "expires_on": values.get("expires_on"),
            "produced_on": values.get("produced_on"),
            "supplier": values.get("supplier") or "",
        },
    )
    return NEW if new else SAME


def _balance(line: Line, by: Actor) -> str:
    values, product, warehouse = line.values, line.product, line.warehouse
    if product is None or warehouse is None:
        raise Refused(_("There is no such product."))
    before = Lot.objects.filter(product=product, warehouse=warehouse, lot_no=values["lot_no"])
    booked = before.filter(moves__document=opening(warehouse), bin__code=values.get("bin") or None)
    was_there = booked.exists()
    services.receive(
        product=product,
        warehouse=warehouse,
        lot_no=values["lot_no"],
        expires_on=values.get("expires_on"),
        quantity=line.units,
        document=opening(warehouse),
        by=by,
        bin=values.get("bin") or None,
        unit_cost=values.get("unit_cost"),
        produced_on=values.get("produced_on"),
        supplier=values.get("supplier") or "",
    )
    return SAME if was_there else NEW
