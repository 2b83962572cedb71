"""The desk at ``/api/v1/``; words stay on the pages, where reads are recorded."""

from types import SimpleNamespace
from typing import Any

from accounts.roles import Right
from core import api
from knowledge.models import Topic
from servicedesk import services
from servicedesk.choices import ChannelKind, WorkKind
from servicedesk.forms import ChannelForm, EnquiryForm, RequestForm
from servicedesk.models import Channel, Enquiry, ServiceRequest, WorkOrder
from servicedesk.selectors import channels, enquiries, works
from servicedesk.workflow.shared import DESK, DESK_LEADS

TAKERS = frozenset(map(str, DESK | DESK_LEADS))


class EnquirySerializer(api.RowSerializer):
    """An enquiry without its words."""

    class Meta:
        model = Enquiry
        fields = (
            *api.ROW_FIELDS,
            "customer",
            "branch",
            "kind",
            "topic",
            "urgent",
            "handler",
            "expert",
            "article",
            "round",
            "promised_at",
            "answered_at",
            "closed_at",
        )


class EnquiryViewSet(api.WorkflowViewSet):
    """Enquiries and their steps; POST takes one down."""

    serializer_class = EnquirySerializer
    selectors = enquiries
    right = Right.DESK
    filters = {
        "customer": api.key("customer_id"),
        "topic": api.choice("topic", Topic.choices),
        "kind": api.choice("kind", ChannelKind.choices),
    }
    new_form = EnquiryForm
    new_roles = TAKERS

    def new(self, *, by: Any, **data: Any) -> Enquiry:
        """Taken down."""
        return services.take_enquiry(by=by, **data)


class RequestSerializer(api.RowSerializer):
    """A request without its words."""

    class Meta:
        model = ServiceRequest
        fields = (
            *api.ROW_FIELDS,
            "customer",
            "branch",
            "kind",
            "company",
            "urgent",
            "wanted_by",
            "closed_at",
        )


class RequestViewSet(api.WorkflowViewSet):
    """Service requests and their steps; POST takes one down."""

    serializer_class = RequestSerializer
    selectors = SimpleNamespace(
        visible_to=works.requests_visible_to,
        for_list=works.requests_for_list,
        for_detail=works.requests_for_detail,
    )
    right = Right.DESK
    filters = {"customer": api.key("customer_id"), "kind": api.choice("kind", WorkKind.choices)}
    new_form = RequestForm
    new_roles = TAKERS

    def new(self, *, by: Any, **data: Any) -> ServiceRequest:
        """Taken down."""
        return services.take_request(by=by, **data)


class WorkSerializer(api.RowSerializer):
    """A work order without what was said about it."""

    class Meta:
        model = WorkOrder
        fields = (
            *api.ROW_FIELDS,
            "request",
            "kind",
            "urgent",
            "assignee",
            "reasons",
            "due_at",
            "finished_at",
            "score",
            "evaluated_at",
            "round",
        )


class WorkViewSet(api.WorkflowViewSet):
    """Work orders and their steps."""

    serializer_class = WorkSerializer
    selectors = SimpleNamespace(
        visible_to=works.works_visible_to,
        for_list=works.works_for_list,
        for_detail=works.works_for_detail,
    )
    right = Right.DESK
    filters = {"assignee": api.key("assignee_id"), "kind": api.choice("kind", WorkKind.choices)}


class ChannelSerializer(api.RowSerializer):
    """A channel of the register."""

    class Meta:
        model = Channel
        fields = (
            *api.ROW_FIELDS,
            "name",
            "kind",
            "address",
            "hours",
            "public",
            "owner",
            "checked_at",
        )


class ChannelViewSet(api.WorkflowViewSet):
    """The register of channels."""

    serializer_class = ChannelSerializer
    selectors = channels
    right = Right.DESK
    filters = {"kind": api.choice("kind", ChannelKind.choices)}
    new_form = ChannelForm
    new_roles = frozenset(map(str, DESK_LEADS))

    def new(self, *, by: Any, **data: Any) -> Channel:
        """Put into the register."""
        return services.open_channel(by=by, **data)


api.register("enquiries", EnquiryViewSet)
api.register("requests", RequestViewSet)
api.register("works", WorkViewSet)
api.register("channels", ChannelViewSet)
