"""The REST door: an app declares a viewset in its ``api.py`` and gets its addresses for free::

    class OrderSerializer(RowSerializer):
        class Meta:
            model = Order
            fields = (*ROW_FIELDS, "order_no", "amount")

    class OrderViewSet(WorkflowViewSet):
        serializer_class = OrderSerializer
        selectors = selectors                # visible_to, for_list, for_detail
        right = Right.ORDERS                 # 403 without it; a foreign row is 404
        filters = {"order_no": exact("order_no"), "customer": key("customer_id")}

    register("orders", OrderViewSet)         # /api/v1/orders/  /orders/12/  /orders/12/steps/pay/

The form of a step is the declaration of its input, here as on the page. ``ReadViewSet`` is the same
without steps; ``new_form`` and ``new`` add ``POST /orders/``; ``route(path, view)`` adds a view of
one's own (a webhook). Errors are ``application/problem+json``, every POST takes an
``Idempotency-Key``, unknown query parameters are refused.
"""

from core.api.filters import choice, day, exact, flag, key, moment
from core.api.problems import exception_handler
from core.api.routes import register, route, urlpatterns
from core.api.serializers import ROW_FIELDS, RowSerializer
from core.api.views import ReadViewSet, WorkflowViewSet

__all__ = [
    "ROW_FIELDS",
    "ReadViewSet",
    "RowSerializer",
    "WorkflowViewSet",
    "choice",
    "day",
    "exact",
    "exception_handler",
    "flag",
    "key",
    "moment",
    "register",
    "route",
    "urlpatterns",
]
