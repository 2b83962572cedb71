"""Deliveries, the parcels that serve them, and their receipts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.roles import Party
from core.actors import Actor
from core.errors import Refused
from core.steps import perform
from inventory.models import Product
from inventory.selectors import warehouses_for
from logistics.choices import Purpose
from logistics.models import Delivery, DeliveryLine, Receipt, Shipment, ShipmentLine
from logistics.selectors.shipments import live
from logistics.workflow import DeliveryState, ReceiptState, ShipmentState
from orders.models import Order
from plans.models import Plan


@transaction.atomic
def open_delivery(
    *,
    order: Order,
    plan: Plan | None,
    lines: Sequence[tuple[int, int]],
    purpose: str = Purpose.ORDER,
) -> Delivery:
    """Ask customer service how the goods shall arrive; once per plan.

    Addressee, telephone and address come from the customer's archive.
    """
    if plan is not None:
        known = Delivery.objects.filter(plan=plan).exclude(state=DeliveryState.CANCELLED).first()
        if known is not None:
            return known
    customer = order.customer
    delivery = Delivery.objects.create(
        order=order,
        plan=plan,
        purpose=purpose,
        recipient=customer.full_name,
        phone=customer.phone,
        address=f"{customer.region}{customer.address}",
    )
    DeliveryLine.objects.bulk_create(
        DeliveryLine(delivery=delivery, product_id=product, quantity=quantity)
        for product, quantity in _summed(lines).items()
    )
    return delivery


@transaction.atomic
def open_beside(
    *, by: Actor, order: Order, purpose: str, products: Iterable[Product], quantity: int
) -> Delivery:
    """A health manager sends a test kit or what was prescribed (requirements I4)."""
    lines = [(product.pk, quantity) for product in products]
    return open_delivery(order=order, plan=None, lines=lines, purpose=purpose)


@transaction.atomic
def open_shipment(delivery: Delivery) -> Shipment:
    """Tell the warehouse to pack what the delivery needs; once."""
    Delivery.objects.select_for_update().get(pk=delivery.pk)
    known = live(delivery.order_id).filter(delivery=delivery, replaces=None, part_of=None).first()
    if known is not None:
        return known
    rooms = warehouses_for(delivery.order.branch_id)
    shipment = Shipment.objects.create(
        order=delivery.order,
        delivery=delivery,
        method=delivery.method,
        warehouse=rooms[0] if rooms else None,
    )
    ShipmentLine.objects.bulk_create(
        ShipmentLine(shipment=shipment, product_id=line.product_id, quantity=line.quantity)
        for line in delivery.lines.all()
    )
    return shipment


def open_receipt(shipment: Shipment) -> Receipt:
    """Follow the parcel up until the customer has it; once."""
    receipt, _new = Receipt.objects.get_or_create(
        shipment=shipment, defaults={"order": shipment.order}
    )
    return receipt


def all_received(order: Order) -> bool:
    """Whether nothing is on its way any more – or nothing was to be sent (requirements L6).

    Test kits and prescriptions are beside the programme and keep nobody waiting.
    """
    ours = {"purpose": Purpose.ORDER}
    if Delivery.objects.filter(order=order, state=DeliveryState.PENDING, **ours).exists():
        return False
    parcels = live(order.pk).filter(delivery__purpose=Purpose.ORDER)
    open_parcels = parcels.exclude(receipt__state=ReceiptState.RECEIVED)
    stand_ins = live(order.pk).filter(replaces__isnull=False).values("replaces")
    return not open_parcels.exclude(pk__in=stand_ins).exists()


def devices_received(order: Order) -> list[str]:
    """The devices that the customer has in hand."""
    lines = ShipmentLine.objects.filter(
        shipment__order=order, shipment__receipt__state=ReceiptState.RECEIVED
    ).exclude(product__device="")
    return sorted(set(lines.values_list("product__device", flat=True)))


@transaction.atomic
def reship(*, receipt: Receipt, by: Actor, products: Iterable[Product] | None = None) -> Shipment:
    """Send goods of a damaged or lost parcel again: the chosen, or the reported ones, or all."""
    parcel = receipt.shipment
    told = [fault.product for fault in receipt.faults.select_related("product")]
    goods = products if products is not None else told or [x.product for x in _lines(parcel)]
    done = perform(parcel, "reship", by=by, products=goods)
    again = live(parcel.order_id).filter(replaces=done).first()
    if again is None:
        raise Refused(_("There is nothing to send again."))
    return again


@transaction.atomic
def cancel_for(*, order: Order, reason: str, by: Actor) -> int:
    """The order ended: parcels not yet handed over are cancelled and their goods released.

    ``by`` acts with the product's authority: the person's name stands in the log.
    """
    actor = replace(by, roles=by.roles | {str(Party.SYSTEM)})
    waiting = Shipment.objects.filter(
        order=order, state__in=[ShipmentState.TO_PICK, ShipmentState.PICKED]
    )
    ended = [perform(row, "cancel", by=actor, reason=reason) for row in waiting.order_by("pk")]
    served = live(order.pk).values("delivery")
    idle = Delivery.objects.filter(order=order).exclude(state=DeliveryState.CANCELLED)
    for delivery in idle.exclude(pk__in=served).order_by("pk"):
        perform(delivery, "cancel", by=actor, reason=reason)
    return len(ended)


def _lines(parcel: Shipment) -> Iterable[ShipmentLine]:
    return parcel.lines.select_related("product")


def _summed(lines: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The same product twice is one line."""
    total: dict[int, int] = {}
    for product, quantity in lines:
        total[product] = total.get(product, 0) + quantity
    return total
