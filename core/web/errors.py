"""The pages for what went wrong: in the reader's language, without a query, with a way on."""

import logging
import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.errors import Problem
from core.web import drafts

logger = logging.getLogger(__name__)
RETRY_AFTER = "5"
#: The last resort, when templates, translations or files are out of reach, too.
BARE = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{status} · DMA</title></head>
<body><h1>系统暂时不可用</h1><p>已保存的内容不会丢失，请稍后重试。</p>
<p lang="en">The service is away for a moment. Nothing you saved is lost: try again soon.</p>
<p><a href="/">返回工作台 · To the workbench</a></p></body></html>"""


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
    """The form is older than the session: it comes back filled in, or 403 says what to do.

    The cookie that a draft needs is not sent from another site, and neither is our own origin.
    """
    own = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if own and request.user.is_authenticated and drafts.keep(request):
        if "HX-Request" in request.headers:
            return HttpResponse(status=204, headers={"HX-Redirect": request.path})
        return HttpResponseRedirect(request.path)
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
    """500, or 503 when only the database is away for a moment; never without an answer."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    try:
        return _away(request) if away else _broken(request)
    except Exception:
        logger.exception("the page for an error could not be drawn")
        status = 503 if away else 500
        headers = {"Retry-After": RETRY_AFTER} if away else {}
        return HttpResponse(BARE.format(status=status), status=status, headers=headers)


def _away(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        503,
        _("The service is restarting"),
        _("Nothing you saved is lost. Try again in a few seconds."),
    )


def _broken(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        500,
        _("Something went wrong on our side"),
        _("It has been recorded. Nothing was half saved: go back and try again."),
    )


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A business answer raised by a view that has no form to show it beside."""
    return page(request, problem.status, problem.message, _("Go back and look at it again."))
