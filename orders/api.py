"""Orders, programmes and the payment webhooks at ``/api/v1/``."""

import hashlib
import hmac
import json
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right, Role
from core import api
from core.api.body import load, read
from core.api.problems import problem
from core.api.schema import Schema
from core.api.throttling import Knocking
from orders import inbox, payments, selectors, services, wechat
from orders.choices import ContractType, Outcome, Provider
from orders.entry import NewOrderForm
from orders.models import Order, Programme, ProgrammeLine


class OrderSerializer(api.RowSerializer):
    """An order. The customer's name is masked; reading it in full is another door."""

    customer_name = serializers.CharField(source="customer.masked_name", read_only=True)
    programme_code = serializers.CharField(source="programme.code", read_only=True)

    class Meta:
        model = Order
        fields = (
            *api.ROW_FIELDS,
            "order_no",
            "customer",
            "customer_name",
            "branch",
            "programme",
            "programme_code",
            "list_price",
            "amount",
            "currency",
            "off_price",
            "pay_channel",
            "paid_at",
            "contract_type",
            "closed_at",
        )


class OrderViewSet(api.WorkflowViewSet):
    """Orders and their steps; POST enters one by hand."""

    serializer_class = OrderSerializer
    selectors = selectors
    right = Right.ORDERS
    filters = {
        "order_no": api.exact("order_no"),
        "customer": api.key("customer_id"),
        "branch": api.key("branch_id"),
        "programme": api.exact("programme__code"),
        "contract_type": api.choice("contract_type", ContractType.choices),
        "paid_since": api.moment("paid_at__gte"),
        "paid_before": api.moment("paid_at__lt"),
    }
    new_form = NewOrderForm
    new_roles = frozenset({Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE})

    def new(self, *, by: Any, **data: Any) -> Order:
        """Entered by hand."""
        return services.enter(by=by, **data)


class LineSerializer(serializers.ModelSerializer[ProgrammeLine]):
    """A product of a kit."""

    sku = serializers.CharField(source="product.sku", read_only=True)

    class Meta:
        model = ProgrammeLine
        fields = ("sku", "quantity")
        read_only_fields = fields


class ProgrammeSerializer(api.RowSerializer):
    """What is sold."""

    lines = LineSerializer(many=True, read_only=True)

    class Meta:
        model = Programme
        fields = ("id", "code", "name", "days", "list_price", "currency", "active", "lines")


class ProgrammeViewSet(api.ReadViewSet):
    """Programmes with their kits."""

    serializer_class = ProgrammeSerializer
    selectors = SimpleNamespace(visible_to=selectors.programmes_visible_to)
    right = Right.ORDERS
    filters = {"code": api.exact("code")}


class CustomerInput(serializers.Serializer[Any]):
    """Who has paid; more fields may come along."""

    name = serializers.CharField(max_length=60)
    phone = serializers.CharField(max_length=30)
    email = serializers.CharField(required=False)
    region = serializers.CharField(required=False)
    address = serializers.CharField(required=False)


class PaymentInput(serializers.Serializer[Any]):
    """A payment success notification."""

    event_id = serializers.CharField(max_length=80)
    order_no = serializers.CharField(max_length=40)
    paid_at = serializers.DateTimeField()
    amount = serializers.RegexField(r"^\d{1,10}(\.\d{1,2})?$")
    currency = serializers.CharField(max_length=3)
    product_code = serializers.CharField(max_length=40)
    customer = CustomerInput()
    branch = serializers.CharField(max_length=20, required=False)


class PaymentOutput(serializers.Serializer[Any]):
    """What became of it; a repeat of the event gets the same."""

    event_id = serializers.CharField()
    order_no = serializers.CharField()
    order_id = serializers.IntegerField()
    outcome = serializers.ChoiceField(choices=Outcome.choices)


class Webhook(APIView):
    """A door for machines that prove themselves by signature."""

    schema = Schema()
    authentication_classes = ()
    permission_classes = (AllowAny,)


class PaymentWebhook(Webhook):
    """``X-DMA-Signature: sha256=<hex HMAC-SHA256 of the raw body>``."""

    @extend_schema(
        operation_id="webhooks_payments",
        request=PaymentInput,
        responses={201: PaymentOutput, 200: PaymentOutput},
        parameters=[
            OpenApiParameter("X-DMA-Signature", str, OpenApiParameter.HEADER, required=True)
        ],
    )
    def post(self, request: Request) -> Response:
        """201 the first time, 200 with the same body for a repeat, 401, 422 with the reasons."""
        body = read(request)
        if not signed(body, request.headers.get("X-DMA-Signature", "")):
            return refuse_signature(request, Provider.DMA)
        text = body.decode("utf-8", "replace")
        answer = inbox.receive(Provider.DMA, text, lambda: payments.read(load(body)))
        if answer.problem is not None:
            raise answer.problem
        return Response(answer.body, status=answer.status)


class WeChatWebhook(Webhook):
    """WeChat Pay v3: its own signature, its own envelope, its own form of answer."""

    @extend_schema(exclude=True)
    def post(self, request: Request) -> Response:
        """204 when it is ours now; otherwise FAIL, and WeChat tries again."""
        body = read(request)
        notice = wechat.opened(request._request, body)
        if notice is None:
            Knocking.check(request)
            services.count_bad_signature(provider=Provider.WECHAT)
            return Response({"code": "FAIL", "message": _("The signature is wrong.")}, status=401)
        text = json.dumps(notice.get("resource"), ensure_ascii=False, sort_keys=True)
        answer = inbox.receive(Provider.WECHAT, text, lambda: wechat.read(notice))
        if answer.problem is not None:
            return Response({"code": "FAIL", "message": str(answer.problem)}, status=answer.status)
        return Response(status=204)


def signed(body: bytes, header: str) -> bool:
    """Whether the sender knows the secret; compared in constant time."""
    secret = settings.DMA_PAYMENT_WEBHOOK_SECRET.encode()
    expected = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), header.strip().lower().encode())


def refuse_signature(request: Request, provider: Provider) -> Response:
    """401; only those who keep knocking with a wrong signature are slowed down."""
    Knocking.check(request)
    services.count_bad_signature(provider=provider)
    return problem(401, _("The signature is wrong."), kind="bad_signature")


api.register("orders", OrderViewSet)
api.register("programmes", ProgrammeViewSet)
api.route("webhooks/payments/", PaymentWebhook.as_view())
api.route("webhooks/payments/wechat/", WeChatWebhook.as_view())
