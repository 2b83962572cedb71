"""What the differences of a stocktake are worth."""

from decimal import Decimal

from inventory.models import Kind, Lot, StockMove
from warehousing import counting
from warehousing.models import Stocktake
from warehousing.workflow import StocktakeState

CENT = Decimal("0.01")


def differences_in_yuan(row: Stocktake) -> dict[int, Decimal]:
    """Line → yuan, to the cent: what the ledger has booked, before that what it would book.

    Lines that do not differ are left out; while the count is blind there is nothing at all.
    """
    if row.is_blind:
        return {}
    if row.state == StocktakeState.POSTED:
        booked = StockMove.objects.filter(document=row.key, kind=Kind.COUNT)
        return {int(line): cost.quantize(CENT) for line, cost in booked.values_list("line", "cost")}
    return {line.pk: _worth(line.lot, line.variance) for line in counting.differing(row)}


def _worth(lot: Lot, units: int) -> Decimal:
    """At the lot's average cost; of a lot that is used up, at that of its last move."""
    if lot.on_hand:
        return (lot.value * units / lot.on_hand).quantize(CENT)
    last = lot.moves.order_by("-pk").first()
    return (last.cost * units / last.quantity).quantize(CENT) if last else Decimal(0)
