"""The words of messages, edited by people; kinds and languages are the product's own."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from notifications.models import MessageTemplate
from notifications.texts import TEXTS


@admin.register(MessageTemplate)
class MessageTemplateAdmin(admin.ModelAdmin):
    """One row for each kind of message and language."""

    list_display = ("code", "language", "title")
    list_filter = ("language",)
    search_fields = ("code", "title", "body")
    readonly_fields = ("code", "language", "placeholders")
    fields = (
        "code",
        "language",
        "placeholders",
        "title",
        "body",
        "sms_code",
        "wechat_code",
        "wechat_fields",
    )
    ordering = ("code", "language")

    @admin.display(description="{…}")
    def placeholders(self, row: MessageTemplate) -> str:
        """What can be filled in."""
        known = TEXTS[row.code].fields if row.code in TEXTS else ()
        return " ".join(f"{{{name}}}" for name in known) or "—"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The product knows which messages it sends."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A kind of message without words would be sent as its code."""
        return False
