"""Reference data of the desk: who can do what, and the care plans."""

from django.contrib import admin

from servicedesk.models import CarePlan, Skill


@admin.register(Skill)
class SkillAdmin(admin.ModelAdmin):
    """Skills by kind of work."""

    list_display = ("user", "kind", "level")
    list_filter = ("kind", "level")


@admin.register(CarePlan)
class CarePlanAdmin(admin.ModelAdmin):
    """How customers of a class are looked after."""

    list_display = ("name", "care_class", "way", "every_days", "active")
