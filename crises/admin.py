"""Reference data: roster, duty, words of the watch."""

from django.contrib import admin

from crises.models import Duty, Seat, WatchRule


@admin.register(Seat)
class SeatAdmin(admin.ModelAdmin):
    """The two teams."""

    list_display = ("side", "part", "user")
    list_filter = ("side", "part")


@admin.register(Duty)
class DutyAdmin(admin.ModelAdmin):
    """Who is on duty."""

    list_display = ("user", "starts_at", "ends_at")


@admin.register(WatchRule)
class WatchRuleAdmin(admin.ModelAdmin):
    """What the watch looks for."""

    list_display = ("name", "words", "active")
