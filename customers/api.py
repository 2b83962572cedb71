"""Customers at ``/api/v1/``: masked by default, revealed value by value with a reason."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.generics import get_object_or_404
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Right
from core import api
from core.access import SECRETS
from core.api import reading
from core.api.filters import Filter
from core.api.schema import Schema
from core.api.views import HasRight
from customers import finding, selectors, services
from customers.choices import Source
from customers.forms import NewCustomerForm, RevealForm
from customers.models import ConsentRecord, Customer
from customers.workflow import EDITORS


class SearchField(forms.CharField):
    """Part of a name, pinyin, telephone, number or address, as the customers that it fits."""

    def clean(self, value: Any) -> QuerySet[Customer] | str:
        """Nothing asked is nothing narrowed."""
        text = super().clean(value)
        return Customer.objects.filter(finding.matches(text)).values("pk") if text else ""


class CustomerSerializer(api.RowSerializer):
    """A customer. Telephone, address, identity number and e-mail are masked."""

    name = serializers.SerializerMethodField()
    phone = serializers.CharField(source="masked_phone", read_only=True)
    address = serializers.CharField(source="masked_address", read_only=True)
    id_number = serializers.CharField(source="masked_id_number", read_only=True)
    email = serializers.CharField(source="masked_email", read_only=True)

    class Meta:
        model = Customer
        fields = (
            *api.ROW_FIELDS,
            "archive_no",
            "name",
            "sex",
            "birth_date",
            "birth_year",
            "phone",
            "address",
            "id_number",
            "email",
            "branch",
            "primary_doctor",
            "health_manager",
            "source",
            "source_detail",
            "member_no",
            "member_since",
            "preferred_channel",
            "quiet_from",
            "quiet_until",
        )

    def get_name(self, row: Customer) -> str:
        """As far as the caller may read it."""
        return row.shown_to(self.context["request"].user)


class CustomerViewSet(api.WorkflowViewSet):
    """Customers and their steps; POST registers one."""

    serializer_class = CustomerSerializer
    selectors = selectors
    right = Right.CUSTOMERS
    filters = {
        "q": Filter(SearchField(required=False, max_length=60), "pk__in"),
        "archive_no": api.exact("archive_no"),
        "branch": api.key("branch_id"),
        "health_manager": api.key("health_manager_id"),
        "source": api.choice("source", Source.choices),
    }
    new_form = NewCustomerForm
    new_roles = EDITORS

    def new(self, *, by: Any, **data: Any) -> Customer:
        """Entered by hand."""
        return services.create(by=by, **data)


class ConsentSerializer(api.RowSerializer):
    """An answer about consent."""

    class Meta:
        model = ConsentRecord
        fields = (
            *api.ROW_FIELDS,
            "customer",
            "purpose",
            "text_version",
            "text_hash",
            "decision",
            "channel",
            "given_at",
            "ended_at",
        )


class _Consents:
    """The selectors of consents, by the names that a viewset asks for."""

    visible_to = staticmethod(selectors.consents_visible_to)


class ConsentViewSet(api.WorkflowViewSet):
    """Answers about consent, and their withdrawal."""

    serializer_class = ConsentSerializer
    selectors = _Consents
    right = Right.CUSTOMERS
    filters = {"customer": api.key("customer_id"), "purpose": api.exact("purpose")}


class RevealInput(serializers.Serializer[Any]):
    """Why the value has to be read; it is kept."""

    reason = serializers.CharField(min_length=2, max_length=200)


class Revealed(serializers.Serializer[Any]):
    """One value in full."""

    field = serializers.CharField()
    value = serializers.CharField()


class RevealView(APIView):
    """One masked value in full: recorded, and limited by the hour."""

    schema = Schema()
    permission_classes = (IsAuthenticated, HasRight)
    right = Right.CUSTOMERS

    @extend_schema(request=RevealInput, responses=Revealed, tags=["customers"])
    def post(self, request: Request, pk: int, field: str) -> Response:
        """Say why, and read it."""
        user: Any = request.user
        customer = get_object_or_404(selectors.for_detail(user), pk=pk)
        if field not in SECRETS:
            raise NotFound
        reason = reading.cleaned(request, RevealForm)["reason"]
        value = services.reveal(user=user, customer=customer, field=field, reason=reason)
        return Response({"field": field, "value": value})


api.register("customers", CustomerViewSet)
api.register("consents", ConsentViewSet)
api.route("customers/<int:pk>/reveal/<slug:field>/", RevealView.as_view())
