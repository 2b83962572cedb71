"""The sheet of a stocktake: made, counted, counted again, explained, posted.

What the book said is read under the lock of the lot, in the transaction of the count, so that goods
that leave a minute later do not look like a difference. Lock order: the stocktake (its step has
locked it), then the lot.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from core.errors import Forbidden, Invalid, Refused
from core.workflow import Acting
from inventory import services
from inventory.models import Lot, Place, Product


def make_sheet(row: Any) -> int:
    """Every lot that should be in the warehouse; what is on its way here is not."""
    lots = Lot.objects.filter(warehouse=row.warehouse, on_hand__gt=0)
    lots = lots.exclude(bin__zone__kind=Place.TRANSIT).order_by("pk")
    row.lines.bulk_create(row.lines.model(stocktake=row, lot=lot) for lot in lots)
    return row.lines.count()


def to_recount(row: Any) -> "QuerySet[Any]":
    """Lines whose first count differs and that nobody has counted again."""
    counted = row.lines.filter(first_counted__isnull=False, second_counted=None)
    return counted.exclude(first_counted=F("first_book"))


def differing(row: Any) -> list[Any]:
    """Lines that differ in the end, with their lots."""
    lines = row.lines.select_related("lot__product", "lot__bin").order_by("pk")
    return [line for line in lines if line.variance]


def enter(row: Any, lot: int, quantity: int, acting: Acting, *, again: bool) -> int:
    """Keep what somebody has counted of a lot; returns the key of the line.

    The second count is another person's than the first; either may be corrected by its counter
    until the counting is done.
    """
    line = row.lines.filter(lot=lot).first()
    if line is None:
        raise _beside("lot", _("This lot is not on the sheet."))
    book = _locked(lot).on_hand
    if again:
        _need_another(line, acting)
        line.second_counted, line.second_book = quantity, book
        line.second_by_id, line.second_at = acting.by.user_id, acting.at
    else:
        line.first_counted, line.first_book = quantity, book
        line.first_by_id, line.first_at = acting.by.user_id, acting.at
    line.save()
    return int(line.pk)


def add_lot(row: Any, product: Product, lot_no: str, expires_on: date | None) -> Lot:
    """A lot that the book does not know here, with nothing on hand, on the sheet."""
    known = Lot.objects.filter(product=product, lot_no=lot_no).first()
    if known is not None and known.expires_on != expires_on:
        raise _beside(
            "expires_on",
            _("This lot is on record with the expiry date %(date)s.")
            % {"date": known.expires_on or "—"},
        )
    here = Lot.objects.filter(product=product, lot_no=lot_no, warehouse=row.warehouse)
    if row.lines.filter(lot__in=here).exists():
        raise _beside("lot_no", _("This lot is on the sheet already."))
    lot = here.order_by("pk").first() or Lot.objects.create(
        product=product, warehouse=row.warehouse, lot_no=lot_no, expires_on=expires_on
    )
    row.lines.create(lot=lot)
    return lot


def explain(row: Any, rows: Sequence[dict[str, Any]]) -> int:
    """Every line that differs gets its cause; all of them or none."""
    lines = {line.pk: line for line in differing(row)}
    told = {one["line"]: one for one in rows}
    if told.keys() != lines.keys():
        raise _beside("lines", _("Every difference needs its cause, and only those."))
    for key, line in lines.items():
        line.cause, line.note = told[key]["cause"], told[key]["note"]
        line.save(update_fields=["cause", "note"])
    return len(lines)


def post(row: Any, acting: Acting) -> int:
    """The ledger follows the count: counted less what the book said then.

    Goods that have been promised or have left since cannot be taken twice: then it is ``Refused``
    and the paper goes back to those who find the cause.
    """
    lines = sorted(differing(row), key=lambda line: line.lot_id)
    for line in lines:
        try:
            services.count(
                lot=line.lot,
                quantity=line.variance,
                reason=f"{line.get_cause_display()}: {line.note}"[:200],
                document=row.key,
                by=acting.by,
                line=str(line.pk),
            )
        except Refused as refused:
            words = _("%(lot)s: %(why)s") % {"lot": line.lot, "why": refused.message}
            raise Refused(words) from refused
    return len(lines)


def _locked(lot: int) -> Lot:
    """The lot as the book has it now, and nobody moves it until the count is kept."""
    return Lot.objects.select_for_update(of=("self",), no_key=True).get(pk=lot)


def _need_another(line: Any, acting: Acting) -> None:
    if line.first_counted == line.first_book:
        raise _beside("lot", _("This lot need not be counted again."))
    if line.first_by_id == acting.by.user_id:
        raise Forbidden(_("Another person than before counts a difference again."))


def _beside(field: str, words: str) -> Invalid:
    return Invalid(words, fields={field: [words]})
