"""The conversation's own addresses in the back office: what is new, what is said, who has read."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from core import web
from groupchat import selectors, talk
from groupchat.models import Group, Message


def urls(row: Group) -> dict[str, str]:
    """Where a group's conversation goes on."""
    names = ("poll", "post", "earlier", "composer")
    return {f"{name}_url": reverse(f"groups-{name}", args=[row.pk]) for name in names}


def part(request: HttpRequest, row: Group, shown: list[Message]) -> dict[str, Any]:
    """Messages as staff see them: with how many have read each."""
    user: Any = request.user
    return {
        "group": row,
        "staff": True,
        **talk.edge(request, shown),
        "bubbles": talk.bubbles(
            row,
            shown,
            by=user.actor,
            file_url=lambda attachment: reverse("file", args=[attachment.pk]),
            with_reading=True,
        ),
    }


@require_POST
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said since; it counts as read by whoever asked."""
    row, user = _row(request, pk)
    fresh = talk.fresh(request, row, user.actor)
    context = {**urls(row), **part(request, row, fresh)}
    return render(request, "groupchat/_fresh.html", context)


@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something; what was typed stays when it cannot be sent."""
    row, user = _row(request, pk)
    form, problem = talk.say(request, row, user.actor)
    context = {**urls(row), "form": form, "scripts": selectors.scripts(), "group": row}
    context |= {"staff": True, "url": web.url_for(row.key)}
    if problem is not None:
        return talk.refused(request, context, problem, whole="groupchat/say.html")
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(f"{context['url']}?tab=talk")
    fresh = talk.fresh(request, row, user.actor)
    context |= {**part(request, row, fresh), "answer": True, "form": talk.blank()}
    return render(request, "groupchat/_fresh.html", context)


@require_safe
def earlier(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of messages before a number."""
    row, _user = _row(request, pk)
    before = talk.number(request, "before") or None
    context = {**urls(row), **part(request, row, selectors.messages(row, before=before))}
    return render(request, "groupchat/_earlier.html", context)


@require_safe
def readers(request: HttpRequest, pk: int, seq: int) -> HttpResponse:
    """Who has read a message, by name and time."""
    row, _user = _row(request, pk)
    message = get_object_or_404(row.messages.select_related("group"), seq=seq)
    given = {"readers": selectors.readers(message), "seq": seq}
    return render(request, "groupchat/_readers.html", given)


@require_safe
def composer(request: HttpRequest, pk: int) -> HttpResponse:
    """The line to write in: with the words of a script, or as an answer. Nothing is sent yet."""
    row, user = _row(request, pk)
    words, wanted = "", talk.number(request, "script")
    if wanted:
        script = get_object_or_404(selectors.scripts(), pk=wanted)
        words = selectors.fill(script, speaker=str(user), customer=row.order.customer.full_name)
    form = talk.blank(words, reply_to=talk.number(request, "reply"))
    context = {**urls(row), "group": row, "form": form, "staff": True}
    context["scripts"] = selectors.scripts()
    return render(request, "groupchat/_composer.html", context)


def _row(request: HttpRequest, pk: int) -> tuple[Group, Any]:
    """The group and the person; 403 without the right, 404 out of sight."""
    return web.screen_of(Group._meta.label_lower).row(request, pk), request.user
