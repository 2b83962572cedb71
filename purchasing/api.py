"""Purchasing at ``/api/v1/``: suppliers, orders, arrivals – with the same steps as on the pages."""

from types import SimpleNamespace
from typing import Any

from rest_framework import serializers

from accounts.roles import Right, Role
from core import api
from purchasing import selectors, services
from purchasing.forms.entry import ArrivalForm, OrderForm
from purchasing.forms.supplier import SupplierForm
from purchasing.models import (
    GoodsReceipt,
    GoodsReceiptLine,
    PurchaseLine,
    PurchaseOrder,
    Supplier,
)

BUY = frozenset({Role.PRODUCT_MANAGER})


class SupplierSerializer(api.RowSerializer):
    """From whom we buy."""

    class Meta:
        model = Supplier
        fields = (*api.ROW_FIELDS, "code", "name", "lead_days", "licence_until")


class SupplierViewSet(api.WorkflowViewSet):
    """Suppliers."""

    serializer_class = SupplierSerializer
    selectors = SimpleNamespace(visible_to=selectors.suppliers_visible_to)
    right = Right.PURCHASING
    filters = {"code": api.exact("code")}
    new_form = SupplierForm
    new_roles = BUY

    def new(self, *, by: Any, **data: Any) -> Supplier:
        """Entered."""
        return services.enter_supplier(by=by, **data)


class PurchaseLineSerializer(serializers.ModelSerializer[Any]):
    """So much of a product."""

    sku = serializers.CharField(source="product.sku", read_only=True)

    class Meta:
        model = PurchaseLine
        fields = ("product", "sku", "quantity", "unit_price", "accepted", "computed")
        read_only_fields = fields


class PurchaseOrderSerializer(api.RowSerializer):
    """An order to a supplier."""

    number = serializers.CharField(read_only=True)
    total = serializers.DecimalField(max_digits=16, decimal_places=2, read_only=True)

    class Meta:
        model = PurchaseOrder
        fields = (
            *api.ROW_FIELDS,
            "number",
            "supplier",
            "warehouse",
            "total",
            "expected_on",
            "round",
        )


class PurchaseOrderDetailSerializer(PurchaseOrderSerializer):
    """With its lines."""

    lines = PurchaseLineSerializer(many=True, read_only=True)

    class Meta:
        model = PurchaseOrder
        fields = (*PurchaseOrderSerializer.Meta.fields, "tracking", "approved_by", "lines")


class PurchaseOrderViewSet(api.WorkflowViewSet):
    """Orders to suppliers and their steps; POST drafts one."""

    serializer_class = PurchaseOrderSerializer
    detail_serializer_class = PurchaseOrderDetailSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.orders_visible_to,
        for_list=selectors.orders_for_list,
        for_detail=selectors.orders_for_detail,
    )
    right = Right.PURCHASING
    filters = {"supplier": api.key("supplier_id"), "warehouse": api.key("warehouse_id")}
    new_form = OrderForm
    new_roles = BUY

    def new(self, *, by: Any, **data: Any) -> PurchaseOrder:
        """Drafted."""
        return services.draft(by=by, **data)


class GoodsReceiptLineSerializer(serializers.ModelSerializer[Any]):
    """One counted lot."""

    sku = serializers.CharField(source="product.sku", read_only=True)

    class Meta:
        model = GoodsReceiptLine
        fields = ("id", "product", "sku", "lot_no", "expires_on", "good", "bad", "accepted", "lot")
        read_only_fields = fields


class GoodsReceiptSerializer(api.RowSerializer):
    """One arrival. It does not tell what was ordered: the count is blind."""

    order_number = serializers.CharField(source="order.number", read_only=True)

    class Meta:
        model = GoodsReceipt
        fields = (
            *api.ROW_FIELDS,
            "order",
            "order_number",
            "slip_no",
            "counted_by",
            "confirmed_by",
            "handling",
        )


class GoodsReceiptDetailSerializer(GoodsReceiptSerializer):
    """With what was counted."""

    lines = GoodsReceiptLineSerializer(many=True, read_only=True)

    class Meta:
        model = GoodsReceipt
        fields = (*GoodsReceiptSerializer.Meta.fields, "lines")


class GoodsReceiptViewSet(api.WorkflowViewSet):
    """Arrivals and their steps; POST begins a count."""

    serializer_class = GoodsReceiptSerializer
    detail_serializer_class = GoodsReceiptDetailSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.receipts_visible_to,
        for_list=selectors.receipts_for_list,
        for_detail=selectors.receipts_for_detail,
    )
    right = Right.STOCK
    filters = {"order": api.key("order_id"), "slip_no": api.exact("slip_no")}
    new_form = ArrivalForm
    new_roles = frozenset({Role.WAREHOUSE_KEEPER})

    def new(self, *, by: Any, **data: Any) -> GoodsReceipt:
        """Begun."""
        return services.open_arrival(by=by, **data)


api.register("suppliers", SupplierViewSet)
api.register("purchases", PurchaseOrderViewSet)
api.register("arrivals", GoodsReceiptViewSet)
