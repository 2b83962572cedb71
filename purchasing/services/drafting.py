"""Orders to suppliers begin as drafts: by hand, from the proposal, or from safety stock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.errors import Invalid
from inventory.models import Warehouse
from purchasing.models import PurchaseLine, PurchaseOrder, Supplier, SupplierProduct
from purchasing.selectors.needs import Need, needs

AS_COMPUTED: Mapping[int, int] = MappingProxyType({})


@transaction.atomic
def draft(
    *,
    supplier: Supplier,
    warehouse: Warehouse,
    lines: Sequence[Mapping[str, Any]],
    by: Actor,
    note: str = "",
) -> PurchaseOrder:
    """An order entered by hand."""
    if not lines:
        words = _("There is nothing on this order yet.")
        raise Invalid(words, fields={"lines": [words]})
    order = PurchaseOrder.objects.create(
        supplier=supplier, warehouse=warehouse, note=note, drafted_by=by.name
    )
    PurchaseLine.objects.bulk_create(PurchaseLine(order=order, **line) for line in lines)
    return order


@transaction.atomic
def draft_from_needs(
    *,
    found: Iterable[Need],
    warehouse: Warehouse,
    by: Actor,
    amounts: Mapping[int, int] = AS_COMPUTED,
) -> list[PurchaseOrder]:
    """One draft for each supplier, every line with its arithmetic; ``amounts`` override it."""
    by_supplier: defaultdict[int, list[PurchaseLine]] = defaultdict(list)
    for need in found:
        quantity = amounts.get(need.product.pk, need.quantity)
        if need.offer is not None and quantity > 0:
            by_supplier[need.offer.supplier_id].append(_line(need, need.offer, quantity))
    if not by_supplier:
        raise Invalid(_("Nothing of this can be ordered: no quantity, or no supplier."))
    return [_with_lines(pk, lines, warehouse, by) for pk, lines in sorted(by_supplier.items())]


@transaction.atomic
def draft_due() -> list[PurchaseOrder]:
    """What has fallen below its safety stock is drafted by itself; a draft is not made twice.

    What is drafted counts as on its way, so the next run finds nothing to do. Of two beats at once
    the second waits for the warehouse's row and then sees the drafts of the first.
    """
    rooms = Warehouse.objects.select_for_update().filter(branch=None, active=True)
    warehouse = rooms.order_by("pk").first()
    due = [need for need in needs() if need.given.is_due and need.drafts_by_itself]
    usable = [need for need in due if need.offer is not None and need.quantity]
    if warehouse is None or not usable:
        return []
    return draft_from_needs(found=usable, warehouse=warehouse, by=SYSTEM)


def _line(need: Need, offer: SupplierProduct, quantity: int) -> PurchaseLine:
    return PurchaseLine(
        product=need.product,
        quantity=quantity,
        unit_price=offer.unit_price,
        computed=need.given.stored(),
    )


def _with_lines(
    supplier_id: int, lines: Sequence[PurchaseLine], warehouse: Warehouse, by: Actor
) -> PurchaseOrder:
    order = PurchaseOrder.objects.create(
        supplier_id=supplier_id, warehouse=warehouse, drafted_by=by.name
    )
    for line in lines:
        line.order = order
    PurchaseLine.objects.bulk_create(lines)
    return order
