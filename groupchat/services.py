"""Writes of the group: opening, the proposed team, messages, reading marks, archiving."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import TEAM_ROLES, Party
from core import clock, files, links, live, prepared
from core.actors import SYSTEM, Actor
from core.content import Content
from core.errors import Forbidden, Invalid, Refused
from core.prepared import Asked, Hole, among
from core.steps import perform
from groupchat import selectors, turning
from groupchat.choices import MessageKind
from groupchat.links import BadLink, clean_link
from groupchat.models import LAST, Group, Member, Message, ReadMark
from groupchat.workflow import GroupState
from notifications.services import notify
from orders.models import Order
from orders.selectors import order_of
from scripts import services as scripts

LINK_DAYS = 120
LONGEST = 4000
_locked = Asked(lambda: Group.objects.select_for_update(of=("self",)).filter(pk=Hole("pk")))
_locked_of = Asked(
    lambda: (
        Group.objects.select_for_update(of=("self",))
        .select_related("order")
        .filter(order=Hole("order"))
    )
)
_locked_in = Asked(
    lambda: (
        Group.objects.select_for_update(of=("self",))
        .filter(among("groupchat_group.order_id", "orders"))
        .order_by("pk")
    )
)
_now_in = Member.objects.filter(group=Hole("group"), left_at=None).order_by("pk")
_places = {
    "staff": Asked(lambda: _now_in.filter(user=Hole("who"))),
    "customer": Asked(lambda: _now_in.filter(customer=Hole("who"))),
}


def turn_into(label: Any, slug: str, roles: Collection[str]) -> None:
    """An app takes what customers write: a button beside their messages, for those who may."""
    turning.into(label, slug, roles)


@transaction.atomic
def open(*, order: Order) -> Group:
    """The group of an order, with its customer in it; calling again changes nothing."""
    Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    group = Group.objects.filter(order=order).first()
    if group is None:
        group = Group.objects.create(order=order)
        group.members.create(
            customer=order.customer,
            role=Party.CUSTOMER,
            name=order.customer.full_name,
            joined_at=clock.now(),
        )
    return group


def propose_team(order: Order) -> dict[str, User]:
    """For each role the least busy present person of the branch, else of headquarters.

    Nobody gets two roles while there is somebody else.
    """
    team: dict[str, User] = {}
    for role in TEAM_ROLES:
        found = selectors.candidates(role, order.branch_id)
        free = [user for user in found if user not in team.values()]
        if found:
            team[role.value] = (free or found)[0]
    return team


def customer_link(order: Order) -> str:
    """The customer's way into the group: the link that still opens, or a new one."""
    group = Group.objects.get(order=order)
    return links.standing("chat", group, order.customer_id, LINK_DAYS)


@transaction.atomic
def post(
    *,
    group: Group,
    by: Actor,
    text: str = "",
    file: Content | UploadedFile | None = None,
    as_link: bool = False,
    client_id: str = "",
    reply_to: int | None = None,
    override: str = "",
) -> Message:
    """Say something. The same ``client_id`` of the same sender is the same message.

    What staff say is looked through for forbidden phrases; ``override`` is a lead's reason.
    """
    (locked,) = _locked(pk=group.pk)
    member = _speaker(locked, by)
    sent = member.messages.filter(client_id=client_id).first() if client_id else None
    if sent is not None:
        return sent
    if not locked.writable:
        raise Refused(_("This group is archived: it can be read but not written."))
    content = files.judged(file) if file else None
    kind, body = _judged(text, content, as_link)
    if member.user_id is not None:
        scripts.check(text=body, by=by, row_key=locked.key, reason=override)
    attachment = content and files.keep(
        content,
        owner=locked.key,
        case_key=locked.case_key,
        kind="chat",
        by=by,
        customer_key=locked.customer_key,
    )
    message = locked.add(
        member=member,
        kind=kind,
        body=body,
        attachment=attachment,
        reply_to=_answered(locked, reply_to),
        mentions=_addressed(locked, body),
        client_id=client_id,
        sent_at=clock.now(),
    )
    _mark(member, message.seq)
    _call(locked, message, by)
    return message


