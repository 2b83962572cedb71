"""What somebody had typed when the session ended: kept sealed, given back to the same person."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, QueryDict

from core import clock
from core.models import FormDraft

#: Says who used this browser last; it opens nothing.
COOKIE = "dma_who"
KEPT = timedelta(hours=12)
MOST_LETTERS = 64 * 1024
#: The pages that give back what was typed: steps of rows, new rows.
REFILLED = ("-step", "-new")
_SECRET = ("password", "token", "secret")


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Note in the browser whose forms it shows."""
    user: Any = request.user
    value = _signer().sign(str(user.pk))
    if request.COOKIES.get(COOKIE) != value:
        response.set_cookie(
            COOKIE, value, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )


def keep(request: HttpRequest) -> bool:
    """Keep the form that came too late, if it is known whose it is and the page can refill it."""
    owner = _owner(request)
    name = request.resolver_match.url_name if request.resolver_match else None
    if not (name or "").endswith(REFILLED):
        return False
    typed = {
        name: values
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not any(word in name for word in _SECRET)
    }
    if owner is None or not typed or len(str(typed)) > MOST_LETTERS:
        return False
    FormDraft.objects.update_or_create(
        owner_id=owner, path=request.path[:200], defaults={"typed": typed, "at": clock.now()}
    )
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """What the person had typed on this page; once."""
    if COOKIE not in request.COOKIES:
        return None
    user: Any = request.user
    mine = FormDraft.objects.filter(owner_id=user.pk, path=request.path[:200])
    draft = mine.filter(at__gt=clock.now() - KEPT).first()
    if draft is None:
        return None
    mine.delete()
    typed = QueryDict(mutable=True)
    for name, values in draft.typed.items():
        typed.setlist(name, values)
    return typed


def forget() -> int:
    """Drop what nobody came back for."""
    return FormDraft.objects.filter(at__lt=clock.now() - KEPT).delete()[0]


def _owner(request: HttpRequest) -> int | None:
    try:
        return int(_signer().unsign(request.COOKIES.get(COOKIE, "")))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(salt="core.web.drafts")
