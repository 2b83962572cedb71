"""What goes wrong and what comes back at ``/api/v1/``."""

from rest_framework import serializers

from accounts.roles import Right
from core import api
from logistics.choices import Mishap
from logistics.models import GoodsReturn, ReturnLine, Trouble
from logistics.selectors import returns, troubles


class TroubleSerializer(api.RowSerializer):
    """Something that goes wrong on the way."""

    order_no = serializers.CharField(source="order.order_no", read_only=True)

    class Meta:
        model = Trouble
        fields = (
            *api.ROW_FIELDS,
            "order",
            "order_no",
            "shipment",
            "kind",
            "how",
            "noticed_at",
            "outcome",
            "ended_at",
        )


class TroubleViewSet(api.WorkflowViewSet):
    """Troubles and their steps."""

    serializer_class = TroubleSerializer
    selectors = troubles
    right = Right.LOGISTICS
    filters = {
        "order": api.key("order_id"),
        "shipment": api.key("shipment_id"),
        "kind": api.choice("kind", Mishap.choices),
    }


class ReturnLineSerializer(serializers.ModelSerializer[ReturnLine]):
    """What came back of one lot."""

    missing = serializers.IntegerField(read_only=True)

    class Meta:
        model = ReturnLine
        fields = ("id", "lot", "sent", "good", "doubtful", "missing")
        read_only_fields = fields


class GoodsReturnSerializer(api.RowSerializer):
    """Goods on their way back."""

    order_no = serializers.CharField(source="order.order_no", read_only=True)
    lines = ReturnLineSerializer(many=True, read_only=True)

    class Meta:
        model = GoodsReturn
        fields = (
            *api.ROW_FIELDS,
            "order",
            "order_no",
            "shipment",
            "arrived_at",
            "inspected_at",
            "lines",
        )


class GoodsReturnViewSet(api.WorkflowViewSet):
    """Returns and their steps."""

    serializer_class = GoodsReturnSerializer
    selectors = returns
    right = Right.LOGISTICS
    filters = {"order": api.key("order_id"), "shipment": api.key("shipment_id")}


api.register("troubles", TroubleViewSet)
api.register("goods-returns", GoodsReturnViewSet)
