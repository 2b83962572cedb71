"""Reference data: the library of menus."""

from django.contrib import admin

from plans.models import MealTemplate


@admin.register(MealTemplate)
class MealTemplateAdmin(admin.ModelAdmin):
    """Menus to write from."""

    list_display = ("code", "name", "active")
    list_filter = ("active",)
    search_fields = ("code", "name")
