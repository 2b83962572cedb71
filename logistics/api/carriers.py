"""Carriers: whose number a number is, and the door for their news."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right
from core import api
from core.api.body import read
from core.api.problems import problem
from core.api.schema import Schema
from core.api.throttling import Knocking
from core.api.views import HasRight
from logistics import carriers
from logistics.tracking import book, kuaidi100

LARGEST_PUSH = 256 * 1024


class AnyBody(BaseParser):
    """The body is read raw, because its signature is over the text as it came."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Left alone."""
        return {}


class PushInput(serializers.Serializer[Any]):
    """The provider's form: a JSON text and its signature."""

    sign = serializers.CharField()
    param = serializers.CharField()


class PushOutput(serializers.Serializer[Any]):
    """What the provider wants to read; anything else makes it try again."""

    result = serializers.BooleanField()
    returnCode = serializers.CharField()  # noqa: N815 - the provider's name
    message = serializers.CharField()


class TrackingWebhook(APIView):
    """快递100's push: ``sign = MD5(param + salt)`` in capitals, form-encoded, repeated at will."""

    schema = Schema()
    authentication_classes = ()
    permission_classes = (AllowAny,)
    parser_classes = (AnyBody,)

    @extend_schema(
        operation_id="webhooks_tracking",
        request={"application/x-www-form-urlencoded": PushInput},
        responses={200: PushOutput},
    )
    def post(self, request: Request) -> Response:
        """200 when it is ours, also for a repeat and for a number that we do not know; 401."""
        text = read(request, LARGEST_PUSH).decode("utf-8", "replace")
        form = QueryDict(text)
        param, signature = form.get("param", ""), form.get("sign", "")
        if not kuaidi100.is_signed(param, signature, book.push_salt()):
            Knocking.check(request)
            return problem(401, _("The signature is wrong."), kind="bad_signature")
        book.take_in(param)
        return Response({"result": True, "returnCode": "200", "message": "成功"})


class CarrierOutput(serializers.Serializer[Any]):
    """A carrier."""

    code = serializers.CharField()
    name = serializers.CharField()


class RecogniseOutput(serializers.Serializer[Any]):
    """Whose number it is: certainly, or perhaps."""

    number = serializers.CharField()
    certain = CarrierOutput(many=True)
    possible = CarrierOutput(many=True)


class Carriers(APIView):
    """Whose number this is."""

    schema = Schema()
    permission_classes = (IsAuthenticated, HasRight)
    right = Right.LOGISTICS

    @extend_schema(
        operation_id="carriers_recognise",
        parameters=[OpenApiParameter("number", str, required=True)],
        responses={200: RecogniseOutput},
    )
    def get(self, request: Request) -> Response:
        """The carriers whose numbers look like this, by the table of shapes."""
        known = carriers.shapes()
        number = carriers.normalise(request.query_params.get("number", "")[:60])
        certain = carriers.recognise(number, known)
        maybe = [one for one in carriers.possible(number, known) if one not in certain]
        shown = {"certain": certain, "possible": maybe}
        named = {
            key: [{"code": one.code, "name": str(one.name)} for one in found]
            for key, found in shown.items()
        }
        return Response({"number": number, **named})


api.route("webhooks/tracking/", TrackingWebhook.as_view())
api.route("carriers/", Carriers.as_view())
