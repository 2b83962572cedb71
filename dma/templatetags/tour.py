"""The demo's story on every page; nothing and no query where there is no demo or no story."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import NoReverseMatch, reverse

from dma.tour import telling

register = template.Library()


@register.simple_tag
def tour_url() -> str:
    """The start page of the demo's tour; empty where there is none."""
    if settings.DMA_ENV != "demo":
        return ""
    try:
        return reverse("tour")
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def story(context: Context) -> dict[str, Any]:
    """What the panel shows, if this visitor follows the story."""
    request: Any = context.get("request")
    if request is None or not tour_url() or not request.user.is_authenticated:
        return {}
    return telling.panel(request)
