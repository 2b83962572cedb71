"""One box for everything: each screen is asked in its own way, within what the person may see."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from core.errors import Invalid
from core.steps import state_label
from core.web import asking, cells
from core.web.menu import pages_of
from core.web.screen import Screen, screens

#: So many of each kind; who wants more goes to the list.
EACH = 5
MOST_LETTERS = 100


@dataclass(frozen=True)
class Hit:
    """One row that was found."""

    title: str
    url: str
    state: str
    tone: str


@dataclass(frozen=True)
class Group:
    """What was found on one screen."""

    screen: Screen
    hits: list[Hit]
    more: bool


def find(user: Any, text: str) -> list[Group]:
    """What fits a text, by screen, the newest first; one statement for each screen."""
    text = text.strip()[:MOST_LETTERS]
    if not worth(text):
        return []
    asked = (_on(screen, user, text) for screen in screens() if screen.search)
    return [group for group in asked if group.hits]


def worth(text: str) -> bool:
    """Whether a text says enough: a Chinese character does, two letters, three digits."""
    least = 3 if text.isdigit() else 2 if text.isascii() else 1
    return len(text) >= least


def _on(screen: Screen, user: Any, text: str) -> Group:
    if not screen.open_to(user):
        return Group(screen, [], False)
    try:
        wanted = asking.found_by(screen, user, text)
    except Invalid:  # this screen cannot make anything of such a text
        return Group(screen, [], False)
    rows = list(screen.list_rows(user).filter(wanted).order_by("-pk")[: EACH + 1])
    hits = [_hit(screen, row, user) for row in rows[:EACH]]
    return Group(screen, hits, len(rows) > EACH)


def _hit(screen: Screen, row: Any, user: Any) -> Hit:
    workflow = screen.is_workflow
    return Hit(
        title=screen.title_of(row, user),
        url=screen.url(row),
        state=state_label(row) if workflow else "",
        tone=cells.tone_of(row) if workflow else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The answer under the box, or as a page; what was typed travels in the body, in no address."""
    text = request.POST.get("text", "").strip()[:MOST_LETTERS]
    groups, pages = find(request.user, text), pages_of(request.user, text) if worth(text) else []
    part = request.headers.get("HX-Target") == "found"
    found = [hit.url for group in groups for hit in group.hits] + [page.url for page in pages]
    if not part and len(found) == 1:
        return HttpResponseRedirect(found[0])
    context = {"text": text, "groups": groups, "pages": pages, "enough": worth(text)}
    template = "components/_found.html" if part else "components/search.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


urlpatterns = [path("search/", page, name="search")]
