"""What a draft would move, and the two ways of putting it in force; the same for both kinds."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.roles import Right
from core import web
from core.errors import Refused
from core.web.doing import go
from sla import publishing, versions
from sla.models import CalendarVersion, Published

#: So many moves are listed; more are looked for, so that the count is right.
SHOWN, COUNTED = 200, 4000
LATER, OPEN = "later", "open"


def editor(request: HttpRequest) -> User:
    """The person, if they may edit what rules; else 403."""
    user: Any = request.user
    if not user.can(Right.POLICIES):
        raise PermissionDenied
    found: User = user
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int, screen: web.Screen) -> HttpResponse:
    """The preview (GET), and publishing what it shows (POST)."""
    user = editor(request)
    row: Published = screen.row(request, pk)
    if request.method == "POST":
        return _publish(request, row, user, screen)
    if row.published_at is not None:
        return go(request, screen.url(row))
    moves = publishing.preview(row, limit=COUNTED)
    known = versions.siblings(row)
    current = next((v for v in known if v.current), None)
    context = {
        "screen": screen,
        "row": row,
        "title": screen.title_of(row, user),
        "url": screen.url(row),
        "current": current,
        "overtaken": current is not None and current.number > row.number,
        "newer": reverse(f"{screen.slug}-edit", args=[current.pk]) if current else "",
        "what_if": reverse(f"{screen.slug}-what-if", args=[row.pk]),
        "changes": versions.differences(current, row),
        "moves": moves[:SHOWN],
        "count": len(moves),
        "more": len(moves) == COUNTED,
        "hidden": max(0, len(moves) - SHOWN),
        "calendar": isinstance(row, CalendarVersion),
        "by_themselves": sum(move.clock.provisional for move in moves),
    }
    return render(request, "sla/preview.html", context)


def _publish(request: HttpRequest, row: Published, user: User, screen: web.Screen) -> HttpResponse:
    how = request.POST.get("apply")
    if how not in (LATER, OPEN):
        raise Refused(_("Choose whether open clocks move."))
    moved = publishing.publish(row, by=user.actor, apply_to_open=how == OPEN)
    words = ngettext(
        "In force now. %(n)s open clock has moved.",
        "In force now. %(n)s open clocks have moved.",
        moved,
    )
    messages.success(request, words % {"n": moved})
    return go(request, screen.url(row))
