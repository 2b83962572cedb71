"""What every page of the back office has in common."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from core.errors import Problem
from core.web.errors import answer

Handler = Callable[[HttpRequest], HttpResponse]


class PageMiddleware:
    """Problems become pages, and nothing personal stays in a cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pages are of the person who asked, so no cache keeps them."""
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view may raise a Problem; it is an answer, not a crash."""
        return answer(request, exception) if isinstance(exception, Problem) else None


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
