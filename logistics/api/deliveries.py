"""Deliveries at ``/api/v1/``."""

from typing import Any

from rest_framework import serializers

from accounts.roles import Right, Role
from core import api
from logistics.choices import Method, Purpose
from logistics.forms import BesideForm
from logistics.models import Delivery, DeliveryLine
from logistics.selectors import deliveries
from logistics.services.parcels import open_beside


class DeliveryLineSerializer(serializers.ModelSerializer[DeliveryLine]):
    """A product and how many."""

    sku = serializers.CharField(source="product.sku", read_only=True)

    class Meta:
        model = DeliveryLine
        fields = ("product", "sku", "quantity")
        read_only_fields = fields


class DeliverySerializer(api.RowSerializer):
    """What a plan needs and how it is wanted; telephone and address are masked."""

    phone = serializers.CharField(source="masked_phone", read_only=True)
    address = serializers.CharField(source="masked_address", read_only=True)
    order_no = serializers.CharField(source="order.order_no", read_only=True)
    lines = DeliveryLineSerializer(many=True, read_only=True)

    class Meta:
        model = Delivery
        fields = (
            *api.ROW_FIELDS,
            "order",
            "order_no",
            "plan",
            "purpose",
            "method",
            "recipient",
            "phone",
            "address",
            "deliver_on",
            "window",
            "confirmed_at",
            "lines",
        )


class DeliveryViewSet(api.WorkflowViewSet):
    """Deliveries and their steps."""

    serializer_class = DeliverySerializer
    selectors = deliveries
    right = Right.LOGISTICS
    filters = {
        "order": api.key("order_id"),
        "method": api.choice("method", Method.choices),
        "purpose": api.choice("purpose", Purpose.choices),
        "branch": api.key("order__branch_id"),
    }
    new_form = BesideForm
    new_roles = frozenset({Role.HEALTH_MANAGER})

    def new(self, *, by: Any, **data: Any) -> Delivery:
        """A test kit or a prescription."""
        return open_beside(by=by, **data)


api.register("deliveries", DeliveryViewSet)
