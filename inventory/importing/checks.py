"""Rows against each other and against what is there. Nothing is written here."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.errors import Invalid
from inventory import packs
from inventory.importing.columns import COLUMNS, Column, Of
from inventory.importing.table import Row, Table
from inventory.models import Bin, Kind, Lot, Pack, Product, StockMove, Warehouse

#: Of one file; more would not be read.
MOST_FAULTS = 500


@dataclass(frozen=True)
class Fault:
    """What is wrong, where: the row's number, the column's head, what stood there."""

    row: int
    column: str
    value: str
    words: str

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


@dataclass
class Line:
    """The values of a row by the keys of the columns, and the rows of ours that they mean."""

    number: int
    values: dict[str, Any]
    product: Product | None = None
    warehouse: Warehouse | None = None
    units: int = 0


@dataclass
class Checked:
    """What could be read, and everything that is wrong."""

    lines: list[Line]
    faults: list[Fault] = field(default_factory=list)
    seen: dict[Any, int] = field(default_factory=dict)
    expiry: dict[Any, date | None] = field(default_factory=dict)


def check(of: str, table: Table, rooms: Sequence[Warehouse]) -> Checked:
    """Look at every row; ``rooms`` are the warehouses that the person may book into."""
    heads, faults = _heads(of, table)
    checked = Checked([], faults)
    if faults:
        return checked
    for row in table.rows:
        line, wrong = _values(row, heads)
        checked.faults += wrong
        if not wrong:
            checked.lines.append(line)
    judge = _product if of == Of.PRODUCTS else _Lots(of, rooms, checked.lines).judge
    for line in checked.lines:
        checked.faults += judge(line, checked)
    checked.faults.sort(key=lambda fault: fault.row)
    del checked.faults[MOST_FAULTS:]
    return checked


def _heads(of: str, table: Table) -> tuple[dict[str, Column], list[Fault]]:
    """Which column each head is; unknown and missing ones are faults of the first line."""
    by_name = {name.lower(): column for column in COLUMNS[of] for name in column.names}
    heads = {head: by_name[head.lower()] for head in table.heads if head.lower() in by_name}
    unknown = [head for head in table.heads if head not in heads]
    faults = [Fault(1, head, "", _("This column is not known.")) for head in unknown]
    keys = [column.key for column in heads.values()]
    for column in COLUMNS[of]:
        if column.needed and column.key not in keys:
            faults.append(Fault(1, column.head, "", _("This column is missing.")))
        if keys.count(column.key) > 1:
            faults.append(Fault(1, column.head, "", _("This column is there twice.")))
    return heads, faults


def _values(row: Row, heads: dict[str, Column]) -> tuple[Line, list[Fault]]:
    values: dict[str, Any] = {column.key: column.parse("") for column in heads.values()}
    faults = []
    for head, cell in row.cells.items():
        column = heads.get(head)
        if column is None:
            faults.append(Fault(row.number, head, cell, _("There is no head above this cell.")))
        elif column.needed and not cell:
            faults.append(Fault(row.number, head, "", _("This is needed.")))
        else:
            try:
                values[column.key] = column.parse(cell)
            except ValueError as error:
                faults.append(Fault(row.number, head, cell[:80], str(error)))
    return Line(row.number, values), faults


def _fault(line: Line, key: str, words: str) -> Fault:
    head = next(c.head for columns in COLUMNS.values() for c in columns if c.key == key)
    value = line.values.get(key)
    return Fault(line.number, head, "" if value is None else str(value), words)


def _once(line: Line, key: Any, column: str, checked: Checked) -> Iterator[Fault]:
    before = checked.seen.setdefault(key, line.number)
    if before != line.number:
        yield _fault(line, column, _("The same stands in row %(n)s already.") % {"n": before})


def _product(line: Line, checked: Checked) -> Iterator[Fault]:
    values = line.values
    line.product = Product.objects.filter(sku=values["sku"]).first()
    yield from _once(line, ("sku", values["sku"]), "sku", checked)
    low, high = values.get("transport_min"), values.get("transport_max")
    if low is not None and high is not None and low >= high:
        yield _fault(line, "transport_max", _("This must be warmer than the lower limit."))
    if bool(values.get("pack")) != bool(values.get("pack_units")):
        yield _fault(line, "pack_units", _("A pack needs a name and how many are in it."))
    if code := values.get("barcode"):
        yield from _once(line, ("barcode", code), "barcode", checked)
        others = Product.objects.filter(barcode=code).exclude(sku=values["sku"])
        if (
            others.exists()
            or Pack.objects.filter(barcode=code).exists()
            or Bin.objects.filter(barcode=code).exists()
        ):
            yield _fault(line, "barcode", _("Something else has this barcode already."))


class _Lots:
    """Lots and balances: what is there is read once for all rows."""

    def __init__(self, of: str, rooms: Sequence[Warehouse], lines: Sequence[Line]) -> None:
        self.of = of
        self.rooms = {room.code: room for room in rooms}
        skus = {line.values["sku"] for line in lines}
        self.products = {p.sku: p for p in Product.objects.filter(sku__in=skus)}
        lots = Lot.objects.filter(product__sku__in=skus).select_related("warehouse", "bin")
        self.expiry: dict[Any, date | None] = {}
        self.lots = {}
        for lot in lots:
            self.expiry[lot.product_id, lot.lot_no] = lot.expires_on
            place = lot.bin.code if lot.bin else ""
            self.lots[lot.product_id, lot.lot_no, lot.warehouse.code, place] = lot.pk
        documents = [opening(room) for room in rooms]
        moves = StockMove.objects.filter(document__in=documents, kind=Kind.RECEIPT)
        self.booked = dict(moves.values_list("lot", "quantity"))

    def judge(self, line: Line, checked: Checked) -> Iterator[Fault]:
        """Everything about one row."""
        values = line.values
        line.product = self.products.get(values["sku"])
        line.warehouse = self.rooms.get(values["warehouse"])
        if line.warehouse is None:
            yield _fault(line, "warehouse", _("There is no such warehouse, or it is not yours."))
        if line.product is None:
            yield _fault(line, "sku", _("There is no such product."))
            return
        yield from self._expiry(line, line.product, checked)
        place = (line.product.pk, values["lot_no"], values["warehouse"], values.get("bin") or "")
        yield from _once(line, place, "lot_no", checked)
        if self.of == Of.BALANCES:
            yield from self._quantity(line, line.product, self.lots.get(place))

    def _expiry(self, line: Line, product: Product, checked: Checked) -> Iterator[Fault]:
        expires_on, made = line.values.get("expires_on"), line.values.get("produced_on")
        if product.tracks_expiry and expires_on is None:
            yield _fault(line, "expires_on", _("This product needs an expiry date."))
        if expires_on and made and made > expires_on:
            yield _fault(line, "produced_on", _("Goods are made before they expire."))
        batch = (product.pk, line.values["lot_no"])
        known = self.expiry.get(batch, checked.expiry.setdefault(batch, expires_on))
        if known != expires_on:
            words = _("This lot is on record with the expiry date %(date)s.")
            yield _fault(line, "expires_on", words % {"date": known or "—"})

    def _quantity(self, line: Line, product: Product, lot: int | None) -> Iterator[Fault]:
        try:
            pack = line.values.get("pack") or ""
            line.units = packs.in_units(product, line.values["quantity"], pack)
        except Invalid as problem:
            yield _fault(line, "pack", problem.message)
            return
        booked = self.booked.get(lot, line.units) if lot else line.units
        if booked != line.units:
            words = _("Its opening balance is on record with %(n)s units.")
            yield _fault(line, "quantity", words % {"n": booked})


def opening(warehouse: Warehouse) -> str:
    """The document of a warehouse's opening balances: each lot has one, however often it comes."""
    return f"opening:{warehouse.code}"
