"""Reference data: products and warehouses. Lots and the ledger are only looked at."""

from django.contrib import admin

from core.looking import LookedAt
from inventory.models import (
    Allocation,
    Lot,
    Pack,
    Product,
    Relocation,
    StockMove,
    Warehouse,
)


class PackInline(admin.TabularInline):
    """The packs of a product."""

    model = Pack
    extra = 0


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    """What can be stored and sent."""

    list_display = ("sku", "name", "spec", "unit", "storage_class", "device", "state")
    list_filter = ("state", "storage_class", "device")
    search_fields = ("sku", "name", "barcode")
    inlines = (PackInline,)


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


@admin.register(Relocation)
class RelocationAdmin(LookedAt):
    """Moves between bins."""

    list_display = ("at", "lot", "bin", "quantity", "actor_name")
    list_select_related = ("lot__product", "bin")
