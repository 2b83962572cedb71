"""The customer's side of the conversation, behind a link with the purpose ``chat``."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from core import files, links
from core.models import Attachment, CustomerLink
from groupchat import selectors, talk
from groupchat.models import Group, Message


def by_link(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Read and write in one's own group; who has read what is for staff."""
    group = get_object_or_404(Group.objects.select_related("order__customer"), pk=link.row_id)
    if link.action.startswith("file-"):
        return _file(group, link.action.removeprefix("file-"))
    answers = _CHANGING if request.method == "POST" else _READING
    return answers.get(link.action, _page)(request, group, link)


def _page(request: HttpRequest, group: Group, link: CustomerLink) -> HttpResponse:
    context = _part(group, link, request, selectors.messages(group))
    return render(request, "groupchat/customer.html", context)


def _poll(request: HttpRequest, group: Group, link: CustomerLink) -> HttpResponse:
    fresh = talk.fresh(request, group, link.actor)
    return render(request, "groupchat/_fresh.html", _part(group, link, request, fresh))


def _post(request: HttpRequest, group: Group, link: CustomerLink) -> HttpResponse:
    form, problem = talk.say(request, group, link.actor)
    if problem is not None:
        context = {**_part(group, link, request, selectors.messages(group)), "form": form}
        return talk.refused(request, context, problem, whole="groupchat/customer.html")
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(links.path_of(link))
    fresh = talk.fresh(request, group, link.actor)
    context = {**_part(group, link, request, fresh), "answer": True}
    return render(request, "groupchat/_fresh.html", context)


def _earlier(request: HttpRequest, group: Group, link: CustomerLink) -> HttpResponse:
    before = talk.number(request, "before") or None
    context = _part(group, link, request, selectors.messages(group, before=before))
    return render(request, "groupchat/_earlier.html", context)


def _composer(request: HttpRequest, group: Group, link: CustomerLink) -> HttpResponse:
    form = talk.blank(reply_to=talk.number(request, "reply"))
    return render(request, "groupchat/_composer.html", {**_urls(link), "form": form})


def _file(group: Group, name: str) -> HttpResponse:
    try:
        wanted = UUID(name)
    except ValueError:
        raise Http404 from None
    found = get_object_or_404(Attachment, pk=wanted, row_key=group.key)
    return files.respond(found)


def _urls(link: CustomerLink) -> dict[str, str]:
    base = links.path_of(link)
    return {f"{name}_url": f"{base}{name}/" for name in ("poll", "post", "earlier", "composer")}


def _part(
    group: Group, link: CustomerLink, request: HttpRequest, shown: list[Message]
) -> dict[str, Any]:
    base = links.path_of(link)
    bubbles = talk.bubbles(
        group,
        shown,
        by=link.actor,
        file_url=lambda attachment: f"{base}file-{attachment.pk}/",
        with_reading=False,
    )
    return {
        **_urls(link),
        **talk.edge(request, shown),
        "group": group,
        "bubbles": bubbles,
        "form": talk.blank(),
        "may_write": group.writable,
    }


Answer = Callable[[HttpRequest, Group, CustomerLink], HttpResponse]
_READING: dict[str, Answer] = {"earlier": _earlier, "composer": _composer}
_CHANGING: dict[str, Answer] = {"poll": _poll, "post": _post}
