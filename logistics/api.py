"""Parcels at ``/api/v1/``, and the door for the tracking provider."""

from types import SimpleNamespace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right
from core import api
from core.api.body import read
from core.api.problems import problem
from core.api.schema import Schema
from core.api.throttling import Knocking
from logistics.carriers import CHOICES
from logistics.choices import Method, Progress
from logistics.models import Delivery, DeliveryLine, Receipt, Shipment, ShipmentLine, TrackingEvent
from logistics.selectors import deliveries, receipts, shipments
from logistics.tracking import book, kuaidi100

LARGEST_PUSH = 256 * 1024


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
        "branch": api.key("order__branch_id"),
    }


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


class ReceiptSerializer(api.RowSerializer):
    """Whether a parcel reached its customer."""

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
        )


class ReceiptViewSet(api.WorkflowViewSet):
    """Receipts and their steps."""

    serializer_class = ReceiptSerializer
    selectors = receipts
    right = Right.LOGISTICS
    filters = {"order": api.key("order_id"), "shipment": api.key("shipment_id")}


class AnyBody(BaseParser):
    """The body is read raw, because its signature is over the text as it came."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Left alone."""
        return {}


class PushInput(serializers.Serializer[Any]):
    """The provider's form: a JSON text and its signature."""

    sign = serializers.CharField()
    param = serializers.CharField()


class PushOutput(serializers.Serializer[Any]):
    """What the provider wants to read; anything else makes it try again."""

    result = serializers.BooleanField()
    returnCode = serializers.CharField()  # noqa: N815 - the provider's name
    message = serializers.CharField()


class TrackingWebhook(APIView):
    """快递100's push: ``sign = MD5(param + salt)`` in capitals, form-encoded, repeated at will."""

    schema = Schema()
    authentication_classes = ()
    permission_classes = (AllowAny,)
    parser_classes = (AnyBody,)

    @extend_schema(
        operation_id="webhooks_tracking",
        request={"application/x-www-form-urlencoded": PushInput},
        responses={200: PushOutput},
    )
    def post(self, request: Request) -> Response:
        """200 when it is ours, also for a repeat and for a number that we do not know; 401."""
        text = read(request, LARGEST_PUSH).decode("utf-8", "replace")
        form = QueryDict(text)
        param, signature = form.get("param", ""), form.get("sign", "")
        if not kuaidi100.is_signed(param, signature, book.push_salt()):
            Knocking.check(request)
            return problem(401, _("The signature is wrong."), kind="bad_signature")
        book.take_in(param)
        return Response({"result": True, "returnCode": "200", "message": "成功"})


api.register("deliveries", DeliveryViewSet)
api.register("shipments", ShipmentViewSet)
api.register("tracking-events", TrackingEventViewSet)
api.register("receipts", ReceiptViewSet)
api.route("webhooks/tracking/", TrackingWebhook.as_view())
