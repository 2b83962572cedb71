"""The columns of each kind of file, and how a cell becomes a value."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inventory.choices import Storage

DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?")
YES, NO = ("1", "是", "有", "y", "yes", "true"), ("", "0", "否", "无", "n", "no", "false")
LARGEST = 10_000_000


class Of(TextChoices):
    """What a file holds."""

    PRODUCTS = "products", gettext_lazy("Products")
    LOTS = "lots", gettext_lazy("Lots")
    BALANCES = "balances", gettext_lazy("Opening balances")


@dataclass(frozen=True)
class Column:
    """A column by its key; ``names`` are the heads it is known by, the first one is ours."""

    key: str
    names: tuple[str, ...]
    parse: Callable[[str], Any]
    needed: bool = False

    @property
    def head(self) -> str:
        """The head in our own files."""
        return self.names[0]


def text(most: int) -> Callable[[str], str]:
    """Text of so many letters."""

    def parse(cell: str) -> str:
        if len(cell) > most:
            raise ValueError(_("At most %(n)s characters.") % {"n": most})
        return cell

    return parse


def day(cell: str) -> date | None:
    """2027-03-01, 2027/3/1, 2027年3月1日; a month means its last day (有效期至 2027-03)."""
    if not cell:
        return None
    found = DAY.fullmatch(cell)
    try:
        if found is None:
            raise ValueError
        year, month = int(found[1]), int(found[2])
        return date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(_("This is not a day such as 2027-03-01.")) from None


def whole(low: int = 1, high: int = LARGEST) -> Callable[[str], int | None]:
    """A whole number within bounds."""

    def parse(cell: str) -> int | None:
        if not cell:
            return None
        if not re.fullmatch(r"-?\d{1,9}", cell, re.ASCII) or not low <= int(cell) <= high:
            words = _("This is not a whole number from %(low)s to %(high)s.")
            raise ValueError(words % {"low": low, "high": high})
        return int(cell)

    return parse


def money(cell: str) -> Decimal | None:
    """Yuan, at most four decimals."""
    if not cell:
        return None
    try:
        amount = Decimal(cell.replace(",", "").replace("，", "").removeprefix("¥"))
    except InvalidOperation:
        raise ValueError(_("This is not an amount such as 12.50.")) from None
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -4 or not 0 <= amount < LARGEST:
        raise ValueError(_("This is not an amount such as 12.50."))
    return amount


def yes(cell: str) -> bool:
    """是 or 否."""
    if cell.lower() in YES:
        return True
    if cell.lower() in NO:
        return False
    raise ValueError(_("Write 是 or 否."))


def storage(cell: str) -> str:
    """The kind of store, by code or in words."""
    known = {"": Storage.ROOM, "常温": Storage.ROOM, "冷藏": Storage.COLD, "特殊": Storage.SPECIAL}
    known |= {kind.value: kind for kind in Storage} | {str(kind.label): kind for kind in Storage}
    if cell not in known:
        raise ValueError(_("Known are: %(names)s") % {"names": "常温、冷藏、特殊"})
    return str(known[cell].value)


SKU = Column("sku", ("产品编码", "sku", "product code"), text(40), needed=True)
PACK = Column("pack", ("包装", "pack"), text(20))
LOT = (
    SKU,
    Column("lot_no", ("批号", "lot_no", "lot number"), text(60), needed=True),
    Column("warehouse", ("仓库编码", "warehouse"), text(20), needed=True),
    Column("bin", ("货位", "库位", "bin"), text(20)),
    Column("expires_on", ("有效期至", "有效期", "expires_on"), day),
    Column("produced_on", ("生产日期", "produced_on"), day),
    Column("supplier", ("供应商", "supplier"), text(80)),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    Of.PRODUCTS: (
        SKU,
        Column("name", ("产品名称", "name"), text(80), needed=True),
        Column("spec", ("规格", "spec"), text(80)),
        Column("unit", ("单位", "unit"), text(10), needed=True),
        Column("barcode", ("条码", "barcode"), text(40)),
        Column("storage_class", ("储存条件", "storage"), storage),
        Column("tracks_expiry", ("有有效期", "tracks_expiry"), yes, needed=True),
        Column("fragile", ("易碎", "fragile"), yes),
        Column("max_stack", ("堆码层数", "max_stack"), whole(1, 50)),
        Column("transport_min", ("运输最低温度", "transport_min"), whole(-40, 60)),
        Column("transport_max", ("运输最高温度", "transport_max"), whole(-40, 60)),
        PACK,
        Column("pack_units", ("每包装数量", "pack_units"), whole(2, 100_000)),
    ),
    Of.LOTS: LOT,
    Of.BALANCES: (
        *LOT,
        Column("quantity", ("数量", "quantity"), whole(), needed=True),
        PACK,
        Column("unit_cost", ("单位成本", "unit_cost"), money),
    ),
}
