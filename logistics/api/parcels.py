"""Parcels, carriers' news and receipts at ``/api/v1/``."""

from types import SimpleNamespace

from rest_framework import serializers

from accounts.roles import Right
from core import api
from logistics.carriers import CHOICES
from logistics.choices import Progress
from logistics.models import Receipt, ReceiptFault, Shipment, ShipmentLine, TrackingEvent
from logistics.selectors import receipts, shipments


class ShipmentLineSerializer(serializers.ModelSerializer[ShipmentLine]):
    """A product and how many."""

    sku = serializers.CharField(source="product.sku", read_only=True)

    class Meta:
        model = ShipmentLine
        fields = ("product", "sku", "quantity")
        read_only_fields = fields


class ShipmentSerializer(api.RowSerializer):
    """A parcel."""

    order_no = serializers.CharField(source="order.order_no", read_only=True)
    lines = ShipmentLineSerializer(many=True, read_only=True)

    class Meta:
        model = Shipment
        fields = (
            *api.ROW_FIELDS,
            "order",
            "order_no",
            "delivery",
            "method",
            "warehouse",
            "replaces",
            "part_of",
            "carrier",
            "tracking_number",
            "progress",
            "progress_at",
            "picked_at",
            "handed_over_at",
            "confirmed_at",
            "mishap",
            "lines",
        )


class ShipmentViewSet(api.WorkflowViewSet):
    """Parcels and their steps."""

    serializer_class = ShipmentSerializer
    selectors = shipments
    right = Right.LOGISTICS
    filters = {
        "order": api.key("order_id"),
        "delivery": api.key("delivery_id"),
        "warehouse": api.key("warehouse_id"),
        "carrier": api.choice("carrier", CHOICES),
        "tracking_number": api.exact("tracking_number"),
        "progress": api.choice("progress", Progress.choices),
    }


class TrackingEventSerializer(api.RowSerializer):
    """One line of a carrier's news."""

    class Meta:
        model = TrackingEvent
        fields = ("id", "shipment", "at", "progress", "text", "source")


class TrackingEventViewSet(api.ReadViewSet):
    """What carriers told."""

    serializer_class = TrackingEventSerializer
    selectors = SimpleNamespace(visible_to=shipments.events_visible_to)
    right = Right.LOGISTICS
    filters = {"shipment": api.key("shipment_id"), "since": api.moment("at__gte")}


class ReceiptFaultSerializer(serializers.ModelSerializer[ReceiptFault]):
    """So many of a product are broken, wrong or missing."""

    class Meta:
        model = ReceiptFault
        fields = ("product", "quantity")


class ReceiptSerializer(api.RowSerializer):
    """Whether a parcel reached its customer."""

    faults = ReceiptFaultSerializer(many=True, read_only=True)
    order_no = serializers.CharField(source="order.order_no", read_only=True)

    class Meta:
        model = Receipt
        fields = (
            *api.ROW_FIELDS,
            "order",
            "order_no",
            "shipment",
            "received_at",
            "damaged_at",
            "told_by",
            "damage",
            "faults",
        )


class ReceiptViewSet(api.WorkflowViewSet):
    """Receipts and their steps."""

    serializer_class = ReceiptSerializer
    selectors = receipts
    right = Right.LOGISTICS
    filters = {"order": api.key("order_id"), "shipment": api.key("shipment_id")}


api.register("shipments", ShipmentViewSet)
api.register("tracking-events", TrackingEventViewSet)
api.register("receipts", ReceiptViewSet)
