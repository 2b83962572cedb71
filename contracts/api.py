"""Contracts and the e-sign platform's callbacks at ``/api/v1/``."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right
from contracts import inbox, selectors
from contracts.choices import Kind, Provider
from contracts.models import Contract
from contracts.signing import PROVIDERS
from core import api
from core.api.body import read
from core.api.problems import problem
from core.api.schema import Schema
from core.api.throttling import Knocking
from orders.services import count_bad_signature


class ContractSerializer(api.RowSerializer):
    """A contract without its words: those are read on its page, and the reading is recorded."""

    order_no = serializers.CharField(source="order.order_no", read_only=True)

    class Meta:
        model = Contract
        fields = (
            *api.ROW_FIELDS,
            "contract_no",
            "order",
            "order_no",
            "kind",
            "template",
            "provider",
            "flow_id",
            "sent_at",
            "expires_at",
            "viewed_at",
            "customer_signed_at",
            "company_signed_at",
            "closed_reason",
            "text_sha256",
            "supersedes",
        )


class ContractViewSet(api.WorkflowViewSet):
    """Contracts and their steps."""

    serializer_class = ContractSerializer
    selectors = selectors
    right = Right.CONTRACTS
    filters = {
        "order": api.key("order_id"),
        "contract_no": api.exact("contract_no"),
        "kind": api.choice("kind", Kind.choices),
    }


class ESignWebhook(APIView):
    """e签宝 v3: proven by HMAC headers, answered at once, each body counted once."""

    schema = Schema()
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(exclude=True)
    def post(self, request: Request) -> Response:
        """200 for whatever is proven, also what is not of interest."""
        body, provider = read(request), PROVIDERS[Provider.ESIGN]
        if not provider.verified(body, request.headers, request.META.get("QUERY_STRING", "")):
            Knocking.check(request)
            count_bad_signature(provider=provider.code)
            return problem(401, _("The signature is wrong."), kind="bad_signature")
        inbox.receive(provider, body)
        return Response({"code": "200", "msg": "success"})


api.register("contracts", ContractViewSet)
api.route("webhooks/esign/", ESignWebhook.as_view())
