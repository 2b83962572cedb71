"""Arrivals."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from inventory.selectors import warehouses_visible_to
from purchasing.models import GoodsReceipt, GoodsReceiptLine, PurchaseOrder
from purchasing.workflow.order import OPEN


def receipts_visible_to(user: User) -> QuerySet[GoodsReceipt]:
    """Those who keep the warehouse, and those who bought the goods."""
    if user.can(Right.PURCHASING):
        return GoodsReceipt.objects.all()
    return GoodsReceipt.objects.filter(order__warehouse__in=warehouses_visible_to(user))


def receipts_for_list(user: User) -> QuerySet[GoodsReceipt]:
    """Arrivals with what their row shows."""
    return receipts_visible_to(user).select_related(
        "order__supplier", "order__warehouse", "counted_by", "confirmed_by"
    )


def receipts_for_detail(user: User) -> QuerySet[GoodsReceipt]:
    """An arrival with what was counted."""
    return receipts_for_list(user).prefetch_related("lines__product", "lines__lot")


def open_orders_for(user: User) -> QuerySet[PurchaseOrder]:
    """The orders whose goods may arrive at a person's warehouses: to be named, not to be read."""
    rooms = warehouses_visible_to(user)
    orders = PurchaseOrder.objects.filter(state__in=OPEN, warehouse__in=rooms)
    return orders.select_related("supplier", "warehouse").order_by("expected_on", "pk")


def with_lot(lot_no: str) -> QuerySet[GoodsReceiptLine, int]:
    """The keys of the arrivals that brought a lot."""
    lines = GoodsReceiptLine.objects.filter(lot_no__iexact=lot_no)
    return lines.values_list("receipt", flat=True)
