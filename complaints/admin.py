"""Reference data: the authority table."""

from django.contrib import admin

from complaints.models import Authority


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    """Who may grant how much by themselves."""

    list_display = ("role", "category", "limit")
    list_filter = ("role",)
