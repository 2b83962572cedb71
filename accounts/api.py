"""Partners at ``/api/v1/``, and how the API's description tells of our tokens."""

from types import SimpleNamespace
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import serializers

from accounts import selectors, services
from accounts.forms.partner import PartnerForm
from accounts.models import Partner
from accounts.roles import Right
from accounts.workflow import PARTNER_KEEPERS
from core import api


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # ships no types
    """How the token looks in the API's description."""

    target_class = "accounts.auth.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer"}


class PartnerSerializer(api.RowSerializer):
    """Who works with us; whom we call there stands on the page only."""

    code = serializers.CharField(source="branch.code", read_only=True)
    name = serializers.CharField(source="branch.name", read_only=True)

    class Meta:
        model = Partner
        fields = (*api.ROW_FIELDS, "branch", "code", "name")


class PartnerViewSet(api.WorkflowViewSet):
    """Partners and their steps; POST enters one."""

    serializer_class = PartnerSerializer
    selectors = SimpleNamespace(visible_to=selectors.partners_visible_to)
    right = Right.PARTNERS
    filters = {"code": api.exact("branch__code")}
    new_form = PartnerForm
    new_roles = frozenset(map(str, PARTNER_KEEPERS))

    def new(self, *, by: Any, **data: Any) -> Partner:
        """Entered."""
        return services.enter_partner(by=by, **data)


api.register("partners", PartnerViewSet)
