"""The two bases of every viewset: rows to read, and rows with steps."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.parsers import BaseParser
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from core.api import reading
from core.api.body import BoundedJSONParser, FormParser
from core.api.declared import has_files
from core.api.filters import Filter, by_state
from core.api.idempotency import once
from core.api.lists import DeclaredFilters, KeysetPagination, refuse_parameters
from core.api.schema import Schema
from core.api.serializers import RowSerializer, detailed
from core.errors import refusing
from core.seen import seen, seen_or_404
from core.steps import check, open_steps, perform
from core.workflow import StepSpec, Workflow, steps_of


class HasRight(BasePermission):
    """The caller's roles open this part of the product."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """403 without the right that the viewset names."""
        user: Any = request.user
        return bool(user.can(view.right))  # type: ignore[attr-defined]  # every viewset has one


class ReadViewSet(GenericViewSet[Any]):
    """A list and its rows. ``selectors`` is the app's module: visible_to, for_list, for_detail."""

    schema = Schema()
    permission_classes = (IsAuthenticated, HasRight)
    pagination_class = KeysetPagination
    filter_backends = (DeclaredFilters,)
    serializer_class: type[RowSerializer]

    selectors: ClassVar[Any] = None
    right: ClassVar[str] = ""
    filters: ClassVar[Mapping[str, Filter]] = {}
    new_form: ClassVar[type[forms.Form] | None] = None
    new_roles: ClassVar[frozenset[str]] = frozenset()

    slug: str = ""
    step: str = ""
    detail_serializer_class: ClassVar[Any] = None

    @classmethod
    def model_of(cls) -> type[Model]:
        """What the rows are."""
        serializer: Any = cls.serializer_class
        model: type[Model] = serializer.Meta.model
        return model

    @classmethod
    def all_filters(cls) -> dict[str, Filter]:
        """The declared filters, and the state where there is one."""
        return {**by_state(cls.model_of()), **cls.filters}

    def get_parsers(self) -> list[BaseParser]:
        """JSON, and multipart for the forms that take files."""
        parsers: list[BaseParser] = [BoundedJSONParser()]
        return [*parsers, FormParser()] if has_files(self.input_form()) else parsers

    def input_form(self) -> type[forms.Form] | None:
        """The form behind a POST to this address."""
        return self.new_form

    def get_queryset(self) -> QuerySet[Any]:
        """Only what the caller may see: anything else does not exist (404)."""
        if getattr(self, "swagger_fake_view", False):
            return self.model_of()._default_manager.none()
        select = self._selector("for_list" if self.action == "list" else "for_detail")
        rows: QuerySet[Any] = select(self.request.user)
        return rows

    def list(self, request: Request) -> Response:
        """A page of rows, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        data = self.get_serializer(page, many=True).data
        return self.get_paginated_response(data)

    def retrieve(self, request: Request, pk: int) -> Response:
        """One row."""
        refuse_parameters(request)
        return self.shown(self.row(pk))

    def create(self, request: Request) -> Response:
        """A new row, made by the app's own service."""
        refuse_parameters(request)
        if not _person(request).actor.may(self.new_roles):
            raise PermissionDenied(_("This is not among your duties."))
        return once(request, lambda: self._made(request))

    def new(self, *, by: Any, **data: Any) -> Any:
        """Make the row; viewsets with a ``new_form`` say how."""
        raise NotImplementedError

    def row(self, pk: int) -> Any:
        """The row, or 404."""
        return seen_or_404(self._selector("for_detail"), self.request.user, pk)

    def shown(self, row: Any, status: int = 200) -> Response:
        """A row as the answer to anything that is about one row."""
        serializer = self.detail_class()(row, context=self.get_serializer_context())
        return Response(serializer.data, status=status, headers=self._headers_of(row))

    def detail_class(self) -> Any:
        """The serializer of one row."""
        return self.detail_serializer_class or self.serializer_class

    def _headers_of(self, row: Any) -> dict[str, str]:
        return {}

    def _made(self, request: Request) -> Response:
        data = reading.cleaned(request, self.new_form)
        with refusing():
            row = self.new(by=_person(request).actor, **data)
        return self.shown(self.row(row.pk), status=201)

    def _selector(self, name: str) -> Any:
        return getattr(self.selectors, name, self.selectors.visible_to)


class WorkflowViewSet(ReadViewSet):
    """Rows with a state: the same, and one address per step."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """One row shows its steps, too."""
        super().__init_subclass__(**kwargs)
        if "serializer_class" in vars(cls) or "detail_serializer_class" in vars(cls):
            base = vars(cls).get("detail_serializer_class") or cls.serializer_class
            cls.detail_serializer_class = detailed(base)

    @classmethod
    def steps(cls) -> dict[str, StepSpec]:
        """Every step of the machine, from its only declaration."""
        model: Any = cls.model_of()
        return steps_of(model)

    def input_form(self) -> type[forms.Form] | None:
        """The form of the step, or of a new row."""
        return self.steps()[self.step].form if self.step else self.new_form

    def do_step(self, request: Request, pk: int) -> Response:
        """Do the step: 404, 409, 403, 422 in this order, else the row as it is now."""
        refuse_parameters(request)
        row: Workflow = self.row(pk)
        return once(request, lambda: self._done(request, row))

    def shown(self, row: Any, status: int = 200) -> Response:
        """The row with the steps that the caller may do now."""
        row.open_steps_now = [
            {"name": spec.name, "label": str(spec.label), "blocked": spec.unmet(row)}
            for spec in open_steps(row, _person(self.request).actor)
        ]
        return super().shown(row, status)

    def _done(self, request: Request, row: Workflow) -> Response:
        spec, by = self.steps()[self.step], _person(request).actor
        check(row, spec, by)
        data = reading.cleaned(request, spec.form, row=row)
        done = perform(row, self.step, by=by, version=reading.version(request, spec.form), **data)
        return self.shown(seen(self._selector("for_detail"), request.user, done.pk) or done)

    def _headers_of(self, row: Any) -> dict[str, str]:
        return {"ETag": f'"{row.version}"'}


def _person(request: Any) -> Any:
    """Who asks; the authentication classes let nobody else in."""
    return request.user
