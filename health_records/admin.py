"""Questionnaires are reference data until they are published."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.errors import Problem
from health_records import services
from health_records.models import Questionnaire


@admin.register(Questionnaire)
class QuestionnaireAdmin(admin.ModelAdmin):
    """Drafts are edited here; what is published is only read."""

    list_display = ("code", "number", "published_at", "published_by")
    list_filter = ("code",)
    actions = ("publish",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A published version is final."""
        return (obj is None or obj.published_at is None) and super().has_change_permission(
            request, obj
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A published version is final."""
        return obj is not None and obj.published_at is None

    @admin.action(description=_("Publish"))
    def publish(self, request: HttpRequest, queryset: QuerySet[Questionnaire]) -> None:
        """From now on new forms use these versions."""
        user: Any = request.user
        for questionnaire in queryset:
            try:
                services.publish(questionnaire=questionnaire, by=user.actor)
            except Problem as problem:
                reasons = [r for found in problem.fields.values() for r in found]
                self.message_user(request, " ".join([problem.message, *reasons]), messages.ERROR)
