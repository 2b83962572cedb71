"""Reference data: the libraries of menus and plans."""

from django.contrib import admin

from plans.models import MealTemplate, PlanTemplate


@admin.register(MealTemplate)
class MealTemplateAdmin(admin.ModelAdmin):
    """Menus to write from."""

    list_display = ("code", "name", "active")
    list_filter = ("active",)
    search_fields = ("code", "name")


@admin.register(PlanTemplate)
class PlanTemplateAdmin(admin.ModelAdmin):
    """Plans to begin from."""

    list_display = ("code", "name", "active")
    list_filter = ("active",)
    search_fields = ("code", "name")
