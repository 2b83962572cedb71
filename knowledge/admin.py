"""For support: articles are written on their own pages."""

from django.contrib import admin

from knowledge.models import ArticleVersion


@admin.register(ArticleVersion)
class ArticleVersionAdmin(admin.ModelAdmin):
    """What was published."""

    list_display = ("article", "number", "by_name", "at")
