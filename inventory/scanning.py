"""What a scanner types: our own labels, barcodes of products and packs, GS1 codes of the maker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import User
from inventory.models import Bin, Lot, Pack, Product, Warehouse
from inventory.selectors import products_visible_to, visible_to, warehouses_visible_to

#: What stands on our own lot labels: ``LOT12``.
LABEL = re.compile(r"LOT(\d{1,18})", re.IGNORECASE)
BRACKETED = re.compile(r"\((\d{2})\)([^(]+)")
#: Application identifiers of a fixed length (GS1 General Specifications, 7.8): trade item, days.
FIXED = {"01": 14, "11": 6, "15": 6, "17": 6}
GROUP_END = "\x1d"
MOST = 20


@dataclass(frozen=True)
class Code:
    """What a scanned text says."""

    text: str
    gtin: str = ""
    lot_no: str = ""
    expires_on: date | None = None


def read(text: str) -> Code:
    """Take a scanned text apart; what is no GS1 code is taken as it is."""
    text = text.strip().removeprefix("]C1").removeprefix("]d2").removeprefix("]Q3")
    parts = dict(BRACKETED.findall(text)) if text.startswith("(") else _unbracketed(text)
    if "01" not in parts:
        return Code(text)
    return Code(text, parts["01"].strip(), parts.get("10", "").strip(), _day(parts.get("17", "")))


def _unbracketed(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    while len(text) > 2:
        name, text = text[:2], text[2:]
        if name in FIXED:
            value, text = text[: FIXED[name]], text[FIXED[name] :].removeprefix(GROUP_END)
            if len(value) < FIXED[name] or not value.isdigit():
                return {}
        elif name == "10":
            value, _end, text = text.partition(GROUP_END)
        else:
            return {}
        parts[name] = value
    return {} if text else parts


def _day(digits: str) -> date | None:
    """YYMMDD; the day 00 is the last of the month."""
    if not re.fullmatch(r"\d{6}", digits):
        return None
    year, month, day = 2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        if day:
            return date(year, month, day)
        after = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    except ValueError:
        return None


def label_of(lot: Lot) -> str:
    """What stands on the label of a lot."""
    return f"LOT{lot.pk}"


def lot_of(user: User, text: str) -> Sequence[Lot]:
    """The lots that a label, a GS1 code or a lot number means, as far as a person sees them."""
    lots = visible_to(user).select_related("product", "warehouse", "bin__zone")
    if label := LABEL.fullmatch(text.strip()):
        return list(lots.filter(pk=int(label[1])))
    code = read(text)
    if code.gtin:
        products = products_of(user, code.gtin)
        lots = lots.filter(product__in=products)
        found = lots.filter(lot_no=code.lot_no) if code.lot_no else lots
    else:
        found = lots.filter(lot_no=code.text)
    return list(found.order_by("-on_hand", "pk")[:MOST])


def bin_of(warehouse: Warehouse, text: str) -> Bin | None:
    """The bin of a warehouse by its barcode or code."""
    bins = Bin.objects.filter(warehouse=warehouse, active=True).select_related("zone")
    return bins.filter(Q(barcode=text) | Q(code=text)).order_by("pk").first()


def products_of(user: User, text: str) -> Sequence[Product]:
    """The products whose code, barcode or pack's barcode it is.

    A GTIN may begin with the zero that the form of cartons puts before it.
    """
    if not text:
        return []
    codes = [text, text.removeprefix("0")] if len(text) == len("06901234567892") else [text]
    packs = Pack.objects.filter(barcode__in=codes).values("product")
    found = Q(barcode__in=codes) | Q(sku=text) | Q(pk__in=packs)
    return list(products_visible_to(user).filter(found).order_by("pk")[:MOST])


def bins_of(user: User, text: str) -> Sequence[Bin]:
    """The bins of a barcode or code in the warehouses that a person may see."""
    bins = Bin.objects.filter(warehouse__in=warehouses_visible_to(user), active=True)
    return list(
        bins.filter(Q(barcode=text) | Q(code=text)).select_related("warehouse", "zone")[:MOST]
    )
