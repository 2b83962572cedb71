"""Reference data: products and warehouses. Lots and the ledger are only looked at."""

from django.contrib import admin

from core.looking import LookedAt
from inventory.models import Allocation, Lot, Product, StockMove, Warehouse


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    """What can be stored and sent."""

    list_display = ("sku", "name", "spec", "unit", "storage_class", "device", "active")
    list_filter = ("active", "storage_class", "device")
    search_fields = ("sku", "name", "barcode")


@admin.register(Warehouse)
class WarehouseAdmin(admin.ModelAdmin):
    """Where it is stored; without a branch it belongs to headquarters."""

    list_display = ("code", "name", "branch", "active")
    list_filter = ("active", "branch")
    search_fields = ("code", "name")


@admin.register(Lot)
class LotAdmin(LookedAt):
    """Balances."""

    list_display = ("product", "warehouse", "lot_no", "expires_on", "on_hand", "reserved", "state")
    list_select_related = ("product", "warehouse")


@admin.register(StockMove)
class StockMoveAdmin(LookedAt):
    """The ledger."""

    list_display = ("at", "kind", "lot", "quantity", "document", "actor_name")
    list_select_related = ("lot__product",)


@admin.register(Allocation)
class AllocationAdmin(LookedAt):
    """Promises."""

    list_display = ("document", "lot", "quantity", "status", "at")
    list_select_related = ("lot__product",)
