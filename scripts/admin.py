"""For support: everything here is written on its own page."""

from django.contrib import admin

from scripts.models import Phrase, Script


@admin.register(Script)
class ScriptAdmin(admin.ModelAdmin):
    """The versions."""

    list_display = ("situation", "number", "current", "by_name", "at")
    list_filter = ("current",)


@admin.register(Phrase)
class PhraseAdmin(admin.ModelAdmin):
    """The phrases."""

    list_display = ("phrase", "suggestion", "active")
