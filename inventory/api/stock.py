"""Lots with their steps, the ledger, promises, relocations, and what a scanned code means."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right, Role
from core import api, clock
from core.api.fields import wrong_day
from core.api.schema import Schema
from core.api.views import HasRight
from core.errors import Invalid
from inventory import selectors, services
from inventory.forms.receiving import MoveForm, ReceiveForm
from inventory.models import Allocation, Lot, Promise, Relocation, StockMove
from inventory.selectors.worth import by_warehouse
from inventory.views.scan import LONGEST, hits_of
from inventory.workflow import KEEPERS


class LotSerializer(api.RowSerializer):
    """Goods of one batch in one bin of one warehouse; ``value`` is in yuan."""

    sku = serializers.CharField(source="product.sku", read_only=True)
    free = serializers.IntegerField(read_only=True)
    place = serializers.CharField(read_only=True)

    class Meta:
        model = Lot
        fields = (
            *api.ROW_FIELDS,
            "product",
            "sku",
            "warehouse",
            "lot_no",
            "expires_on",
            "produced_on",
            "supplier",
            "bin",
            "place",
            "on_hand",
            "reserved",
            "free",
            "value",
            "received_at",
        )


class LotViewSet(api.WorkflowViewSet):
    """Lots and their steps; POST books goods in."""

    serializer_class = LotSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.visible_to,
        for_list=selectors.for_detail,
        for_detail=selectors.for_detail,
    )
    right = Right.STOCK
    filters = {
        "sku": api.exact("product__sku"),
        "product": api.key("product_id"),
        "warehouse": api.key("warehouse_id"),
        "bin": api.key("bin_id"),
        "lot_no": api.exact("lot_no"),
        "expires_before": api.day("expires_on__lt"),
    }
    new_form = ReceiveForm
    new_roles = frozenset({Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK, Role.PRODUCT_MANAGER})

    def new(self, *, by: Any, **data: Any) -> Lot:
        """Booked in."""
        return services.receive(by=by, **data)


class StockMoveSerializer(api.RowSerializer):
    """One line of the ledger; ``cost`` is in yuan, signed like the quantity."""

    class Meta:
        model = StockMove
        fields = (
            "id",
            "lot",
            "kind",
            "quantity",
            "cost",
            "document",
            "line",
            "reason",
            "at",
            "actor_name",
        )


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


class AllocationSerializer(api.RowSerializer):
    """Goods promised to a document."""

    class Meta:
        model = Allocation
        fields = ("id", "lot", "document", "quantity", "status", "reason", "at", "actor_name")


class AllocationViewSet(api.ReadViewSet):
    """What is and was reserved."""

    serializer_class = AllocationSerializer
    selectors = SimpleNamespace(visible_to=selectors.allocations_visible_to)
    right = Right.STOCK
    filters = {
        "lot": api.key("lot_id"),
        "document": api.exact("document"),
        "status": api.choice("status", Promise.choices),
    }


class RelocationSerializer(api.RowSerializer):
    """Goods put into another bin."""

    class Meta:
        model = Relocation
        fields = ("id", "lot", "there", "bin", "quantity", "reason", "at", "actor_name")


class RelocationViewSet(api.ReadViewSet):
    """Moves between bins; POST makes one from scanned codes."""

    serializer_class = RelocationSerializer
    selectors = SimpleNamespace(visible_to=selectors.relocations_visible_to)
    right = Right.STOCK
    filters = {"lot": api.key("lot_id"), "bin": api.key("bin_id")}
    new_form = MoveForm
    new_roles = KEEPERS

    def new(self, *, by: Any, **data: Any) -> Relocation:
        """Moved."""
        return services.relocate(by=by, **data)


class OfStock(APIView):
    """A question about stock."""

    schema = Schema()
    permission_classes = (IsAuthenticated, HasRight)
    right = Right.STOCK


class HitSerializer(serializers.Serializer[Any]):
    """Something that a code means."""

    kind = serializers.CharField()
    key = serializers.CharField()
    title = serializers.CharField()
    where = serializers.CharField()


class ScanView(OfStock):
    """What a scanned code means: lots, products, bins."""

    @extend_schema(
        operation_id="stock_scan",
        parameters=[OpenApiParameter("code", str, required=True)],
        responses={200: HitSerializer(many=True)},
    )
    def get(self, request: Request) -> Response:
        """Nothing known is an empty list."""
        code = request.query_params.get("code", "").replace("\0", "").strip()[:LONGEST]
        hits = hits_of(request.user, code) if code else []
        return Response(HitSerializer(hits, many=True).data)


class LegSerializer(serializers.Serializer[Any]):
    """What one document did with the batch."""

    document = serializers.CharField()
    kind = serializers.CharField()
    at = serializers.DateTimeField()
    who = serializers.CharField()
    quantity = serializers.IntegerField()
    back = serializers.IntegerField()
    words = serializers.CharField(source="about.words")
    whose = serializers.CharField(source="about.whose")


class TraceSerializer(serializers.Serializer[Any]):
    """A batch from its purchase to the customers."""

    received = serializers.IntegerField()
    outside = serializers.IntegerField()
    here = serializers.IntegerField()
    sources = LegSerializer(many=True)
    outward = LegSerializer(many=True)
    between = LegSerializer(many=True)
    places = LotSerializer(many=True)


class TraceView(OfStock):
    """Back to the purchase, forward to the customers."""

    @extend_schema(operation_id="stock_trace", responses={200: TraceSerializer})
    def get(self, request: Request, pk: int) -> Response:
        """Of the batch that a lot belongs to; a foreign lot is 404."""
        user: Any = request.user
        lot = get_object_or_404(selectors.visible_to(user), pk=pk)
        known = selectors.trace(lot, user)
        return Response(TraceSerializer(known, context={"request": request}).data)


class WorthSerializer(serializers.Serializer[Any]):
    """Units and yuan in one warehouse at the end of a day."""

    warehouse = serializers.IntegerField()
    name = serializers.CharField()
    units = serializers.IntegerField()
    value = serializers.DecimalField(max_digits=18, decimal_places=4)


class WorthView(OfStock):
    """What the goods had cost that were there at the end of a day, by warehouse."""

    @extend_schema(
        operation_id="stock_value",
        parameters=[OpenApiParameter("day", OpenApiTypes.DATE)],
        responses={200: WorthSerializer(many=True)},
    )
    def get(self, request: Request) -> Response:
        """Without a day: now. A day that is none is 422."""
        user: Any = request.user
        text = request.query_params.get("day", "")
        if reason := wrong_day(text):
            raise Invalid(reason, fields={"day": [reason]})
        day = date.fromisoformat(text) if text else clock.today()
        rows = [
            {"warehouse": room.pk, "name": room.name, "units": one.units, "value": one.value}
            for room, one in by_warehouse(user, day)
        ]
        return Response(WorthSerializer(rows, many=True).data)


api.register("stock", LotViewSet)
api.register("stock-moves", StockMoveViewSet)
api.register("stock-allocations", AllocationViewSet)
api.register("relocations", RelocationViewSet)
api.route("stock/value/", WorthView.as_view())
api.route("stock/scan/", ScanView.as_view())
api.route("stock/<int:pk>/trace/", TraceView.as_view())
