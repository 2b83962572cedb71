"""Stock at ``/api/v1/``: products, lots with their steps, the ledger."""

from types import SimpleNamespace
from typing import Any

from rest_framework import serializers

from accounts.roles import Right, Role
from core import api
from inventory import selectors, services
from inventory.forms.receiving import ReceiveForm
from inventory.models import Lot, Product, StockMove


class ProductSerializer(api.RowSerializer):
    """Something a parcel can hold."""

    class Meta:
        model = Product
        fields = (
            "id",
            "sku",
            "name",
            "spec",
            "unit",
            "barcode",
            "storage_class",
            "device",
            "tracks_expiry",
            "active",
        )


class ProductViewSet(api.ReadViewSet):
    """Products."""

    serializer_class = ProductSerializer
    selectors = SimpleNamespace(visible_to=selectors.products_visible_to)
    right = Right.STOCK
    filters = {
        "sku": api.exact("sku"),
        "barcode": api.exact("barcode"),
        "active": api.flag("active"),
    }


class LotSerializer(api.RowSerializer):
    """Goods of one batch in one warehouse."""

    sku = serializers.CharField(source="product.sku", read_only=True)
    free = serializers.IntegerField(read_only=True)

    class Meta:
        model = Lot
        fields = (
            *api.ROW_FIELDS,
            "product",
            "sku",
            "warehouse",
            "lot_no",
            "expires_on",
            "bin",
            "on_hand",
            "reserved",
            "free",
            "received_at",
        )


class LotViewSet(api.WorkflowViewSet):
    """Lots and their steps; POST books goods in."""

    serializer_class = LotSerializer
    selectors = selectors
    right = Right.STOCK
    filters = {
        "sku": api.exact("product__sku"),
        "warehouse": api.key("warehouse_id"),
        "lot_no": api.exact("lot_no"),
        "expires_before": api.day("expires_on__lt"),
    }
    new_form = ReceiveForm
    new_roles = frozenset({Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK, Role.PRODUCT_MANAGER})

    def new(self, *, by: Any, **data: Any) -> Lot:
        """Booked in."""
        return services.receive(by=by, **data)


class StockMoveSerializer(api.RowSerializer):
    """One line of the ledger."""

    class Meta:
        model = StockMove
        fields = ("id", "lot", "kind", "quantity", "document", "reason", "at", "actor_name")


class StockMoveViewSet(api.ReadViewSet):
    """The ledger."""

    serializer_class = StockMoveSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.moves_visible_to, for_list=selectors.moves_for_list
    )
    right = Right.STOCK
    filters = {
        "lot": api.key("lot_id"),
        "document": api.exact("document"),
        "kind": api.choice("kind", StockMove.Kind.choices),
        "since": api.moment("at__gte"),
    }


api.register("products", ProductViewSet)
api.register("stock", LotViewSet)
api.register("stock-moves", StockMoveViewSet)
