"""Reference data: how tracking numbers look."""

from django.contrib import admin

from logistics.models import NumberShape


@admin.register(NumberShape)
class NumberShapeAdmin(admin.ModelAdmin):
    """One row for each shape; a wrong one is switched off, not deleted."""

    list_display = ("carrier", "pattern", "certain", "example", "active")
    list_filter = ("active", "certain", "carrier")
    search_fields = ("pattern", "example")
