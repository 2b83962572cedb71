"""Clocks with their steps, and the published policies and calendars, at ``/api/v1/``."""

from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from accounts.roles import Right
from core import api
from sla import selectors
from sla.models import CalendarVersion, Clock, PolicyVersion, Published
from sla.table import RULES


def published(model: type[Published]) -> QuerySet[Any]:
    """What rules or has ruled, for everybody who may see clocks."""
    return model._default_manager.filter(published_at__isnull=False)


class ClockSerializer(api.RowSerializer):
    """A deadline: who owes what until when, and how that came about."""

    label = serializers.CharField(source="rule_label", help_text="The handbook's name of it.")
    explain = serializers.CharField(help_text="How the due time came about.")
    case_key = serializers.CharField()

    class Meta:
        model = Clock
        fields = (
            *api.ROW_FIELDS,
            *("code", "label", "case_key", "subject_key", "subject_title", "slot"),
            *("branch", "owner_role", "owner", "policy", "calendar"),
            *("trigger_at", "opened_at", "due_at", "provisional", "explain"),
            *("paused_at", "done_at", "done_by", "breached_at"),
            *("late_seconds", "inherited_seconds", "late_code"),
        )


class ClockViewSet(api.WorkflowViewSet):
    """Clocks that the caller may see: wait, go on, waive, give the reason for a delay."""

    serializer_class = ClockSerializer
    selectors = selectors
    right = Right.CLOCKS
    filters = {
        "code": api.choice("code", [(code, code) for code in RULES]),
        "owner": api.key("owner_id"),
        "owner_role": api.exact("owner_role"),
        "due_before": api.moment("due_at__lt"),
    }


class PolicySerializer(api.RowSerializer):
    """A published version of a timing policy."""

    label = serializers.SerializerMethodField(help_text="The handbook's name of it.")
    data = serializers.DictField(help_text="Duration, ladder, owner, grace, pausing.")

    class Meta:
        model = PolicyVersion
        fields = (
            *("id", "code", "label", "number", "current", "data", "note"),
            *("published_at", "published_by"),
        )

    def get_label(self, row: Any) -> str:
        """In the caller's language."""
        return selectors.label_of(row.code)


class PolicyViewSet(api.ReadViewSet):
    """What rules or has ruled; drafts are on the page only."""

    serializer_class = PolicySerializer
    selectors = SimpleNamespace(visible_to=lambda user: published(PolicyVersion))
    right = Right.CLOCKS
    filters = {
        "code": api.choice("code", [(code, code) for code in RULES]),
        "current": api.flag("current"),
    }


class CalendarSerializer(api.RowSerializer):
    """A published version of a working calendar."""

    data = serializers.DictField(help_text="Week, special days, announced dates, time zone.")

    class Meta:
        model = CalendarVersion
        fields = (
            *("id", "code", "number", "current", "data", "note"),
            *("published_at", "published_by"),
        )


class CalendarViewSet(api.ReadViewSet):
    """What rules or has ruled; drafts are on the page only."""

    serializer_class = CalendarSerializer
    selectors = SimpleNamespace(visible_to=lambda user: published(CalendarVersion))
    right = Right.CLOCKS
    filters = {"code": api.exact("code", longest=40), "current": api.flag("current")}


api.register("clocks", ClockViewSet)
api.register("policies", PolicyViewSet)
api.register("calendars", CalendarViewSet)
