"""Papers at ``/api/v1/`` with the same steps as on the pages; the sheet of a count is blind."""

from types import SimpleNamespace
from typing import Any

from rest_framework import serializers

from accounts.roles import Right
from core import api
from warehousing import selectors, services
from warehousing.duties import BRANCH, KEEPER, LEAD
from warehousing.forms.disposal import DisposalForm
from warehousing.forms.requisition import RequisitionForm
from warehousing.forms.stocktake import StocktakeForm
from warehousing.models import (
    Disposal,
    ExpiryCheck,
    ExpiryNotice,
    Requisition,
    RequisitionArrival,
    RequisitionLine,
    Stocktake,
    StocktakeLine,
)


class RequisitionLineSerializer(serializers.ModelSerializer[Any]):
    """So much of a product."""

    class Meta:
        model = RequisitionLine
        fields = ("id", "product", "wanted", "granted")
        read_only_fields = fields


class RequisitionArrivalSerializer(serializers.ModelSerializer[Any]):
    """What came of a lot."""

    missing = serializers.IntegerField(read_only=True)

    class Meta:
        model = RequisitionArrival
        fields = ("lot", "sent", "good", "damaged", "missing")
        read_only_fields = fields


class RequisitionSerializer(api.RowSerializer):
    """What a branch asks for."""

    class Meta:
        model = Requisition
        fields = (*api.ROW_FIELDS, "source", "target", "why", "round", "lost")


class RequisitionDetailSerializer(RequisitionSerializer):
    """With lines and arrivals."""

    lines = RequisitionLineSerializer(many=True, read_only=True)
    arrivals = RequisitionArrivalSerializer(many=True, read_only=True)

    class Meta:
        model = Requisition
        fields = (
            *RequisitionSerializer.Meta.fields,
            "first_by",
            "second_by",
            "shipped_by",
            "received_by",
            "carrier",
            "lines",
            "arrivals",
        )


class RequisitionViewSet(api.WorkflowViewSet):
    """Requisitions and their steps; POST drafts one."""

    serializer_class = RequisitionSerializer
    detail_serializer_class = RequisitionDetailSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.requisitions_visible_to,
        for_list=selectors.requisitions_for_list,
        for_detail=selectors.requisitions_for_detail,
    )
    right = Right.STOCK
    filters = {"target": api.key("target_id"), "source": api.key("source_id")}
    new_form = RequisitionForm
    new_roles = BRANCH

    def new(self, *, by: Any, **data: Any) -> Requisition:
        """Drafted."""
        return services.request(by=by, **data)


class DisposalSerializer(api.RowSerializer):
    """Goods that are to be destroyed."""

    class Meta:
        model = Disposal
        fields = (
            *api.ROW_FIELDS,
            "lot",
            "held",
            "quantity",
            "cause",
            "reason",
            "responsible",
            "round",
            "first_by",
            "second_by",
            "lead_by",
            "destroyed_by",
            "witness",
            "destroyed_at",
        )


class DisposalViewSet(api.WorkflowViewSet):
    """Disposals and their steps; POST applies and sets the goods apart."""

    serializer_class = DisposalSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.disposals_visible_to, for_list=selectors.disposals_for_list
    )
    right = Right.STOCK
    filters = {"lot": api.key("lot_id")}
    new_form = DisposalForm
    new_roles = KEEPER

    def new(self, *, by: Any, **data: Any) -> Disposal:
        """Applied for."""
        return services.report_disposal(by=by, **data)


class StocktakeLineSerializer(serializers.ModelSerializer[Any]):
    """A lot on the sheet; what was counted and what the book said come when nobody counts."""

    counted = serializers.SerializerMethodField()
    book = serializers.SerializerMethodField()
    variance = serializers.SerializerMethodField()

    class Meta:
        model = StocktakeLine
        fields = ("id", "lot", "counted", "book", "variance", "cause", "note")
        read_only_fields = fields

    def get_counted(self, line: StocktakeLine) -> int | None:
        """What counts in the end."""
        return None if line.stocktake.is_blind else line.counted

    def get_book(self, line: StocktakeLine) -> int | None:
        """What the book said at that count."""
        return None if line.stocktake.is_blind else line.book

    def get_variance(self, line: StocktakeLine) -> int | None:
        """What the ledger has to follow."""
        return None if line.stocktake.is_blind else line.variance


class StocktakeSerializer(api.RowSerializer):
    """One warehouse, counted on one day."""

    class Meta:
        model = Stocktake
        fields = (
            *api.ROW_FIELDS,
            "warehouse",
            "month",
            "due_on",
            "mode",
            "started_at",
            "finished_at",
            "finance_by",
            "lead_by",
        )


class StocktakeDetailSerializer(StocktakeSerializer):
    """With its sheet."""

    lines = StocktakeLineSerializer(many=True, read_only=True)

    class Meta:
        model = Stocktake
        fields = (*StocktakeSerializer.Meta.fields, "lines")


class StocktakeViewSet(api.WorkflowViewSet):
    """Stocktakes and their steps; POST plans one."""

    serializer_class = StocktakeSerializer
    detail_serializer_class = StocktakeDetailSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.stocktakes_visible_to, for_list=selectors.stocktakes_for_list
    )
    right = Right.STOCK
    filters = {"warehouse": api.key("warehouse_id"), "month": api.day("month")}
    new_form = StocktakeForm
    new_roles = KEEPER | LEAD

    def new(self, *, by: Any, **data: Any) -> Stocktake:
        """Planned."""
        return services.plan_stocktake(by=by, **data)


class ExpiryCheckSerializer(api.RowSerializer):
    """A fortnight's check."""

    class Meta:
        model = ExpiryCheck
        fields = (*api.ROW_FIELDS, "warehouse", "called_on", "signed_by", "signed_at", "note")


class ExpiryCheckViewSet(api.WorkflowViewSet):
    """Fortnightly checks."""

    serializer_class = ExpiryCheckSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.checks_visible_to, for_list=selectors.checks_for_list
    )
    right = Right.STOCK
    filters = {"warehouse": api.key("warehouse_id")}


class ExpiryNoticeSerializer(api.RowSerializer):
    """What came near its end."""

    class Meta:
        model = ExpiryNotice
        fields = (*api.ROW_FIELDS, "warehouse", "day", "measure")


class ExpiryNoticeViewSet(api.WorkflowViewSet):
    """Near-expiry notices."""

    serializer_class = ExpiryNoticeSerializer
    selectors = SimpleNamespace(
        visible_to=selectors.notices_visible_to, for_list=selectors.notices_for_list
    )
    right = Right.STOCK
    filters = {"warehouse": api.key("warehouse_id"), "day": api.day("day")}


api.register("requisitions", RequisitionViewSet)
api.register("disposals", DisposalViewSet)
api.register("stocktakes", StocktakeViewSet)
api.register("expiry-checks", ExpiryCheckViewSet)
api.register("expiry-notices", ExpiryNoticeViewSet)
