"""Errors as ``application/problem+json`` (RFC 9457): one shape for every door of the API."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, status
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import set_rollback

from core.errors import Problem, Refused

log = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER = 5  # seconds, while the database is away
TITLES = {
    400: gettext_lazy("The request cannot be read"),
    401: gettext_lazy("Please identify yourself"),
    403: gettext_lazy("Not allowed"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("The method does not exist here"),
    406: gettext_lazy("The answer does not exist in this format"),
    409: gettext_lazy("Not possible now"),
    413: gettext_lazy("Too large"),
    415: gettext_lazy("The format is not understood"),
    422: gettext_lazy("The content cannot be"),
    429: gettext_lazy("Too many requests"),
    503: gettext_lazy("Not available now"),
}
CODES = {
    400: "malformed",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "throttled",
    503: "unavailable",
}


class ProblemRenderer(JSONRenderer):
    """JSON that says it is a problem."""

    media_type = CONTENT_TYPE


class ProblemResponse(Response):
    """A response that is rendered as a problem whatever was negotiated."""

    @property
    def rendered_content(self) -> Any:
        """The problem as JSON."""
        renderer = self.accepted_renderer = ProblemRenderer()
        self.accepted_media_type = renderer.media_type
        self["Content-Type"] = CONTENT_TYPE
        return renderer.render(self.data, CONTENT_TYPE)


def problem(
    code: int,
    detail: str,
    *,
    kind: str | None = None,
    errors: list[dict[str, str]] | None = None,
    allowed: list[str] | None = None,
    headers: dict[str, str] | None = None,
) -> ProblemResponse:
    """A problem document: ``errors`` are the reasons per field, ``allowed`` the steps open now."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": str(TITLES.get(code, "")),
        "status": code,
        "detail": detail,
        "code": kind or CODES.get(code, "error"),
    }
    if errors is not None:
        body["errors"] = errors
    if allowed is not None:
        body["allowed"] = allowed
    return ProblemResponse(body, status=code, headers=headers)


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """What a view raised, as a problem; None (500) only for what nobody foresaw."""
    set_rollback()
    if isinstance(error, Problem):
        return of_problem(error)
    if isinstance(error, OperationalError | InterfaceError):
        log.error("api.database_unavailable", exc_info=error)
        detail = _("The database cannot be reached. Please try again in a moment.")
        return problem(503, detail, headers={"Retry-After": str(RETRY_AFTER)})
    return _of_framework(_translated(error))


def of_problem(error: Problem) -> ProblemResponse:
    """A business answer as the API gives it."""
    errors = None
    if error.status == status.HTTP_422_UNPROCESSABLE_ENTITY:
        errors = [
            {"field": name, "message": str(reason)}
            for name, reasons in error.fields.items()
            for reason in reasons
        ]
    allowed = error.allowed if isinstance(error, Refused) else None
    kind = None if error.code == Problem.code else error.code
    return problem(error.status, str(error.message), kind=kind, errors=errors, allowed=allowed)


def _translated(error: Exception) -> Exception:
    """Django's own refusals as those of the framework."""
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(error, RequestDataTooBig):
        return exceptions.APIException(_("The body is too large."), code="too_large")
    if isinstance(error, SuspiciousOperation):
        return exceptions.ParseError()
    return error


def _of_framework(error: Exception) -> ProblemResponse | None:
    if not isinstance(error, exceptions.APIException):
        return None
    code = 413 if error.get_codes() == "too_large" else error.status_code
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(challenge)
    if (wait := getattr(error, "wait", None)) is not None:
        headers["Retry-After"] = str(int(wait) + 1)
    allowed: list[str] | None = [] if code == status.HTTP_409_CONFLICT else None
    return problem(code, _sentence(error.detail), allowed=allowed, headers=headers)


def _sentence(detail: Any) -> str:
    if isinstance(detail, dict):
        return " ".join(f"{name}: {_sentence(part)}" for name, part in detail.items())
    if isinstance(detail, list):
        return " ".join(_sentence(part) for part in detail)
    return str(detail)
