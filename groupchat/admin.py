"""Scripts are reference data."""

from django.contrib import admin

from groupchat.models import Script


@admin.register(Script)
class ScriptAdmin(admin.ModelAdmin):
    """The words for a situation."""

    list_display = ("situation", "position", "active")
    list_filter = ("active",)
    search_fields = ("situation", "text")
