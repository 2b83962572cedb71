"""Complaints, measures, compensations, improvements; their words stay on pages, where reads are
recorded."""

from typing import Any

from accounts.roles import LEADS, Right, Role
from complaints import selectors, services
from complaints.choices import DEPARTMENTS, Category, Cause, Grade, Level, Source
from complaints.forms import ComplaintForm, ImprovementForm
from complaints.models import Compensation, Complaint, Improvement, Measure
from complaints.selectors import compensations, improvements, measures
from complaints.workflow.states import TAKERS
from core import api


class ComplaintSerializer(api.RowSerializer):
    """A complaint without its words."""

    class Meta:
        model = Complaint
        fields = (
            *api.ROW_FIELDS,
            "customer",
            "order",
            "plan",
            "receipt",
            "lot",
            "source",
            "category",
            "suggested",
            "grade",
            "harm",
            "level",
            "round",
            "handler",
            "cause",
            "repeat_of",
            "merged_into",
            "taken_by",
            "first_answered_at",
            "promised_at",
            "resolved_at",
            "closed_at",
        )


class ComplaintViewSet(api.WorkflowViewSet):
    """Complaints and their steps; POST takes one down."""

    serializer_class = ComplaintSerializer
    selectors = selectors
    right = Right.COMPLAINTS
    filters = {
        "customer": api.key("customer_id"),
        "order": api.key("order_id"),
        "handler": api.key("handler_id"),
        "category": api.choice("category", Category.choices),
        "source": api.choice("source", Source.choices),
        "grade": api.choice("grade", Grade.choices),
        "level": api.choice("level", [(str(key), label) for key, label in Level.choices]),
        "cause": api.choice("cause", Cause.choices),
    }
    new_form = ComplaintForm
    new_roles = frozenset(map(str, TAKERS))

    def new(self, *, by: Any, **data: Any) -> Complaint:
        """Taken down."""
        return services.open(by=by, **data)


class MeasureSerializer(api.RowSerializer):
    """A measure without its words."""

    class Meta:
        model = Measure
        fields = (
            *api.ROW_FIELDS, "complaint", "round", "department", "person", "due_at", "done_at",
        )  # fmt: skip


class MeasureViewSet(api.WorkflowViewSet):
    """Measures and their steps."""

    serializer_class = MeasureSerializer
    selectors = measures
    right = Right.MEASURES
    filters = {
        "complaint": api.key("complaint_id"),
        "person": api.key("person_id"),
        "department": api.choice("department", DEPARTMENTS),
    }


class CompensationSerializer(api.RowSerializer):
    """A compensation, with who approved."""

    class Meta:
        model = Compensation
        fields = (
            *api.ROW_FIELDS,
            "complaint",
            "round",
            "remedy",
            "amount",
            "levels",
            "approved_level",
            "asked_by",
            "branch_by",
            "region_by",
            "finance_by",
            "paid_at",
        )


class CompensationViewSet(api.WorkflowViewSet):
    """Compensations and their approvals."""

    serializer_class = CompensationSerializer
    selectors = compensations
    right = Right.COMPENSATIONS
    filters = {"complaint": api.key("complaint_id")}


class ImprovementSerializer(api.RowSerializer):
    """An improvement."""

    class Meta:
        model = Improvement
        fields = (
            *api.ROW_FIELDS,
            "title",
            "branch",
            "complaint",
            "cause",
            "cycle",
            "owner",
            "due_at",
            "done_at",
            "accepted_at",
            "before",
            "after",
        )


class ImprovementViewSet(api.WorkflowViewSet):
    """Improvements and their steps; POST opens one."""

    serializer_class = ImprovementSerializer
    selectors = improvements
    right = Right.MEASURES
    filters = {
        "complaint": api.key("complaint_id"),
        "cause": api.choice("cause", Cause.choices),
        "owner": api.key("owner_id"),
    }
    new_form = ImprovementForm
    new_roles = frozenset(map(str, LEADS | {Role.QUALITY_SUPERVISOR}))

    def new(self, *, by: Any, **data: Any) -> Improvement:
        """Opened."""
        return services.open_improvement(by=by, **data)


api.register("complaints", ComplaintViewSet)
api.register("measures", MeasureViewSet)
api.register("compensations", CompensationViewSet)
api.register("improvements", ImprovementViewSet)
