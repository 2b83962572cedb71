"""Signed links by which a customer does one thing to one row, without an account (``/c/<token>/``).

A link is bound to its purpose, its row and its customer, ends by itself and can be revoked. The
token is a number and its signature; only the number is kept, so that the table alone opens no door.
An app says what a purpose shows::

    links.register("health_record", views.fill)      # view(request, link) -> HttpResponse
    links.issue("health_record", record, record.customer_key, days=14)    # "/c/…/"

The view gets the link: ``link.row_id``, ``link.customer_key``, ``link.actor`` (for ``perform``),
``link.action`` (the last part of ``/c/<token>/<action>/``). A ``Problem`` that it raises becomes a
page in plain words with the problem's status.
"""

import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from zlib import crc32

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from core import clock
from core.errors import Problem, TooMany
from core.models import CustomerLink

View = Callable[[HttpRequest, CustomerLink], HttpResponse]
#: A quick reader answers a question in two seconds, and every answer is two openings.
OPENINGS_PER_MINUTE = 120
#: 72 bits of number and 120 of signature: with ``c/`` 35 letters, all that a short message takes.
NONCE_BYTES, SIGNATURE_BYTES = 9, 15
_TOKEN = re.compile(r"[A-Za-z0-9_-]{12}\.[A-Za-z0-9_-]{20}")
_views: dict[str, View] = {}


class LinkClosed(Problem):
    """The link is not, or no longer, one of ours; the customer reads why."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
        self.code = "link_closed"


def register(purpose: str, view: View) -> None:
    """Say what a purpose shows; once per purpose, from an app's ``views.py``."""
    if _views.get(purpose, view) is not view:
        raise ValueError(f"the purpose {purpose} has a page already")
    _views[purpose] = view


def issue(purpose: str, row: Model, customer_id: int | None, days: float) -> str:
    """Make a link and return its path; without a customer it is a partner's."""
    now = clock.now()
    link = CustomerLink.objects.create(
        nonce=secrets.token_urlsafe(NONCE_BYTES),
        purpose=purpose,
        row_key=key_of(row),
        customer_key=customer_id,
        issued_at=now,
        expires_at=now + timedelta(days=days),
    )
    return path_of(link)


def path_of(link: CustomerLink) -> str:
    """The path of a link that exists, to send it again."""
    return reverse("customer-link", args=[f"{link.nonce}.{_signature(link, settings.SECRET_KEY)}"])


def live(row: Model, purpose: str = "") -> QuerySet[CustomerLink]:
    """The links to a row that still open, newest first."""
    found = CustomerLink.objects.filter(
        row_key=key_of(row), revoked_at=None, expires_at__gt=clock.now()
    )
    return (found.filter(purpose=purpose) if purpose else found).order_by("-id")


def standing(purpose: str, row: Model, customer_id: int | None, days: float) -> str:
    """The path of the link that stands already, else of a new one."""
    known = live(row, purpose).filter(customer_key=customer_id).first()
    return path_of(known) if known else issue(purpose, row, customer_id, days)


def revoke(row: Model, purpose: str = "") -> int:
    """Close the links to a row and return how many there were."""
    return live(row, purpose).update(revoked_at=clock.now())


def open(token: str) -> CustomerLink:
    """The link behind a token, marked as used; raises ``LinkClosed`` in words for the customer."""
    link = _find(token)
    now = clock.now()
    if link.revoked_at:
        raise LinkClosed(_("This link has been withdrawn. Ask us for a new one."), 410)
    if link.expires_at <= now:
        raise LinkClosed(_("This link has expired. Ask us for a new one."), 410)
    CustomerLink.objects.filter(pk=link.pk).update(
        used_at=Coalesce(F("used_at"), now), last_used_at=now
    )
    return link


def key_of(row: Model) -> str:
    """The row's name in logs and links."""
    return f"{row._meta.label_lower}:{row.pk}"


def _find(token: str) -> CustomerLink:
    nonce, _dot, signature = token.partition(".")
    link = CustomerLink.objects.filter(nonce=nonce).first() if _TOKEN.fullmatch(token) else None
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if link and any(constant_time_compare(signature, _signature(link, key)) for key in keys):
        return link
    raise LinkClosed(_("There is nothing behind this link. Was it copied whole?"), 404)


def _signature(link: CustomerLink, key: str | bytes) -> str:
    bound = f"core.links|{link.purpose}|{link.row_key}|{link.customer_key}"
    digest = salted_hmac(bound, link.nonce, secret=key, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode()


@login_not_required
def page(request: HttpRequest, token: str, action: str = "") -> HttpResponse:
    """Open the link and let its purpose answer; what goes wrong is said in plain words."""
    try:
        _not_too_often(token)
        link = open(token)
        if link.purpose not in _views:
            raise LinkClosed(_("There is nothing behind this link. Was it copied whole?"), 404)
        link.action = action
        response = _views[link.purpose](request, link)
    except Problem as problem:
        response = render(request, "customer/problem.html", {"problem": problem})
        response.status_code = problem.status
    return _private(response)


def _private(response: HttpResponse) -> HttpResponse:
    """Neither kept, nor found, nor told to other sites.

    The referrer policy is same-origin and not no-referrer: with the latter a browser sends forms
    with ``Origin: null``, which the protection against forged requests must refuse.
    """
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _not_too_often(token: str) -> None:
    """Count openings per link and minute; without the cache nobody is kept out."""
    key = f"link:{crc32(token.partition('.')[0].encode())}"
    try:
        cache.add(key, 0, timeout=60)
        count = cache.incr(key)
    except (RedisError, ValueError):  # the broker is down, or the minute ended between the two
        return
    if count > OPENINGS_PER_MINUTE:
        raise TooMany(_("This page is being opened too often. Try again in a minute."))


urlpatterns = [
    path("<str:token>/", page, name="customer-link"),
    path("<str:token>/<slug:action>/", page, name="customer-link-action"),
]
