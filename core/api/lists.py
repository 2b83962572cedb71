"""Lists: declared filters, pages by key (page 4000 costs what page 1 costs), a bounded size."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from core.api import filters
from core.api.declared import schema_of


def refuse_parameters(request: Request) -> None:
    """An address without parameters takes none."""
    filters.read(request.query_params, {})


class DeclaredFilters(BaseFilterBackend):
    """The viewset's filters; everything else in the query string is refused with 400."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        """The rows that were asked for; the page's own parameters are kept for the paginator."""
        declared = view.all_filters()
        fields: dict[str, forms.Field] = {name: one.field for name, one in declared.items()}
        values = filters.read(request.query_params, {**fields, **filters.paging()})
        view.paginator.asked = values
        return filters.narrow(queryset, declared, values)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The parameters in the API's description."""
        return [_parameter(name, one.field) for name, one in view.all_filters().items()]


class KeysetPagination(BasePagination):
    """Newest first; ``next`` leads on until it is null."""

    asked: dict[str, Any]

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """One page; one row more is read to know whether there is another."""
        limit = self.asked.get(filters.LIMIT) or filters.PAGE
        cursor = self.asked.get(filters.CURSOR)
        rows = queryset.filter(pk__lt=cursor) if cursor else queryset
        found = list(rows.order_by("-pk")[: limit + 1])
        page = found[:limit]
        self.next = _following(request, page[-1].pk) if len(found) > limit else None
        return page

    def get_paginated_response(self, data: Any) -> Response:
        """The page and where to go on."""
        return Response({"next": self.next, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The same in the API's description."""
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {"type": ["string", "null"], "format": "uri"},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """``cursor`` and ``limit``."""
        return [_parameter(name, field) for name, field in filters.paging().items()]


def _following(request: Request, key: int) -> str:
    return str(replace_query_param(request.build_absolute_uri(), filters.CURSOR, key))


def _parameter(name: str, field: forms.Field) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema_of(field)}
