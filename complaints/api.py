"""Complaints at ``/api/v1/complaints/``; their words stay on the page, where reads are recorded."""

from typing import Any

from accounts.roles import Right, Role
from complaints import selectors, services
from complaints.choices import Category, Source
from complaints.forms import ComplaintForm
from complaints.models import Complaint
from core import api


class ComplaintSerializer(api.RowSerializer):
    """A complaint without its words."""

    class Meta:
        model = Complaint
        fields = (
            *api.ROW_FIELDS,
            "customer",
            "order",
            "receipt",
            "source",
            "category",
            "taken_by",
            "closed_at",
        )


class ComplaintViewSet(api.WorkflowViewSet):
    """Complaints and their steps; POST takes one down."""

    serializer_class = ComplaintSerializer
    selectors = selectors
    right = Right.COMPLAINTS
    filters = {
        "customer": api.key("customer_id"),
        "order": api.key("order_id"),
        "category": api.choice("category", Category.choices),
        "source": api.choice("source", Source.choices),
    }
    new_form = ComplaintForm
    new_roles = frozenset({Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.AGENT, Role.BRANCH_DIRECTOR})

    def new(self, *, by: Any, **data: Any) -> Complaint:
        """Taken down."""
        return services.open(by=by, **data)


api.register("complaints", ComplaintViewSet)
