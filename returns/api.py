"""Returns at ``/api/v1/returns/``."""

from typing import Any

from accounts.roles import Right
from core import api
from returns import selectors, services
from returns.choices import Reason, Wish
from returns.forms import ReturnForm
from returns.models import Return
from returns.workflow import FRONT


class ReturnSerializer(api.RowSerializer):
    """A return without the customer's words."""

    class Meta:
        model = Return
        fields = (
            *api.ROW_FIELDS,
            "customer",
            "order",
            "receipt",
            "complaint",
            "product",
            "quantity",
            "value",
            "wish",
            "reason",
            "packaging_intact",
            "in_policy",
            "verdict",
            "refunded",
            "confirmed_at",
        )


class ReturnViewSet(api.WorkflowViewSet):
    """Returns and their steps; POST takes one down."""

    serializer_class = ReturnSerializer
    selectors = selectors
    right = Right.RETURNS
    filters = {
        "order": api.key("order_id"),
        "customer": api.key("customer_id"),
        "wish": api.choice("wish", Wish.choices),
        "reason": api.choice("reason", Reason.choices),
    }
    new_form = ReturnForm
    new_roles = frozenset(map(str, FRONT))

    def new(self, *, by: Any, **data: Any) -> Return:
        """Taken down."""
        return services.request(by=by, **data)


api.register("returns", ReturnViewSet)
