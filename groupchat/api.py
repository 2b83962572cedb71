"""Groups and their messages at ``/api/v1/``."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import RIGHTS, Right
from core import access, api, live
from core.api.schema import Schema
from core.api.views import HasRight
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
            "mentions",
            "client_id",
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


class StreamRenderer(BaseRenderer):
    """What an event stream answers when it cannot be one."""

    media_type, format, charset = live.CONTENT_TYPE, "stream", None

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        """The problem as JSON."""
        return live.data_of(data).encode()


class MessageStream(APIView):
    """What is said in a group from now on, as server-sent events.

    ``id`` is the message's number, ``event`` is ``said`` and ``data`` the message as in the list.
    Come back with ``Last-Event-ID`` (or ``?after=``) and nothing is missed or told twice. A comment
    every twenty seconds shows that the line lives; ``event: end`` says that it may be read no more.
    """

    schema = Schema()
    permission_classes = (IsAuthenticated, HasRight)
    renderer_classes = (StreamRenderer,)
    right = Right.GROUPS

    @extend_schema(
        operation_id="groups_stream",
        tags=["groups"],
        parameters=[
            OpenApiParameter("after", int, description="Begin after this number."),
            OpenApiParameter("Last-Event-ID", int, OpenApiParameter.HEADER),
        ],
        responses={(200, live.CONTENT_TYPE): str},
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        """The stream of one group."""
        user: Any = request.user
        row = get_object_or_404(selectors.for_detail(user), pk=pk)
        shown = selectors.since(row, live.last_id(request._request))
        if shown:
            access.record_many(user.actor, selectors.strangers_view(user, [row.pk]), "chat")
        entries = [
            live.Entry("said", JSONRenderer().render(MessageSerializer(m).data).decode(), m.seq)
            for m in shown
        ]
        return live.answer(request._request, row.topic, entries)


api.register("groups", GroupViewSet)
api.route("groups/<int:pk>/stream/", MessageStream.as_view())
api.register("messages", MessageViewSet)
