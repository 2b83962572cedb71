"""The pages for what went wrong: in the reader's language, without a query, with a way on."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.errors import Problem

RETRY_AFTER = "5"


def page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    """One error page; htmx gets the words only, to show them where the answer belongs."""
    part = "HX-Request" in request.headers
    template = "errors/_error.html" if part else "errors/error.html"
    context = {"status": status, "title": title, "advice": advice}
    response = render(request, template, context, status=status)
    if status == 503:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: the request cannot be read."""
    return page(
        request,
        400,
        _("This request cannot be read"),
        _("Go back, open the page again and repeat what you did."),
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403: the page is there, but not for this person."""
    return page(
        request,
        403,
        _("This page is not among your duties"),
        _("Ask your lead or the system administrator if you need it for your work."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is older than the session."""
    return page(
        request,
        403,
        _("You signed in again since this page was opened"),
        _("Go back, load the page again and send the form once more."),
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: not there, or not visible to this person."""
    return page(
        request,
        404,
        _("There is no such page"),
        _("It may have moved, or it belongs to another branch or team. Search for it in its list."),
    )


def crashed(request: HttpRequest) -> HttpResponse:
    """500, or 503 when only the database is away for a moment."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return page(
            request,
            503,
            _("The service is restarting"),
            _("Nothing you saved is lost. Try again in a few seconds."),
        )
    return page(
        request,
        500,
        _("Something went wrong on our side"),
        _("It has been recorded. Nothing was half saved: go back and try again."),
    )


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A business answer raised by a view that has no form to show it beside."""
    return page(request, problem.status, problem.message, _("Go back and look at it again."))
