"""A conversation as a page shows and takes it, for staff and for the customer alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid, Problem
from core.models import Attachment
from groupchat import links, selectors, services
from groupchat.forms import PostForm
from groupchat.models import Group, Message

REPLY_LENGTH = 60


@dataclass(frozen=True)
class Bubble:
    """One message, ready to be shown."""

    message: Message
    mine: bool
    parts: list[links.Part]
    reply: str
    file_url: str
    read: tuple[int, int] | None


def bubbles(
    group: Group,
    shown: Iterable[Message],
    *,
    by: Actor,
    file_url: Callable[[Attachment], str],
    with_reading: bool,
) -> list[Bubble]:
    """The messages; how many have read one is told to staff only."""
    shown = list(shown)
    mine = set(selectors.memberships(group, by).values_list("pk", flat=True))
    counts = selectors.read_counts(group, shown) if with_reading else {}
    return [
        Bubble(
            message=m,
            mine=m.member_id in mine,
            parts=list(links.parts(m.body)),
            reply=_reply(m.reply_to),
            file_url=file_url(m.attachment) if m.attachment else "",
            read=counts.get(m.pk) if m.member_id else None,
        )
        for m in shown
    ]


def _reply(message: Message | None) -> str:
    if message is None:
        return ""
    who = message.member.name if message.member else ""
    return f"{who}: {message.body[:REPLY_LENGTH]}" if who else message.body[:REPLY_LENGTH]


def blank(text: str = "", reply_to: int = 0) -> PostForm:
    """An empty line to write in; its number makes a double click one message."""
    return PostForm(initial={"client_id": uuid4().hex, "text": text, "reply_to": reply_to or None})


def number(request: HttpRequest, name: str) -> int:
    """A message number that a page sent back; anything else is 0."""
    given: Any = request.POST.get(name) or request.GET.get(name) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def fresh(request: HttpRequest, group: Group, by: Actor) -> list[Message]:
    """What was said since the page was last told; all of it counts as read by who asked."""
    after = number(request, "after")
    found = selectors.messages(group, after=after) if after else selectors.messages(group)
    services.mark_read(group=group, by=by, seq=found[-1].seq if found else group.last_seq)
    return found


def say(request: HttpRequest, group: Group, by: Actor) -> tuple[PostForm, Problem | None]:
    """Send what was typed; the form comes back with what is wrong, if something is."""
    form = PostForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise Invalid(_("Please look at the marked fields."))
        services.post(group=group, by=by, **form.cleaned_data)
    except Problem as problem:
        if form.is_valid():
            form.add_error("text", problem.message)
        return form, problem
    group.refresh_from_db(fields=["last_seq"])
    return form, None


def refused(
    request: HttpRequest, context: dict[str, Any], problem: Problem, *, whole: str
) -> HttpResponse:
    """The line to write in again, as it was typed; the whole page where there is no script."""
    part = "HX-Request" in request.headers
    template = "groupchat/_composer.html" if part else whole
    response = render(request, template, context, status=problem.status)
    if part:
        response["HX-Retarget"], response["HX-Reswap"] = "#composer", "outerHTML"
    return response


def edge(request: HttpRequest, shown: list[Message]) -> dict[str, int | None]:
    """Where the next and the previous messages begin."""
    return {
        "after": shown[-1].seq if shown else number(request, "after"),
        "earlier": shown[0].seq if shown and shown[0].seq > 1 else None,
    }
