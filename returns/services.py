"""Taking returns down, and what they do to the stock."""

from dataclasses import replace
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.roles import Party
from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from core.steps import perform
from inventory.models import Lot, Place, Product, StockMove
from inventory.services import place, take_back, transfer
from logistics import services as logistics
from logistics.models import Receipt
from returns.choices import Verdict, allowed
from returns.models import Return

#: These give back nothing.
ENDED = ("refused", "cancelled")


@transaction.atomic
def request(
    *,
    by: Actor,
    receipt: Receipt,
    product: Product,
    quantity: int,
    value: Decimal,
    wish: str,
    reason: str,
    text: str,
    packaging_intact: bool = False,
) -> Return:
    """Take a return down; never more than was in the parcel and is not coming back already."""
    receipt = (
        Receipt.objects.select_for_update(of=("self",))
        .select_related("order", "shipment")
        .get(pk=receipt.pk)
    )
    _check_quantity(receipt, product, quantity)
    order, at = receipt.order, clock.now()
    row = Return.objects.create(
        customer_id=order.customer_id,
        order=order,
        branch_id=order.branch_id,
        receipt=receipt,
        product=product,
        quantity=quantity,
        value=value,
        wish=wish,
        reason=reason,
        text=text,
        packaging_intact=packaging_intact,
        in_policy=allowed(
            reason=reason,
            received_at=receipt.received_at or receipt.damaged_at,
            at=at,
            packaging_intact=packaging_intact,
        ),
        taken_by_id=by.user_id,
    )
    product_itself = replace(by, roles=by.roles | {str(Party.SYSTEM)})
    return perform(row, "register", by=product_itself)


def _check_quantity(receipt: Receipt, product: Product, quantity: int) -> None:
    lines = receipt.shipment.lines.filter(product=product)
    sent = lines.aggregate(n=Sum("quantity"))["n"] or 0
    coming = Return.objects.filter(receipt=receipt, product=product).exclude(state__in=ENDED)
    back = coming.aggregate(n=Sum("quantity"))["n"] or 0
    if quantity > sent - back:
        words = _("Only %(n)d of this were sent and are not coming back already.") % {
            "n": max(0, sent - back)
        }
        raise Invalid(words, fields={"quantity": [words]})


def book_in(row: Return, by: Actor) -> None:
    """The goods lie in quarantine, under the parcel that had taken them; lot by lot."""
    document, left = row.receipt.shipment.key, row.quantity
    for lot, outside in _outside(document, row.product_id):
        part = min(left, outside)
        if part:
            take_back(
                document=document, lot=lot, quantity=part, line=row.key,
                reason=str(row.get_reason_display()), at=clock.now(), by=by,
            )  # fmt: skip
        left -= part
    if left:
        raise Refused(_("The ledger does not know that so much had gone out."))


def _outside(document: str, product_id: int) -> list[tuple[Lot, int]]:
    """The lots that went out with a parcel, and how much of each is still outside."""
    moves = StockMove.objects.filter(
        document=document, lot__product=product_id, kind__in=["issue", "return"]
    )
    sums = moves.values("lot__lot_no").annotate(n=Sum("quantity"))
    outside = {row["lot__lot_no"]: -row["n"] for row in sums}
    issued = moves.filter(kind="issue").select_related("lot").order_by("lot__expires_on", "pk")
    return [(move.lot, outside.pop(move.lot.lot_no, 0)) for move in issued]


def put_away(row: Return, by: Actor) -> None:
    """What the inspection lets back goes to the shelf; the rest stays where it is."""
    if row.verdict != Verdict.RESTOCK:
        return
    apart = StockMove.objects.filter(
        line=row.key, kind="return", lot__product=row.product_id
    ).select_related("lot__warehouse")
    for move in apart:
        transfer(
            lot=move.lot, bin=place(move.lot.warehouse, Place.STORE), quantity=move.quantity,
            document=row.key, by=by, line=row.key, reason=row.finding[:200],
        )  # fmt: skip


def send_other(row: Return) -> None:
    """Another delivery of the same goods: customer service agrees how it arrives."""
    logistics.open_delivery(order=row.order, plan=None, lines=[(row.product_id, row.quantity)])
