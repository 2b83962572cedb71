"""Enquiries: the list, the page with everything that was said, the form that suggests answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.selectors import branch_choices
from core import web
from groupchat import services as chats
from knowledge import selectors as knowledge
from knowledge.models import Topic
from servicedesk import services
from servicedesk.choices import ChannelKind
from servicedesk.forms import EnquiryForm
from servicedesk.models import Enquiry
from servicedesk.selectors import enquiries as selectors
from servicedesk.views.shared import WORDS, seen, urgent
from servicedesk.workflow import EnquiryState
from servicedesk.workflow.enquiry import WAITING
from servicedesk.workflow.shared import DESK, DESK_LEADS

SUGGESTED = 3


def _said(request: HttpRequest, row: Enquiry) -> Mapping[str, Any]:
    seen(request, row, "enquiry")
    user: Any = request.user
    readable = knowledge.visible_to(user)
    waiting = row.state in WAITING
    hits = knowledge.search(row.question, among=readable, most=SUGGESTED) if waiting else []
    return {"replies": selectors.replies(row), "hits": hits, "text": row.question}


def _links(row: Enquiry, user: Any) -> Sequence[web.Link]:
    url = web.url_for(row.said.group.key, user) if row.said else ""
    return [web.Link(_("Message in the group chat"), url)] if url else []


chats.turn_into(_("Enquiry from this"), "enquiries", DESK | DESK_LEADS)
screen = web.register(
    web.Screen(
        slug="enquiries",
        model=Enquiry,
        right=Right.DESK,
        label=_("Enquiry"),
        label_plural=_("Enquiries"),
        icon="message",
        group="desk",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row} · {row.who(user)}",
        columns=(
            web.Column("number", _("Enquiry no."), value="pk"),
            web.Column("who", _("Customer"), value=lambda row, user: row.who(user)),
            web.Column("topic", _("Topic"), value="get_topic_display"),
            web.Column("kind", _("Came in by way of"), value="get_kind_display"),
            web.Column("urgent", _("Urgent"), value=urgent),
            web.Column("handler", _("Handler"), value="handler", kind="person"),
            web.Column("round", _("Which round"), kind="number"),
            web.Column("created_at", _("Taken down at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("topic", _("Topic"), choices=Topic.choices),
            web.Filter("kind", _("Came in by way of"), choices=ChannelKind.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        path=(EnquiryState.RECEIVED, EnquiryState.ANSWERED, EnquiryState.CLOSED),
        facts=lambda row, user: [
            (_("Customer"), row.who(user)),
            (_("Topic"), row.get_topic_display()),
            (_("Came in by way of"), row.get_kind_display()),
            (_("Urgent"), urgent(row, user)),
            (_("Handler"), row.handler),
            (_("Expert"), row.expert),
            (_("Which round"), row.round),
            (_("Promised for"), row.promised_at),
            (_("From the article"), row.article),
            (_("Taken down by"), row.taken_by),
            (_("Taken down at"), row.created_at),
        ],
        panels=(web.Panel("servicedesk/_enquiry.html", context=_said),),
        tabs=(WORDS,),
        links=_links,
        opens=lambda row, user: "log",
        create_form=EnquiryForm,
        create=services.take_enquiry,
        create_roles=DESK | DESK_LEADS,
        create_label=_("Take down an enquiry"),
        empty=_("Enquiries are taken down here, or come by the customers' link."),
    )
)
