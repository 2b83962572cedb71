"""Rows of purchasing are looked at here; they change through their steps only."""

from django.contrib import admin

from core.looking import LookedAt
from purchasing.models import GoodsReceipt, PurchaseOrder, StockRule, Supplier


@admin.register(Supplier)
class SupplierAdmin(LookedAt):
    """Who sells to us."""

    list_display = ("code", "name", "lead_days", "state")
    exclude = ("contact", "phone")


@admin.register(StockRule)
class StockRuleAdmin(LookedAt):
    """How much should be there."""

    list_display = ("product", "safety_stock", "cover_days")
    list_select_related = ("product",)


@admin.register(PurchaseOrder)
class PurchaseOrderAdmin(LookedAt):
    """What was bought."""

    list_display = ("number", "supplier", "warehouse", "state")
    list_select_related = ("supplier", "warehouse")


@admin.register(GoodsReceipt)
class GoodsReceiptAdmin(LookedAt):
    """What arrived."""

    list_display = ("__str__", "order", "slip_no", "counted_by", "confirmed_by", "state")
    list_select_related = ("order", "counted_by", "confirmed_by")
