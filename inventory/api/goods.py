"""Products with their packs, places, and files that are imported."""

from types import SimpleNamespace
from typing import Any

from rest_framework import serializers

from accounts.roles import Right
from core import api
from inventory import selectors, services
from inventory.choices import Place
from inventory.forms.imports import ImportForm
from inventory.forms.places import BinForm
from inventory.forms.products import NewProductForm
from inventory.importing.columns import Of
from inventory.models import Bin, Pack, Product, StockImport, Warehouse, Zone
from inventory.selectors import imports
from inventory.workflow import KEEPERS
from inventory.workflow.imports import SENDERS
from inventory.workflow.product import MANAGERS


class PackSerializer(serializers.ModelSerializer[Pack]):
    """A pack of so many units."""

    class Meta:
        model = Pack
        fields = ("name", "units", "barcode")
        read_only_fields = fields


class ProductSerializer(api.RowSerializer):
    """Something a parcel can hold; temperatures in whole °C."""

    packs = PackSerializer(many=True, read_only=True)

    class Meta:
        model = Product
        fields = (
            *api.ROW_FIELDS,
            "sku",
            "name",
            "spec",
            "unit",
            "barcode",
            "storage_class",
            "device",
            "tracks_expiry",
            "fragile",
            "max_stack",
            "transport_min",
            "transport_max",
            "active",
            "packs",
        )


class ProductViewSet(api.WorkflowViewSet):
    """Products and their steps."""

    serializer_class = ProductSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.products_visible_to,
        for_list=selectors.products_for_detail,
        for_detail=selectors.products_for_detail,
    )
    right = Right.STOCK
    filters = {
        "sku": api.exact("sku"),
        "barcode": api.exact("barcode"),
        "active": api.flag("active"),
    }
    new_form = NewProductForm
    new_roles = MANAGERS

    def new(self, *, by: Any, **data: Any) -> Product:
        """Entered."""
        return services.new_product(by=by, **data)


class WarehouseSerializer(api.RowSerializer):
    """A store room."""

    class Meta:
        model = Warehouse
        fields = ("id", "code", "name", "branch", "active")


class WarehouseViewSet(api.ReadViewSet):
    """Store rooms."""

    serializer_class = WarehouseSerializer
    selectors = SimpleNamespace(visible_to=selectors.warehouses_visible_to)
    right = Right.STOCK
    filters = {"code": api.exact("code")}


class ZoneSerializer(api.RowSerializer):
    """A part of a store room with a purpose."""

    class Meta:
        model = Zone
        fields = ("id", "warehouse", "code", "name", "kind", "storage_class")


class ZoneViewSet(api.ReadViewSet):
    """Zones."""

    serializer_class = ZoneSerializer
    selectors = SimpleNamespace(visible_to=selectors.zones_visible_to)
    right = Right.STOCK
    filters = {"warehouse": api.key("warehouse_id"), "kind": api.choice("kind", Place.choices)}


class BinSerializer(api.RowSerializer):
    """A shelf."""

    class Meta:
        model = Bin
        fields = ("id", "warehouse", "zone", "code", "barcode", "active")


class BinViewSet(api.ReadViewSet):
    """Bins; POST adds one."""

    serializer_class = BinSerializer
    selectors = SimpleNamespace(visible_to=selectors.bins_visible_to)
    right = Right.STOCK
    filters = {
        "warehouse": api.key("warehouse_id"),
        "zone": api.key("zone_id"),
        "code": api.exact("code"),
        "barcode": api.exact("barcode"),
    }
    new_form = BinForm
    new_roles = KEEPERS

    def new(self, *, by: Any, **data: Any) -> Bin:
        """Entered."""
        return services.new_bin(by=by, **data)


class ImportSerializer(api.RowSerializer):
    """A file that was looked at: how many rows, and what is wrong by row and column."""

    faults = serializers.JSONField(read_only=True)

    class Meta:
        model = StockImport
        fields = (*api.ROW_FIELDS, "of", "name", "count", "fault_count", "faults", "sent_name")


class ImportViewSet(api.WorkflowViewSet):
    """Imports and their steps; POST is the dry run."""

    serializer_class = ImportSerializer
    selectors = SimpleNamespace(visible_to=imports.visible_to, for_list=imports.for_detail)
    right = Right.STOCK
    filters = {"of": api.choice("of", Of.choices)}
    new_form = ImportForm
    new_roles = SENDERS

    def new(self, *, by: Any, **data: Any) -> StockImport:
        """Looked at."""
        return services.send_import(by=by, **data)


api.register("products", ProductViewSet)
api.register("warehouses", WarehouseViewSet)
api.register("zones", ZoneViewSet)
api.register("bins", BinViewSet)
api.register("stock-imports", ImportViewSet)
