"""The addresses that both editors of what rules have: edit, preview, what-if."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.urls import URLPattern, path

from core import web
from sla.views import publish, whatif


def of(screen: web.Screen, edit: Callable[..., HttpResponse]) -> list[URLPattern]:
    """Named after the screen: ``policies-edit``, ``calendars-preview`` …"""
    ways: dict[str, Callable[..., HttpResponse]] = {
        "edit": edit,
        "preview": partial(publish.page, screen=screen),
        "what-if": partial(whatif.page, screen=screen),
        "what-if-job": partial(whatif.in_background, screen=screen),
    }
    return [
        path(f"{screen.slug}/<int:pk>/{name}/", view, name=f"{screen.slug}-{name}")
        for name, view in ways.items()
    ]
