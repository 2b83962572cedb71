"""Plans and what hangs on them over REST; readings come in here from scales and wristbands."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import Http404
from rest_framework import serializers
from rest_framework.response import Response

from accounts.roles import COACHES, Right, Role
from core import access
from core.api import (
    ROW_FIELDS,
    ReadViewSet,
    RowSerializer,
    WorkflowViewSet,
    choice,
    day,
    key,
    moment,
    register,
)
from core.api.fields import RowKeyField
from plans import metrics, selectors, services
from plans.entries import UNITS
from plans.forms import moment_field
from plans.models import (
    CoachingSession,
    Guidance,
    MealPlan,
    Metric,
    Plan,
    Report,
    ReviewForm,
)
from plans.selectors import guidance, menus, reports, reviews, sessions
from plans.selectors import metrics as readings

WHO_SERVES = COACHES | {Role.HEALTH_MANAGER, Role.CUSTOMER_SERVICE, Role.SYSTEM_ADMIN}


class PlanSerializer(RowSerializer):
    """A plan; what it says is health data and only for those who need it."""

    order_no = serializers.CharField(source="order.order_no", read_only=True)
    closing_date = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = Plan
        fields = (
            *ROW_FIELDS,
            "order",
            "order_no",
            "start_date",
            "closing_date",
            "submitted_at",
            "started_at",
            "ended_on",
        )


class WholePlanSerializer(PlanSerializer):
    """One plan with its text."""

    text = serializers.SerializerMethodField()

    class Meta(PlanSerializer.Meta):
        fields = (*PlanSerializer.Meta.fields, "text")

    def get_text(self, row: Plan) -> dict[str, Any] | None:
        """The four parts and the goals; null for those who do not need health data."""
        if not self.context["request"].user.can(Right.HEALTH):
            return None
        parts = {part: getattr(row, part) for part in ("diet", "exercise", "rest", "mind")}
        return {**parts, "goals": row.goals}


class SessionSerializer(RowSerializer):
    """A video call without its notes."""

    class Meta:
        model = CoachingSession
        fields = (
            *ROW_FIELDS,
            "plan",
            "session_no",
            "agreed_at",
            "held_at",
            "minutes",
            "outcome",
            "misses",
        )


class GuidanceSerializer(RowSerializer):
    """Guidance for a device."""

    class Meta:
        model = Guidance
        fields = (*ROW_FIELDS, "plan", "device", "given_at")


class MenuSerializer(RowSerializer):
    """A menu of a day."""

    meals = serializers.JSONField(read_only=True)
    totals = serializers.JSONField(read_only=True)
    tip = serializers.CharField(read_only=True)

    class Meta:
        model = MealPlan
        fields = (
            *ROW_FIELDS,
            "plan",
            "day_no",
            "for_date",
            "meals",
            "totals",
            "tip",
            "sent_at",
            "read_at",
            "explained_at",
        )


class ReviewSerializer(RowSerializer):
    """A review form; the answers are on its page."""

    class Meta:
        model = ReviewForm
        fields = (*ROW_FIELDS, "plan", "user", "role", "form_version", "score", "submitted_at")


class ReportSerializer(RowSerializer):
    """An assessment report with its frozen figures."""

    snapshot = serializers.JSONField(read_only=True)
    conclusions = serializers.CharField(read_only=True)

    class Meta:
        model = Report
        fields = (
            *ROW_FIELDS,
            "plan",
            "number",
            "edition",
            "issued_at",
            "snapshot",
            "conclusions",
        )


class MetricSerializer(RowSerializer):
    """A reading."""

    value = serializers.DecimalField(max_digits=9, decimal_places=2, read_only=True)

    class Meta:
        model = Metric
        fields = ("id", "plan", "code", "value", "measured_at", "source", "external_id", "suspect")


class MetricForm(forms.Form):
    """A reading as a device or its cloud sends it."""

    plan = RowKeyField()
    code = forms.ChoiceField(choices=metrics.CHOICES)
    value = forms.DecimalField(max_digits=9, decimal_places=2)
    unit = forms.ChoiceField(choices=UNITS, required=False)
    measured_at = moment_field()
    source = forms.ChoiceField(choices=Metric.Source.choices)
    external_id = forms.CharField(max_length=80, required=False)
    confirmed = forms.BooleanField(required=False)


class _Recorded:
    """Whoever reads health data is written down: one row, or whose rows stood on a page."""

    what: ClassVar[str] = ""
    lists_health: ClassVar[bool] = True

    def retrieve(self, request: Any, pk: int) -> Response:
        """One row."""
        response: Response = super().retrieve(request, pk)
        row = self.row(pk)
        access.record(request.user.actor, row.customer_key, _key(row), self.what)
        return response

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page of rows."""
        page = super().paginate_queryset(queryset)
        if self.lists_health:
            whose = {(row.plan.customer_key, row.plan.key) for row in page}
            user: Any = self.request.user
            access.record_many(user.actor, sorted(whose), self.what)
        return page


