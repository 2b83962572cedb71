"""The log as a file, for those who may take it along; who took it is on record."""

from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import make_naive
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.roles import LEADS
from core import access, clock, web
from core.lazy import Lazy
from core.web import export
from groupchat.models import Group

openpyxl = Lazy("openpyxl")

MOST = 20_000


def may_take(user: Any) -> bool:
    """Leads only: the whole conversation leaves the product."""
    return bool(user.actor.may(frozenset(map(str, LEADS))))


@require_safe
def spreadsheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Every message: number, time, who, role, kind, words."""
    user: Any = request.user
    row = web.screen_of(Group._meta.label_lower).row(request, pk)
    if not may_take(user):
        raise PermissionDenied
    access.record(user.actor, row.customer_key, row.key, "export")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Conversation"))
    heads = (_("message no."), _("Time"), _("Full name"), _("Role"), _("Kind"), _("Words"))
    sheet.append([export.safe(sheet, head) for head in heads])
    said = row.messages.select_related("member", "attachment").order_by("seq")[:MOST]
    for message in said.iterator(chunk_size=500):
        sheet.append(_line(sheet, message))
    about = book.create_sheet(_("About"))
    about.append([export.safe(about, _("Exported by")), export.safe(about, user)])
    about.append([export.safe(about, _("Exported at")), make_naive(clock.now())])
    body = BytesIO()
    book.save(body)
    name = quote(f"{row}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(body.getvalue(), content_type=export.TYPE, headers=headers)


def _line(sheet: Any, message: Any) -> list[Any]:
    member, file = message.member, message.attachment
    words = " ".join(filter(None, (file.name if file else "", message.body)))
    who = (member.name, member.role_name) if member else ("", "")
    texts = (*who, message.get_kind_display(), words)
    at = make_naive(message.sent_at)
    return [message.seq, at, *(export.safe(sheet, text) for text in texts)]
