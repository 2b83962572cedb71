"""Groups and their messages at ``/api/v1/``."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.roles import RIGHTS, Right
from core import access, api
from groupchat import selectors, services
from groupchat.choices import MessageKind
from groupchat.forms import PostToForm
from groupchat.models import Group, Member, Message


class MemberSerializer(serializers.ModelSerializer[Member]):
    """Somebody in a group, and how far they have read."""

    class Meta:
        model = Member
        fields = ("name", "role", "user", "joined_at", "left_at", "read_seq", "read_at")
        read_only_fields = fields


class GroupSerializer(api.RowSerializer):
    """A group."""

    customer = serializers.IntegerField(source="order.customer_id", read_only=True)

    class Meta:
        model = Group
        fields = (*api.ROW_FIELDS, "order", "customer", "last_seq", "last_at", "archived_at")


class GroupDetailSerializer(GroupSerializer):
    """A group with everybody in it."""

    members = MemberSerializer(many=True, read_only=True)

    class Meta(GroupSerializer.Meta):
        fields = (*GroupSerializer.Meta.fields, "members")


class GroupViewSet(api.WorkflowViewSet):
    """Groups and their steps."""

    serializer_class = GroupSerializer
    detail_serializer_class = GroupDetailSerializer
    selectors = selectors
    right = Right.GROUPS
    filters = {"order": api.key("order_id"), "customer": api.key("order__customer_id")}


class MessageSerializer(api.RowSerializer):
    """One message; ``file`` is the number to fetch at ``/files/<file>/``."""

    sender = serializers.CharField(source="member.name", default="", read_only=True)
    role = serializers.CharField(source="member.role", default="", read_only=True)
    reply_to = serializers.IntegerField(source="reply_to.seq", default=None, read_only=True)
    file = serializers.UUIDField(source="attachment_id", read_only=True)
    body = serializers.CharField(read_only=True)

    class Meta:
        model = Message
        fields = (
            "id",
            "group",
            "seq",
            "sender",
            "role",
            "kind",
            "body",
            "file",
            "reply_to",
            "sent_at",
        )


class _Messages:
    """The selectors of messages, by the names that a viewset asks for."""

    visible_to = staticmethod(selectors.messages_visible_to)


class MessageViewSet(api.ReadViewSet):
    """What was said; POST says something, once per ``client_id``."""

    serializer_class = MessageSerializer
    selectors = _Messages
    right = Right.GROUPS
    filters = {
        "group": api.key("group_id"),
        "kind": api.choice("kind", MessageKind.choices),
    }
    new_form = PostToForm
    new_roles: ClassVar[frozenset[str]] = frozenset(map(str, RIGHTS[Right.GROUPS]))

    def list(self, request: Request) -> Response:
        """A page of messages; whoever is not in a group reads on record."""
        response = super().list(request)
        groups = {entry["group"] for entry in response.data["results"]}
        user: Any = request.user
        access.record_many(user.actor, selectors.strangers_view(user, groups), "chat")
        return response

    def new(self, *, by: Any, group: int, **data: Any) -> Message:
        """Said by the caller, who must be in the group."""
        row = get_object_or_404(selectors.visible_to(self.request.user), pk=group)
        return services.post(group=row, by=by, **data)


api.register("groups", GroupViewSet)
api.register("messages", MessageViewSet)
