"""Texts of contracts: a draft is edited here, a published version only read."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contracts import services
from contracts.models import ContractTemplate
from core.errors import Problem


@admin.register(ContractTemplate)
class ContractTemplateAdmin(admin.ModelAdmin):
    """Versions of texts."""

    list_display = ("name", "code", "kind", "version", "published_at")
    list_filter = ("kind",)
    actions = ("publish",)

    def has_change_permission(
        self, request: HttpRequest, obj: ContractTemplate | None = None
    ) -> bool:
        """Published ones are immutable; the database says the same."""
        changeable = obj is None or obj.published_at is None
        return changeable and super().has_change_permission(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: ContractTemplate | None = None
    ) -> bool:
        """Contracts stand on them."""
        return False

    @admin.action(description=_("Publish"))
    def publish(self, request: HttpRequest, queryset: QuerySet[ContractTemplate]) -> None:
        """New contracts are made from it from now on."""
        for template in queryset:
            try:
                services.publish(template=template)
            except Problem as problem:
                messages.error(request, f"{template}: {problem.message}")
