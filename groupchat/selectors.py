"""Reads: who sees a group, what was said, who has read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import COACHES, Right, rights_of
from core import clock
from core.actors import Actor
from core.prepared import Asked, Hole, holding
from groupchat.models import Group, Member, Message, ReadMark

PAGE = 50
#: So many messages a stream hands out at once; the next look brings the rest.
SLICE = 200
FILES = 200
#: A search opens every message of one group; older ones than this are not looked at.
SEARCHED = 5000
#: So many are looked at for each role of a team.
CANDIDATES = 10


def visible_to(user: User) -> QuerySet[Group]:
    """Headquarters all, a branch its own, coaches only groups that they are in (A3)."""
    if not user.can(Right.GROUPS):
        return Group.objects.none()
    if user.sees_every_branch:
        return Group.objects.all()
    seen = Q(Exists(Member.objects.filter(group=OuterRef("pk"), user=user, left_at=None)))
    if user.branch_id and Right.GROUPS in rights_of(user.role_set - COACHES):
        seen |= Q(order__branch_id=user.branch_id)
    return Group.objects.filter(seen)


def for_list(user: User) -> QuerySet[Group]:
    """What a row of the list shows, with how much of it the person has not read."""
    mine = Member.objects.filter(group=OuterRef("pk"), user=user, left_at=None)
    read = mine.order_by("-read_seq").values("read_seq")[:1]
    people = Count("members", filter=Q(members__left_at=None))
    return (
        visible_to(user)
        .select_related("order__customer", "order__branch")
        .annotate(people=people, unread=F("last_seq") - read)
    )


def for_detail(user: User) -> QuerySet[Group]:
    """What the page of one group shows."""
    return visible_to(user).select_related("order__customer", "order__branch")


def members_of(group: Group) -> QuerySet[Member]:
    """Everybody in the group, those who left last."""
    return group.members.select_related("user").order_by(F("left_at").asc(nulls_first=True), "id")


def memberships(group: Group, actor: Actor) -> QuerySet[Member]:
    """The places that somebody has in a group now; a person may hold two roles."""
    now_in = group.members.filter(left_at=None).order_by("id")
    if actor.kind == "customer":
        return now_in.filter(customer_id=actor.id)
    return now_in.filter(user_id=actor.id) if actor.kind == "staff" else now_in.none()


def colleagues(group: Group, actor: Actor) -> list[Member]:
    """Everybody else who is in the group now: whom one can address."""
    mine = set(memberships(group, actor).values_list("pk", flat=True))
    return [m for m in group.members.filter(left_at=None).order_by("id") if m.pk not in mine]


def messages(
    group: Group, *, after: int = 0, before: int | None = None, limit: int = PAGE
) -> list[Message]:
    """A page of the log, oldest first: what came after a number, or the last ones before one."""
    found = group.messages.select_related("member", "attachment", "reply_to__member")
    if after:
        return list(found.filter(seq__gt=after).order_by("seq")[:limit])
    if before is not None:
        found = found.filter(seq__lt=before)
    return list(reversed(found.order_by("-seq")[:limit]))


def since(group: Group, seq: int) -> list[Message]:
    """What came after a number, oldest first.

    Numbers are given under the lock of the group's row, which is held until the commit: a message
    never becomes visible before one with a smaller number, so a reader misses none.
    """
    found = group.messages.select_related("member", "attachment", "reply_to__member")
    return list(found.filter(seq__gt=seq).order_by("seq")[:SLICE])


def marks(group: Group) -> dict[str, int]:
    """How far everybody who is in the group has read."""
    now_in = group.members.filter(left_at=None).values_list("pk", "read_seq")
    return {str(pk): seq for pk, seq in now_in}


def files(group: Group) -> list[Message]:
    """The pictures and files, newest first."""
    sent = group.messages.filter(attachment__isnull=False)
    return list(sent.select_related("member", "attachment").order_by("-seq")[:FILES])


def messages_visible_to(user: User) -> QuerySet[Message]:
    """What was said in the groups that a person sees."""
    seen = Message.objects.filter(group__in=visible_to(user))
    return seen.select_related("member", "reply_to")


def strangers_view(user: User, group_ids: Iterable[int]) -> list[tuple[int, str]]:
    """(customer, row) of the groups that a person reads without being in them."""
    inside = Member.objects.filter(group=OuterRef("pk"), user=user, left_at=None)
    read = Group.objects.filter(pk__in=set(group_ids)).exclude(Exists(inside))
    return [(group.order.customer_id, group.key) for group in read.select_related("order")]


def search(group: Group, text: str) -> list[Message]:
    """The messages that contain some words, newest first; bodies are sealed, so each is opened."""
    wanted = text.strip().casefold()
    if not wanted:
        return []
    recent = group.messages.select_related("member", "attachment").order_by("-seq")[:SEARCHED]
    return [m for m in recent if wanted in m.body.casefold() or wanted in _file_name(m)][:PAGE]


def _file_name(message: Message) -> str:
    return message.attachment.name.casefold() if message.attachment else ""


@dataclass(frozen=True)
class Reading:
    """One member and when they read a message, if they did."""

    member: Member
    at: datetime | None


def readers(message: Message) -> list[Reading]:
    """Who has read a message, by name and time; the sender is left out."""
    there = message.group.members.filter(Q(left_at=None) | Q(left_at__gt=message.sent_at))
    others = there.exclude(pk=message.member_id or 0).order_by("id")
    marks = ReadMark.objects.filter(member__in=others, seq__gte=message.seq)
    first = dict(marks.values_list("member_id").annotate(first=Min("at")))
    return [Reading(member, first.get(member.pk)) for member in others]


def read_counts(group: Group, shown: Iterable[Message]) -> dict[int, tuple[int, int]]:
    """For each message (read by, others in the group), from the members' marks alone."""
    members = list(group.members.filter(left_at=None))
    return {
        m.pk: (
            sum(x.read_seq >= m.seq for x in members if x.pk != m.member_id),
            sum(x.pk != m.member_id for x in members),
        )
        for m in shown
    }


def of_order(user: User, number: str) -> Q:
    """The groups whose order has this in its number."""
    return Q(order__order_no__icontains=number)


def candidates(role: str, branch_id: int | None) -> list[User]:
    """Who could take a role in a branch's group: present, own branch first, least busy first.

    Busy is who is in many groups that are not archived.
    """
    return _candidates(role=role, branch=branch_id, at=clock.now())


def _could_take() -> QuerySet[User]:
    open_groups = Count(
        "group_memberships",
        filter=Q(group_memberships__left_at=None) & ~Q(group_memberships__group__state="archived"),
    )
    at = Hole("at")
    away = Q(absences__state="approved", absences__starts_at__lte=at, absences__ends_at__gt=at)
    return (
        User.objects.filter(holding("accounts_user.roles", "role"), is_active=True)
        .filter(Q(branch_id=Hole("branch")) | Q(branch=None))
        .exclude(pk__in=User.objects.filter(away).values("pk"))
        .annotate(load=open_groups)
        .order_by(F("branch_id").asc(nulls_last=True), "load", "pk")[:CANDIDATES]
    )


_candidates = Asked(_could_take)


def said_by_customers(user: User) -> QuerySet[Message]:
    """What customers wrote in the groups that a person sees."""
    rows = Message.objects.filter(member__customer__isnull=False, group__in=visible_to(user))
    return rows.select_related("group__order__customer")