def _key(row: Any) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


class PlanViewSet(_Recorded, WorkflowViewSet):
    """Plans and their steps."""

    serializer_class = PlanSerializer
    detail_serializer_class = WholePlanSerializer
    selectors = selectors
    right = Right.PLANS
    what = "plan"
    lists_health = False  # a list says nothing of what the plans say
    filters = {"order": key("order_id"), "start_date": day("start_date")}


class SessionViewSet(WorkflowViewSet):
    """Video calls and their steps."""

    serializer_class = SessionSerializer
    selectors = sessions
    right = Right.PLANS
    filters = {"plan": key("plan_id")}


class GuidanceViewSet(WorkflowViewSet):
    """Device guidance and its step."""

    serializer_class = GuidanceSerializer
    selectors = guidance
    right = Right.PLANS
    filters = {"plan": key("plan_id")}


class MenuViewSet(_Recorded, WorkflowViewSet):
    """Menus and their steps."""

    serializer_class = MenuSerializer
    selectors = menus
    right = Right.HEALTH
    what = "menu"
    filters = {"plan": key("plan_id"), "for_date": day("for_date")}


class ReviewViewSet(WorkflowViewSet):
    """Review forms: one's own, those of the branch for its leads."""

    serializer_class = ReviewSerializer
    selectors = reviews
    right = Right.CLOCKS
    filters = {"plan": key("plan_id")}


class ReportViewSet(_Recorded, WorkflowViewSet):
    """Assessment reports and their steps."""

    serializer_class = ReportSerializer
    selectors = reports
    right = Right.HEALTH
    what = "report"
    filters = {"plan": key("plan_id")}


class MetricViewSet(_Recorded, ReadViewSet):
    """Readings; POST takes one from a device, a repeat of the same number is the same reading."""

    serializer_class = MetricSerializer
    selectors = readings
    right = Right.HEALTH
    what = "metrics"
    new_form = MetricForm
    also_answers = (404,)  # the plan in the body is not for the caller to see
    new_roles = frozenset(map(str, WHO_SERVES))
    filters = {
        "plan": key("plan_id"),
        "code": choice("code", metrics.CHOICES),
        "since": moment("measured_at__gte"),
    }

    def new(self, *, by: Any, **data: Any) -> Metric:
        """Keep it, if the plan is one that the caller may see."""
        plan = selectors.visible_to(self.request.user).filter(pk=data.pop("plan")).first()
        if plan is None:
            raise Http404
        return services.record_metric(plan=plan, by=by, value=Decimal(data.pop("value")), **data)


register("plans", PlanViewSet)
register("sessions", SessionViewSet)
register("guidance", GuidanceViewSet)
register("menus", MenuViewSet)
register("reviews", ReviewViewSet)
register("reports", ReportViewSet)
register("metrics", MetricViewSet)
