"""What people see of groups: the list, the conversation, who is in it, the searchable log."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import TEAM_ROLES, Right
from core import links, web
from groupchat import chat, linked, log, selectors, services
from groupchat.models import Group
from groupchat.workflow import GroupState


def _facts(row: Group, user: Any) -> Sequence[tuple[Any, Any]]:
    return [
        (_("Order"), row.order.order_no),
        (_("Customer"), row.order.customer.shown_to(user)),
        (_("Branch"), row.order.branch),
        (_("Messages"), row.last_seq),
        (_("Last message"), row.last_at),
    ]


def _initial(row: Group, step: str, user: Any) -> Mapping[str, Any]:
    """The proposed team, and for a replacement the first role."""
    if step == "invite_team":
        return {role: person.pk for role, person in services.propose_team(row.order).items()}
    return {"role": TEAM_ROLES[0].value} if step == "replace_member" else {}


def conversation(request: HttpRequest, row: Group) -> Mapping[str, Any]:
    """The last messages. Whoever is not in the group reads on record."""
    user: Any = request.user
    inside = chat.on_record(row, user)
    return {
        **chat.composing(row, user),
        **chat.side(row, user).context(selectors.messages(row)),
        "may_write": inside and row.writable,
    }


def people(request: HttpRequest, row: Group) -> Mapping[str, Any]:
    """Everybody in the group, and how far they have read."""
    return {"members": selectors.members_of(row)}


def found(request: HttpRequest, row: Group) -> Mapping[str, Any]:
    """The whole log, searched."""
    words = request.GET.get("words", "")
    user: Any = request.user
    if words:
        chat.on_record(row, user)
    shown = selectors.search(row, words)
    return {**chat.side(row, user).context(shown), "words": words}


def gallery(request: HttpRequest, row: Group) -> Mapping[str, Any]:
    """The pictures and files, newest first."""
    chat.on_record(row, request.user)
    return {"files": selectors.files(row)}


def _ways(row: Group, user: Any) -> Sequence[web.Link]:
    """The log as a file, for leads."""
    url = reverse("groups-log", args=[row.pk])
    return [web.Link(_("Log as a spreadsheet"), url)] if log.may_take(user) else []


links.register("chat", linked.by_link)

screen = web.register(
    web.Screen(
        slug="groups",
        model=Group,
        right=Right.GROUPS,
        label=_("Group chat"),
        label_plural=_("Group chats"),
        icon="group",
        group="customers",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row.order.customer.shown_to(user)} · {row.order.order_no}",
        columns=(
            web.Column("order", _("Order"), value="order.order_no"),
            web.Column(
                "customer",
                _("Customer"),
                value=lambda row, user: row.order.customer.shown_to(user),
            ),
            web.Column("branch", _("Branch"), value="order.branch.name"),
            web.Column("people", _("Members"), kind="number"),
            web.Column("unread", _("Unread"), kind="number"),
            web.Column("last_at", _("Last message"), kind="datetime", sort="last_at"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        ordering="-pk",
        path=(GroupState.CREATED, GroupState.ACTIVE, GroupState.ARCHIVED),
        facts=_facts,
        initial=_initial,
        links=_ways,
        tabs=(
            web.Tab("talk", _("Conversation"), "groupchat/_talk.html", conversation),
            web.Tab("people", _("Members"), "groupchat/_people.html", people),
            web.Tab("files", _("Pictures and files"), "groupchat/_gallery.html", gallery),
            web.Tab("find", _("Search the log"), "groupchat/_find.html", found),
        ),
        search=lambda user, text: selectors.of_order(user, text),
        search_hint=_("Order number"),
        empty=_("A group is made when the contract type is confirmed."),
    )
)
