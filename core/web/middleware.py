"""What every page of the back office has in common."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.functional import LazyObject

from core.errors import Problem
from core.web import drafts
from core.web.errors import answer

Handler = Callable[[HttpRequest], HttpResponse]


class PageMiddleware:
    """Problems become pages, and nothing personal stays in a cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pages are of the person who asked, so no cache keeps them."""
        response = self.get_response(request)
        user: Any = getattr(request, "user", None)
        if user is not None and is_page(request, response) and user.is_authenticated:
            drafts.remember(request, response)
        elif user is not None and is_to_login(response) and not user.is_authenticated:
            response = session_ended(request, response)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """A page asks the person thousands of things: no longer through a wrapper that waits."""
        while isinstance(request.user, LazyObject):
            bool(request.user)
            request.user = request.user._wrapped

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view may raise a Problem; it is an answer, not a crash."""
        return answer(request, exception) if isinstance(exception, Problem) else None


def is_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is a page that may hold a form."""
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return html and response.status_code < 500 and not request.path.startswith("/api/")


def is_to_login(response: HttpResponse) -> bool:
    """Whether the answer sends to the login."""
    return response.headers.get("Location", "").startswith(f"{reverse('login')}?")


def session_ended(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Somebody worked on after the session had ended: what was typed is kept for them.

    A form goes to the login and comes back filled in; a piece of a page that fetches itself only
    tells that nobody is signed in, so that what stands half-written beside it stays.
    """
    kept = request.method == "POST" and drafts.keep(request)
    if "HX-Request" not in request.headers:
        return (
            response if kept or request.method != "POST" else HttpResponseRedirect(_back(request))
        )
    headers = {"HX-Redirect": f"{reverse('login')}?next={quote(request.path)}"} if kept else {}
    return HttpResponse(status=401, headers=headers)


def _back(request: HttpRequest) -> str:
    """The login, and from there to the page on which something was sent that has no page."""
    came = urlsplit(request.headers.get("Referer", ""))
    page = came.path if came.netloc == request.get_host() else "/"
    return f"{reverse('login')}?next={quote(page)}"


class LanguageMiddleware:
    """Chinese unless the person chose otherwise: what a browser prefers is not asked.

    A program that calls the API has no cookie: it says what it wants in Accept-Language.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The choice of this browser, or the product's language."""
        translation.activate(self._wanted(request))
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    @staticmethod
    def _wanted(request: HttpRequest) -> str:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if chosen in dict(settings.LANGUAGES):
            return chosen
        if request.path.startswith("/api/") and "Accept-Language" in request.headers:
            return translation.get_language_from_request(request)
        return str(settings.LANGUAGE_CODE)
