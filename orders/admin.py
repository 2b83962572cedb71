"""Reference data of orders; orders themselves are only read here."""

from django.contrib import admin

from orders.models import Programme, ProgrammeLine


class LineInline(admin.TabularInline):
    """The kit."""

    model = ProgrammeLine
    extra = 0


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):
    """What is sold."""

    list_display = ("code", "name", "days", "list_price", "active")
    inlines = (LineInline,)
