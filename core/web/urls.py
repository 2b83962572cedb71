"""The addresses of every registered screen."""

from functools import partial

from django.urls import URLPattern, path

from core.web import details, doing, lists
from core.web.screen import Screen, screens


def urlpatterns() -> list[URLPattern]:
    """Lists, details, steps and entry of everything that has been registered so far."""
    return [found for screen in screens() for found in _of(screen)]


def _of(screen: Screen) -> list[URLPattern]:
    slug = screen.slug
    found = [
        path(f"{slug}/", partial(lists.page, screen=screen), name=slug),
        path(f"{slug}/<int:pk>/", partial(details.page, screen=screen), name=f"{slug}-detail"),
    ]
    if screen.is_workflow:
        to_step = path(
            f"{slug}/<int:pk>/steps/<slug:name>/",
            partial(doing.step, screen=screen),
            name=f"{slug}-step",
        )
        found.append(to_step)
    if screen.create is not None:
        found.append(path(f"{slug}/new/", partial(doing.new, screen=screen), name=f"{slug}-new"))
    return found
