"""The customer's side of the conversation, behind a link with the purpose ``chat``."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core import files, links, live
from core.models import Attachment, CustomerLink
from groupchat import selectors, talk
from groupchat.models import Group

_PIECES = ("stream", "read", "post", "earlier", "composer")


def by_link(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Read and write in one's own group; who has read what is for staff."""
    group = get_object_or_404(Group.objects.select_related("order__customer"), pk=link.row_id)
    if link.action.startswith("file-"):
        return _file(group, link.action.removeprefix("file-"))
    side = _side(group, link)
    if request.method == "POST":
        if link.action == "read":
            return talk.read(request, side)
        if link.action == "post":
            return talk.post(request, side, "groupchat/customer.html", _whole(side))
    if link.action == "stream":
        return talk.stream(request, side, selectors.since(group, live.last_id(request)))
    if link.action == "earlier":
        return talk.earlier(request, side)
    template = "_composer.html" if link.action == "composer" else "customer.html"
    return render(request, f"groupchat/{template}", _whole(side))


def _side(group: Group, link: CustomerLink) -> talk.Side:
    base = links.path_of(link)
    urls = {f"{name}_url": f"{base}{name}/" for name in _PIECES} | {"page_url": base}
    return talk.Side(group, link.actor, urls, lambda file: f"{base}file-{file.pk}/", False)


def _whole(side: talk.Side) -> dict[str, Any]:
    shown = selectors.messages(side.group)
    return {**side.context(shown), "form": talk.blank(), "may_write": side.group.writable}


def _file(group: Group, name: str) -> HttpResponse:
    try:
        wanted = UUID(name)
    except ValueError:
        raise Http404 from None
    found = get_object_or_404(Attachment, pk=wanted, row_key=group.key)
    return files.respond(found)
