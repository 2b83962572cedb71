"""The addresses of every registered screen."""

from functools import partial

from django.urls import URLPattern, path

from core.web import bulk, details, doing, jobpages, lists, looks, saved, searching
from core.web.screen import Screen, screens


def urlpatterns() -> list[URLPattern]:
    """Lists, details, steps and entry of everything that has been registered so far."""
    own = [*searching.urlpatterns, *jobpages.urlpatterns, *looks.urlpatterns]
    return [*own, *(found for screen in screens() for found in _of(screen))]


def _of(screen: Screen) -> list[URLPattern]:
    slug = screen.slug
    found = [
        path(f"{slug}/", partial(lists.page, screen=screen), name=slug),
        path(f"{slug}/<int:pk>/", partial(details.page, screen=screen), name=f"{slug}-detail"),
        path(
            f"{slug}/<int:pk>/glance/",
            partial(details.glance, screen=screen),
            name=f"{slug}-glance",
        ),
    ]
    for name, view in (("views", saved.counts), ("save", saved.save), ("columns", saved.columns)):
        where = path(f"{slug}/{name}/", partial(view, screen=screen), name=f"{slug}-{name}")
        found.append(where)
    if screen.bulk:
        many = partial(bulk.choose, screen=screen)
        found.append(path(f"{slug}/bulk/", many, name=f"{slug}-bulk"))
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
