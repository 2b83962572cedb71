"""Health records and assessments at ``/api/v1/``; answers are opened one row at a time."""

from typing import Any, ClassVar

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right
from core import access, api
from core.api import reading
from core.api.schema import Schema
from core.api.views import HasRight
from health_records import selectors, services
from health_records.models import Assessment, HealthRecord

OWN = ("order", "customer", "questionnaire", "completeness", "round", "submitted_at")


@extend_schema_field(OpenApiTypes.OBJECT)
class AnswersField(serializers.JSONField):
    """Answers by item code; null until the caller may read them."""


class HealthRecordSerializer(api.RowSerializer):
    """A health record without its answers."""

    customer = serializers.IntegerField(source="order.customer_id", read_only=True)

    class Meta:
        model = HealthRecord
        fields = (*api.ROW_FIELDS, *OWN, "number")


class HealthRecordDetailSerializer(HealthRecordSerializer):
    """A health record with the answers that the caller may read."""

    answers = AnswersField(source="opened", read_only=True)

    class Meta(HealthRecordSerializer.Meta):
        fields = (*HealthRecordSerializer.Meta.fields, "answers")


class AssessmentSerializer(api.RowSerializer):
    """An assessment without its answers."""

    customer = serializers.IntegerField(source="order.customer_id", read_only=True)

    class Meta:
        model = Assessment
        fields = (*api.ROW_FIELDS, *OWN)


class AssessmentDetailSerializer(AssessmentSerializer):
    """An assessment with the answers and danger signs that the caller may read."""

    answers = AnswersField(source="opened", read_only=True)
    flags = serializers.ListField(child=serializers.CharField(), source="flagged", read_only=True)

    class Meta(AssessmentSerializer.Meta):
        fields = (*AssessmentSerializer.Meta.fields, "answers", "flags")


class _Filled(api.WorkflowViewSet):
    """Rows whose answers are opened on record."""

    right = Right.HEALTH
    filters = {"order": api.key("order_id"), "customer": api.key("order__customer_id")}
    what: ClassVar[str] = ""

    def shown(self, row: Any, status: int = 200) -> Response:
        """One row with its answers, after the log has the reading."""
        user: Any = self.request.user
        shown = selectors.answers_shown(row, user)
        special = selectors.may_see_special(user)
        row.opened = selectors.opened(*shown, special=special) if shown else None
        row.flagged = selectors.flags_shown(row, user) if shown else []
        if shown:
            access.record(user.actor, row.customer_key, row.key, self.what)
        return super().shown(row, status)


class HealthRecordViewSet(_Filled):
    """Health records and their steps."""

    serializer_class = HealthRecordSerializer
    detail_serializer_class = HealthRecordDetailSerializer
    selectors = selectors
    what = "health_record"


class _Assessments:
    """The selectors of assessments, by the names that a viewset asks for."""

    visible_to = staticmethod(selectors.assessments_visible_to)
    for_list = staticmethod(selectors.assessments_for_list)
    for_detail = staticmethod(selectors.assessments_for_detail)


class AssessmentViewSet(_Filled):
    """Assessments and their steps."""

    serializer_class = AssessmentSerializer
    detail_serializer_class = AssessmentDetailSerializer
    selectors = _Assessments
    what = "assessment"


class AnswersForm(forms.Form):
    """Answers by item code, complete or not."""

    answers = forms.JSONField(label=_("Answers by item code"))

    def clean_answers(self) -> dict[str, Any]:
        """An object, whatever is in it."""
        given = self.cleaned_data["answers"]
        if not isinstance(given, dict):
            raise forms.ValidationError(_("This must be an object of answers by item code."))
        return given


class AnswersInput(serializers.Serializer[Any]):
    """Answers by item code."""

    answers = AnswersField()


class Progress(serializers.Serializer[Any]):
    """How far the form is."""

    completeness = serializers.IntegerField()
    missing = serializers.ListField(child=serializers.CharField())


class AnswersView(APIView):
    """Keep answers of a form that is being filled in or corrected."""

    schema = Schema()
    permission_classes = (IsAuthenticated, HasRight)
    right = Right.HEALTH
    rows: ClassVar[Any] = None

    @extend_schema(request=AnswersInput, responses=Progress, tags=["health-records"])
    def post(self, request: Request, pk: int) -> Response:
        """Keep them; what is wrong is named beside its item."""
        user: Any = request.user
        row = get_object_or_404(type(self).rows(user), pk=pk)
        answers = reading.cleaned(request, AnswersForm)["answers"]
        saved = services.save_answers(row=row, by=user.actor, answers=answers)
        missing = [item.code for item in saved.sheet.missing(saved.answers)]
        return Response({"completeness": saved.completeness, "missing": missing})


class RecordAnswersView(AnswersView):
    """Answers of a health record."""

    rows = staticmethod(selectors.for_detail)


class AssessmentAnswersView(AnswersView):
    """Answers of an assessment."""

    rows = staticmethod(selectors.assessments_for_detail)


api.register("health-records", HealthRecordViewSet)
api.register("assessments", AssessmentViewSet)
api.route("health-records/<int:pk>/answers/", RecordAnswersView.as_view())
api.route("assessments/<int:pk>/answers/", AssessmentAnswersView.as_view())
