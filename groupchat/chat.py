"""The conversation's own addresses in the back office: what is new, what is said, who has read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from core import access, live, web
from groupchat import selectors, talk
from groupchat.models import Group
from groupchat.names import scripts_of


def side(row: Group, user: Any) -> talk.Side:
    """Staff: they also see who has read."""
    names = ("stream", "read", "post", "earlier", "composer")
    urls = {f"{name}_url": reverse(f"groups-{name}", args=[row.pk]) for name in names}
    urls["page_url"] = f"{web.url_for(row.key)}?tab=talk"
    return talk.Side(row, user.actor, urls, lambda file: reverse("file", args=[file.pk]), True)


def composing(row: Group, user: Any) -> dict[str, Any]:
    """What the line to write in needs."""
    scripts = scripts_of(row, user.actor)
    return {"form": talk.blank(), "scripts": scripts, "group": row, "staff": True}


@require_safe
def stream(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said from now on, as server-sent events; a stranger reads it on record."""
    row, user = _row(request, pk)
    shown = selectors.since(row, live.last_id(request))
    if shown:
        on_record(row, user)
    return talk.stream(request, side(row, user), shown)


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The person has seen the messages up to this one."""
    row, user = _row(request, pk)
    return talk.read(request, side(row, user))


@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something."""
    row, user = _row(request, pk)
    mine = side(row, user)
    context = {**mine.urls, **composing(row, user), "url": web.url_for(row.key)}
    return talk.post(request, mine, "groupchat/say.html", context)


@require_safe
def earlier(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of messages before a number."""
    row, user = _row(request, pk)
    return talk.earlier(request, side(row, user))


@require_safe
def readers(request: HttpRequest, pk: int, seq: int) -> HttpResponse:
    """Who has read a message, by name and time."""
    row, _user = _row(request, pk)
    message = get_object_or_404(row.messages.select_related("group"), seq=seq)
    given = {"readers": selectors.readers(message), "seq": seq}
    return render(request, "groupchat/_readers.html", given)


@require_safe
def composer(request: HttpRequest, pk: int) -> HttpResponse:
    """The line to write in, fresh: after a new login the old one's token no longer fits."""
    row, user = _row(request, pk)
    context = {**side(row, user).urls, **composing(row, user)}
    return render(request, "groupchat/_composer.html", context)


def on_record(row: Group, user: Any) -> bool:
    """Whether the person is in the group; whoever is not reads on record."""
    inside = selectors.memberships(row, user.actor).exists()
    if not inside and row.customer_key is not None:
        access.record(user.actor, row.customer_key, row.key, "chat")
    return inside


def _row(request: HttpRequest, pk: int) -> tuple[Group, Any]:
    """The group and the person; 403 without the right, 404 out of sight."""
    return web.screen_of(Group._meta.label_lower).row(request, pk), request.user
