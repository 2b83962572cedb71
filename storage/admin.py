"""Reference data: limits and sensors. Tokens are made with ``manage.py sensor``."""

from django.contrib import admin

from storage.models import Sensor, ZoneLimit


@admin.register(ZoneLimit)
class ZoneLimitAdmin(admin.ModelAdmin):
    """Limits from a day on; a change is a new row."""

    list_display = ("zone", "since", "t_min", "t_max", "rh_min", "rh_max", "every_minutes")
    list_select_related = ("zone__warehouse",)


@admin.register(Sensor)
class SensorAdmin(admin.ModelAdmin):
    """Which device measures where."""

    list_display = ("code", "zone", "every_minutes", "active", "heard_at")
    list_select_related = ("zone__warehouse",)
    fields = ("code", "zone", "every_minutes", "active")
    readonly_fields = ("code",)

    def has_add_permission(self, request: object) -> bool:
        """A sensor needs a token, which only the command shows."""
        return False
