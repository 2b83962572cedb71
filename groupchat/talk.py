"""A conversation as a page shows and takes it, for staff and for the customer alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core import live
from core.actors import Actor
from core.errors import Invalid, Problem
from core.models import Attachment
from groupchat import links, selectors, services, turning
from groupchat.forms import PostForm
from groupchat.models import Group, Message

REPLY_LENGTH = 60
EMOJI = tuple("😊😄👍👏🙏💪🌹🎉🌞🌙😅😢🤔👌✅🍎🥗🥚🥛🏃🚶😴💧")


@dataclass(frozen=True)
class Bubble:
    """One message, ready to be shown."""

    message: Message
    mine: bool
    parts: list[links.Part]
    reply: str
    file_url: str
    read: tuple[int, int] | None
    to_me: bool
    turns: list[tuple[Any, str]]


@dataclass(frozen=True)
class Side:
    """Who talks, and where the pieces of their page are."""

    group: Group
    by: Actor
    urls: dict[str, str]
    file_url: Callable[[Attachment], str]
    staff: bool

    def context(self, shown: list[Message]) -> dict[str, Any]:
        """Messages as this side sees them; how many have read one is told to staff only."""
        return {
            **self.urls,
            "group": self.group,
            "staff": self.staff,
            "after": shown[-1].seq if shown else 0,
            "earlier": shown[0].seq if shown and shown[0].seq > 1 else None,
            "bubbles": self.bubbles(shown),
            "others": selectors.colleagues(self.group, self.by),
            "emoji": EMOJI,
        }

    def bubbles(self, shown: Iterable[Message]) -> list[Bubble]:
        """The messages, ready to be shown."""
        shown = list(shown)
        mine = set(selectors.memberships(self.group, self.by).values_list("pk", flat=True))
        counts = selectors.read_counts(self.group, shown) if self.staff else {}
        return [
            Bubble(
                message=m,
                mine=m.member_id in mine,
                parts=list(links.parts(m.body)),
                reply=_reply(m.reply_to),
                file_url=self.file_url(m.attachment) if m.attachment else "",
                read=counts.get(m.pk) if m.member_id else None,
                to_me=bool(mine.intersection(m.mentions)),
                turns=turning.offered(m, self.by) if self.staff else [],
            )
            for m in shown
        ]


def _reply(message: Message | None) -> str:
    if message is None:
        return ""
    who = message.member.name if message.member else ""
    said = message.body or _("Picture or file")
    return f"{who}: {said[:REPLY_LENGTH]}" if who else said[:REPLY_LENGTH]


def blank() -> PostForm:
    """An empty line to write in; its number makes a double click one message."""
    return PostForm(initial={"client_id": uuid4().hex})


def number(request: HttpRequest, name: str) -> int:
    """A message number that a page sent back; anything else is 0."""
    given: Any = request.POST.get(name) or request.GET.get(name) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def stream(request: HttpRequest, side: Side, shown: list[Message]) -> HttpResponse:
    """What was said since the page was last told, one event each; to staff also who has read."""
    entries = [
        live.Entry("said", _bubble(request, side, bubble), bubble.message.seq)
        for bubble in side.bubbles(shown)
    ]
    topics = side.group.topic
    if side.staff:
        entries.append(live.Entry("read", live.data_of(selectors.marks(side.group))))
        topics = f"{topics} {side.group.reading_topic}"
    return live.answer(request, topics, entries)


def _bubble(request: HttpRequest, side: Side, bubble: Bubble) -> str:
    given = {"group": side.group, "bubbles": [bubble]}
    return render_to_string("groupchat/_bubbles.html", given, request).strip()


def read(request: HttpRequest, side: Side) -> HttpResponse:
    """The page has shown the messages up to this one."""
    services.mark_read(group=side.group, by=side.by, seq=number(request, "seq"))
    return HttpResponse(status=204)


def earlier(request: HttpRequest, side: Side) -> HttpResponse:
    """The page of messages before a number."""
    before = number(request, "before") or None
    context = side.context(selectors.messages(side.group, before=before))
    return render(request, "groupchat/_earlier.html", context)


def post(request: HttpRequest, side: Side, whole: str, context: dict[str, Any]) -> HttpResponse:
    """Say something: a page's script is told in JSON; without one the page comes back.

    What was typed stays when it cannot be sent.
    """
    form = PostForm(request.POST, request.FILES)
    scripted = "application/json" in request.headers.get("Accept", "")
    try:
        if not form.is_valid():
            raise Invalid(_("Please look at the marked fields."), fields=form.errors)
        message = services.post(group=side.group, by=side.by, **form.cleaned_data)
    except Problem as problem:
        if scripted:
            said = {"message": problem.message, "code": problem.code, "fields": problem.fields}
            return JsonResponse(said, status=problem.status)
        if form.is_valid():
            form.add_error("text", problem.message)
        return render(request, whole, {**context, "form": form}, status=problem.status)
    if scripted:
        return JsonResponse({"seq": message.seq}, status=201)
    return HttpResponseRedirect(side.urls["page_url"])
