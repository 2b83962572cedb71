"""What people see of messages: their own inbox, and for those who read logs what went where."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Right
from core import web
from notifications import selectors, services
from notifications.models import Delivery, LocalOutbox
from notifications.wording import DIGEST, titles, words

PAGE = 50
FOLDED = 200

web.set_bell(
    lambda user: {"url": reverse("messages"), "count": selectors.unread_count(user)},
)
web.add_menu_link(
    web.MenuLink(_("Messages"), "messages", "message", "work", lambda user: user.is_authenticated)
)


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """One's own messages, newest first."""
    user: Any = request.user
    before = request.GET.get("before", "")
    rows = selectors.inbox(user)
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: PAGE + 1])
    shown, more = found[:PAGE], len(found) > PAGE
    said = titles(shown, language_of())
    context = {
        "lines": [{"row": row, "title": said[row.pk]} for row in shown],
        "unread": any(row.read_at is None for row in shown),
        "more": shown[-1].pk if more else None,
    }
    return render(request, "notifications/inbox.html", context)


@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One message with all that is folded into it."""
    user: Any = request.user
    row = get_object_or_404(selectors.inbox(user), pk=pk)
    said = words(row, language_of())
    folded = list(row.folded.order_by("-urgent", "pk")[:FOLDED])
    inside = titles(folded, language_of())
    context = {
        "row": row,
        "title": said.title,
        "body": "" if row.template == DIGEST else said.body,
        "folded": [{"row": one, "title": inside[one.pk]} for one in folded],
    }
    return render(request, "notifications/message.html", context)


@require_POST
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as read and go to what it is about."""
    user: Any = request.user
    row = get_object_or_404(selectors.inbox(user), pk=pk)
    services.mark_read(row)
    target = web.url_for(row.link, request.user) if row.link and row.template != DIGEST else ""
    return _on_to(target or reverse("message", args=[row.pk]))


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    user: Any = request.user
    services.mark_all_read(user)
    return _on_to(reverse("messages"))


def language_of() -> str:
    """The language of the page: a reader may have switched it."""
    return get_language() or "zh-hans"


def _on_to(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def masked(address: str) -> str:
    """Enough of an address to recognise it: the end of a number, the domain of a mailbox."""
    return f"***{address[address.rfind('@') :]}" if "@" in address else f"***{address[-4:]}"


def to_whom(row: Delivery, user: Any) -> str:
    """The member of staff, or the customer or partner by number."""
    told = row.message
    if told.recipient_id:
        return str(told.recipient)
    if told.partner_key is not None:
        return f"{_('Partner')} {told.partner_key}"
    return f"{_('Customer')} {told.customer_key}"


def kept(request: HttpRequest, row: Delivery) -> Mapping[str, Any]:
    """What stands in the local outbox under the delivery's key."""
    return {"letter": LocalOutbox.objects.filter(provider_key=row.provider_key).first()}


deliveries = web.register(
    web.Screen(
        slug="deliveries-of-messages",
        model=Delivery,
        right=Right.LOGS,
        label=_("Delivery of a message"),
        label_plural=_("Deliveries of messages"),
        icon="message",
        group="company",
        visible_to=selectors.deliveries_visible_to,
        for_list=selectors.deliveries_for_list,
        for_detail=selectors.deliveries_for_list,
        title=lambda row, user: row.message.template,
        columns=(
            web.Column("template", _("Message"), value="message.template"),
            web.Column("to", _("Recipient"), value=to_whom),
            web.Column("channel", _("Channel")),
            web.Column("status", _("Status"), value="get_status_display"),
            web.Column("attempts", _("Times sent"), kind="number"),
            web.Column("sent_at", _("Sent at"), kind="datetime"),
            web.Column("answer", _("Answer")),
        ),
        ordering="-pk",
        filters=(
            web.Filter("status", _("Status"), choices=Delivery.State.choices),
            web.Filter(
                "channel",
                _("Channel"),
                choices=[(name, name) for name in ("email", "im", "sms", "wechat", "phone")],
            ),
        ),
        facts=lambda row, user: [
            (_("Recipient"), to_whom(row, user)),
            (_("Channel"), row.channel),
            (_("Status"), row.get_status_display()),
            (_("Times sent"), row.attempts),
            (_("Next try"), row.next_try_at if row.status == Delivery.State.QUEUED else None),
            (_("Sent at"), row.sent_at),
            (_("Arrived at"), row.received_at),
            (_("Answer"), row.answer),
        ],
        panels=(web.Panel("notifications/_letter.html", context=kept),),
        export=False,
        empty=_("Nothing has gone out yet."),
    )
)

outbox = web.register(
    web.Screen(
        slug="local-outbox",
        model=LocalOutbox,
        right=Right.LOGS,
        label=_("Message that would have been sent"),
        label_plural=_("What would have been sent"),
        icon="message",
        group="company",
        visible_to=selectors.local_visible_to,
        title=lambda row, user: row.title,
        columns=(
            web.Column("title", _("Title")),
            web.Column("channel", _("Channel")),
            web.Column("to", _("Recipient"), value=lambda row, user: masked(row.address)),
            web.Column("at", _("Time"), kind="datetime", sort="at"),
        ),
        ordering="-at",
        facts=lambda row, user: [
            (_("Channel"), row.channel),
            (_("Recipient"), masked(row.address)),
            (_("Time"), row.at),
        ],
        panels=(web.Panel("notifications/_letter.html", lambda request, row: {"letter": row}),),
        export=False,
        empty=_("Without a provider of SMS or WeChat, what would have been sent is kept here."),
    )
)
