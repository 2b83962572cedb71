"""What templates need of the frame: the menu, icons, chips, times and pieces of pages."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core import clock
from core.web import cells
from core.web.looks import look_of
from core.web.menu import Group, menu_of
from core.web.screen import bell_of, url_for

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[Group]:
    """The menu of the person who looks at the page; the entry of the page is marked."""
    request: Any = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    return menu_of(user, request.path)


@register.simple_tag(takes_context=True)
def look(context: Context) -> str:
    """Light or dark, if the person has chosen."""
    return look_of(context.get("request"))


@register.simple_tag(takes_context=True)
def bell(context: Context) -> Mapping[str, Any]:
    """The unread messages of the person who looks at the page."""
    request = context.get("request")
    return bell_of(request.user) if request and request.user.is_authenticated else {}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A small picture beside words, never instead of them."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, given: Mapping[str, Any]) -> SafeString:
    """A piece of a page with the values that its screen gave for it."""
    engine: Any = context.template.engine if context.template else None
    piece = engine.get_template(name)
    with context.push(**given):
        rendered: SafeString = piece.render(context)
    return rendered


@register.filter
def remaining(due: datetime, now: datetime | None = None) -> str:
    """How long until a deadline, or how late."""
    return cells.remaining(due, now or clock.now())


@register.filter
def when(value: Any) -> str:
    """A date or a time as the house writes it."""
    return cells.text_of(value)


@register.filter
def money(value: Any) -> str:
    """An amount as the house writes it."""
    return cells.text_of(value, "money")


@register.filter
def page_of(key: str, user: Any = None) -> str:
    """The page of a row by its key; with a person, nothing where it is not open to them."""
    return url_for(key, user)


@register.simple_tag
def language() -> str:
    """The language of the page, as HTML wants it."""
    return get_language() or settings.LANGUAGE_CODE


@register.simple_tag
def environment() -> str:
    """Which installation this is: shown when it is not the real one."""
    return str(settings.DMA_ENV)