@transaction.atomic(savepoint=False)
def announce(
    *, text: str, case_key: str = "", group: Group | None = None, key: str = ""
) -> Message | None:
    """A line of the product's own; with a ``key`` only once. Nothing in an archived group."""
    meant = _locked(pk=group.pk) if group else _locked_of(order=order_of(case_key))
    locked = meant[0] if meant else None
    if locked is None:
        return None
    said = locked.messages.filter(member=None, client_id=key).first() if key else None
    if said is not None or not locked.writable:
        return said
    return locked.add(kind=MessageKind.SYSTEM, body=text, client_id=key, sent_at=clock.now())


@transaction.atomic(savepoint=False)
def announce_all(lines: Sequence[tuple[str, str]]) -> None:
    """Lines of the product's own, each for a case, in one go; nothing in archived groups."""
    orders = [order_of(case_key) for case_key, _text in lines]
    groups = {group.order_id: group for group in _locked_in(orders=orders) if group.writable}
    now, said = clock.now(), []
    for order, (_case_key, text) in zip(orders, lines, strict=True):
        if order in groups:
            said.append(groups[order].next(kind=MessageKind.SYSTEM, body=text, sent_at=now))
    prepared.write([(group, LAST) for group in groups.values()], said)


@transaction.atomic
def mark_read(*, group: Group, by: Actor, seq: int) -> None:
    """Remember that somebody has read up to a message; who is not in the group leaves no mark."""
    last = Group.objects.values_list("last_seq", flat=True).get(pk=group.pk)
    for member in selectors.memberships(group, by):
        _mark(member, min(seq, last))


def archive_for(order: Order) -> None:
    """The service is over: the order's group becomes read-only, links into it end."""
    group = Group.objects.filter(order=order).exclude(state=GroupState.ARCHIVED).first()
    if group is not None:
        perform(group, "archive", by=SYSTEM)


def _speaker(group: Group, by: Actor) -> Member:
    place = _places.get(by.kind)
    member = place.first(group=group.pk, who=by.id) if place else None
    if member is None:
        raise Forbidden(_("Only members of the group can write in it."))
    member.group = group
    return member


def _judged(text: str, file: Content | None, as_link: bool) -> tuple[MessageKind, str]:
    body = text.strip()
    if len(body) > LONGEST:
        raise _bad(_("At most %(n)d characters.") % {"n": LONGEST})
    if file is not None:
        return (MessageKind.IMAGE if file.is_image else MessageKind.FILE), body
    if not body:
        raise _bad(_("Write something or choose a file."))
    if not as_link:
        return MessageKind.TEXT, body
    try:
        return MessageKind.LINK, clean_link(body)
    except BadLink as error:
        raise _bad(str(error)) from None


def _bad(reason: str) -> Invalid:
    return Invalid(reason, fields={"text": [reason]})


def _addressed(group: Group, body: str) -> list[int]:
    """Who is in the group and named with an @."""
    if "@" not in body:
        return []
    now_in = group.members.filter(left_at=None).order_by("pk")
    return [m.pk for m in now_in if f"@{m.name}" in body]


def _call(group: Group, message: Message, by: Actor) -> None:
    """Whoever is named with an @ hears of it outside the group too."""
    if not message.mentions:
        return
    people = Member.objects.filter(pk__in=message.mentions, user__isnull=False)
    notify(
        to=people.exclude(user=by.user_id).values_list("user_id", flat=True),
        template="mentioned",
        payload={"case": group.case_key, "branch": group.branch_key},
        link=group.key,
        dedupe=f"mention:{message.pk}",
    )


def _answered(group: Group, seq: int | None) -> Message | None:
    return group.messages.filter(seq=seq).first() if seq else None


def _mark(member: Member, seq: int) -> None:
    """Forwards only; the moment of each reading is kept."""
    now = clock.now()
    moved = Member.objects.filter(pk=member.pk, read_seq__lt=seq).update(read_seq=seq, read_at=now)
    if moved:
        prepared.insert([ReadMark(member=member, seq=seq, at=now)])
        live.tell(member.group.reading_topic, soon=True)
