"""The group of an order, who is in it, what is said, and who has read how far."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import TEAM_ROLES, Party, role_label
from core import live, prepared
from core.errors import Invalid
from core.fields import EncryptedTextField
from core.models import Attachment
from customers.models import Customer
from groupchat.choices import MessageKind
from groupchat.workflow import GroupState, GroupWorkflow
from orders.models import Order

#: What a message changes in its group.
LAST = ("last_seq", "last_at")


class Group(GroupWorkflow):
    """One per order. ``last_seq`` numbers the messages; who holds the row's lock may add one."""

    parents = ("order",)

    order = models.OneToOneField(Order, verbose_name=_("order"), on_delete=models.PROTECT)
    last_seq = models.PositiveIntegerField(_("messages"), default=0, editable=False)
    last_at = models.DateTimeField(_("last message"), null=True, editable=False)
    archived_at = models.DateTimeField(_("archived"), null=True, editable=False)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        indexes = (
            models.Index(fields=["state", "-id"], name="group_by_state"),
            models.Index(fields=["-last_at", "-id"], name="group_by_talk"),
        )

    def __str__(self) -> str:
        return gettext("Group of order %(no)s") % {"no": self.order.order_no}

    @property
    def case_key(self) -> str:
        """The order's."""
        return str(self.order.case_key)

    @property
    def customer_key(self) -> int | None:
        """The order's customer."""
        return self.order.customer_id

    @property
    def branch_key(self) -> int | None:
        """The order's branch."""
        return self.order.branch_id

    @property
    def topic(self) -> str:
        """Under which its streams wait."""
        return f"groups:{self.pk}"

    @property
    def reading_topic(self) -> str:
        """Under which streams wait that also tell who has read."""
        return f"groups:{self.pk}:read"

    @property
    def writable(self) -> bool:
        """Whether something can still be said."""
        return bool(self.state != GroupState.ARCHIVED)

    def check_team(self, members: Mapping[str, User]) -> None:
        """Every required role, by people who hold it, from this branch or headquarters."""
        wrong: dict[str, list[str]] = {}
        for role in TEAM_ROLES:
            reason = self._why_not(members.get(role), role)
            if reason:
                wrong[role.value] = [reason]
        if wrong or set(members) != {r.value for r in TEAM_ROLES}:
            raise Invalid(gettext("Every role of the service team needs a person."), fields=wrong)

    def _why_not(self, user: User | None, role: str) -> str:
        if user is None or not user.is_active:
            return gettext("Choose a person.")
        if role not in user.roles:
            return gettext("This person is not “%(role)s”.") % {"role": role_label(role)}
        if user.branch_id not in (None, self.branch_key):
            return gettext("This person works for another branch.")
        return ""

    def join(self, user: User, role: str) -> None:
        """Part of a step: a member of staff comes in, and everybody reads so."""
        self.members.create(user=user, role=role, name=str(user), joined_at=self.acting.at)
        self.note(lambda: gettext("%(name)s joined as %(role)s.") % _who(str(user), role))

    def replace(self, role: str, user: User) -> int | None:
        """Part of ``replace_member``: one leaves at once, the other comes in."""
        reason = self._why_not(user, role)
        leaving = self.members.filter(role=role, left_at=None).first()
        if leaving is not None and leaving.user_id == user.pk:
            reason = gettext("This person has the role already.")
        if reason:
            raise Invalid(reason, fields={"user": [reason]})
        if leaving is not None:
            leaving.left_at = self.acting.at
            leaving.save(update_fields=["left_at"])
            self.note(lambda: gettext("%(name)s (%(role)s) left.") % _who(leaving.name, role))
        self.join(user, role)
        return leaving.user_id if leaving else None

    def close(self) -> None:
        """Part of ``archive``."""
        self.archived_at = self.acting.at
        self.note(lambda: gettext("The service is over. This group can be read but not written."))

    def note(self, text: Any) -> None:
        """Part of a step: a line of the product's own, in the product's language."""
        with translation.override(settings.LANGUAGE_CODE):
            words = text()
        self.add(kind=MessageKind.SYSTEM, body=words, sent_at=self.acting.at)

    def add(self, **message: Any) -> "Message":
        """Keep the next message; the caller holds the row's lock."""
        said = self.next(**message)
        prepared.write([(self, LAST)], [said])
        return said

    def next(self, **message: Any) -> "Message":
        """Part of ``add``: numbered, to be kept with the group's ``LAST``."""
        self.last_seq += 1
        self.last_at = message["sent_at"]
        live.tell(self.topic)
        return Message(group=self, seq=self.last_seq, **message)


def _who(name: str, role: str) -> dict[str, str]:
    return {"name": name, "role": role_label(role)}


class Member(models.Model):
    """Somebody in a group, with how far they have read. Who left stays, with the time."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="group_memberships"
    )
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=24)
    name = models.CharField(_("name"), max_length=80)
    joined_at = models.DateTimeField(_("joined"))
    left_at = models.DateTimeField(_("left"), null=True)
    read_seq = models.PositiveIntegerField(_("read up to"), default=0)
    read_at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("group member")
        constraints = (
            models.UniqueConstraint(
                fields=["group", "role"], condition=Q(left_at=None), name="member_one_per_role"
            ),
            models.CheckConstraint(
                condition=Q(user=None, customer__isnull=False, role=Party.CUSTOMER.value)
                | Q(user__isnull=False, customer=None),
                name="member_staff_or_customer",
            ),
        )
        indexes = (
            models.Index(fields=["user", "group"], condition=Q(left_at=None), name="member_of"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({role_label(self.role)})"

    @property
    def role_name(self) -> str:
        """The role in words."""
        return role_label(self.role)


class Message(models.Model):
    """What was said; append-only. ``client_id`` makes sending twice the same as once."""

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    seq = models.PositiveIntegerField(_("message no."))
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(_("kind"), max_length=8, choices=MessageKind)
    body = EncryptedTextField(_("content"), blank=True, default="")
    attachment = models.ForeignKey(
        Attachment, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reply_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    mentions = ArrayField(models.BigIntegerField(), default=list, editable=False)  # of members
    client_id = models.CharField(max_length=40, blank=True, default="")
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("message")
        ordering = ("seq",)
        constraints = (
            models.UniqueConstraint(fields=["group", "seq"], name="message_number"),
            models.UniqueConstraint(
                fields=["member", "client_id"],
                condition=~Q(client_id="") & Q(member__isnull=False),
                name="message_sent_once",
            ),
            models.UniqueConstraint(
                fields=["group", "client_id"],
                condition=~Q(client_id="") & Q(member=None),
                name="message_announced_once",
            ),
            models.CheckConstraint(
                condition=Q(member=None, kind=MessageKind.SYSTEM)
                | (Q(member__isnull=False) & ~Q(kind=MessageKind.SYSTEM)),
                name="message_system_has_no_sender",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_id}/{self.seq}"


class ReadMark(models.Model):
    """When a member had read up to a message; append-only, so that each reading keeps its time."""

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="marks", db_index=False
    )
    seq = models.PositiveIntegerField()
    at = models.DateTimeField(_("read at"))

    class Meta:
        verbose_name = _("read mark")
        constraints = (models.UniqueConstraint(fields=["member", "seq"], name="readmark_once"),)

    def __str__(self) -> str:
        return f"{self.member_id} ≤ {self.seq}"
