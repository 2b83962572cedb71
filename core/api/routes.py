"""The addresses under ``/api/v1/``: what the apps have registered, and its description."""

from typing import Any

from django.conf import settings
from django.urls import URLPattern, path, re_path
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from core.api.views import ReadViewSet, WorkflowViewSet

_viewsets: dict[str, type[ReadViewSet]] = {}
_routes: dict[str, Any] = {}


def register(slug: str, viewset: type[ReadViewSet]) -> type[ReadViewSet]:
    """Give a viewset its addresses: ``/api/v1/<slug>/`` and what follows."""
    if not viewset.right or viewset.selectors is None:
        raise TypeError(f"{viewset.__name__} needs a right and selectors")
    _viewsets[slug] = viewset
    return viewset


def route(address: str, view: Any) -> None:
    """Add a view of one's own under ``/api/v1/``, such as a webhook."""
    _routes[address] = view


def viewsets() -> dict[str, type[ReadViewSet]]:
    """What is registered, by slug."""
    return dict(_viewsets)


def urlpatterns() -> list[URLPattern]:
    """Everything under ``/api/v1/``; reads every app's ``api.py`` first."""
    autodiscover_modules("api")
    found = [path(address, view) for address, view in _routes.items()]
    for slug, viewset in _viewsets.items():
        found += _of(slug, viewset)
    found += [
        path("schema/", SchemaView.as_view(), name="api-schema"),
        path("docs/", DocsView.as_view(url_name="api-schema"), name="api-docs"),
        re_path("", Nowhere.as_view()),
    ]
    return found


def _of(slug: str, viewset: type[ReadViewSet]) -> list[URLPattern]:
    name = slug.replace("/", "-")
    many: dict[str, Any] = {"get": "list"}
    if viewset.new_form:
        many["post"] = "create"
    found = [
        path(f"{slug}/", viewset.as_view(many, slug=slug), name=f"api-{name}"),
        path(
            f"{slug}/<int:pk>/",
            viewset.as_view({"get": "retrieve"}, slug=slug),
            name=f"api-{name}-row",
        ),
    ]
    if issubclass(viewset, WorkflowViewSet):
        for step in viewset.steps():
            view = viewset.as_view({"post": "do_step"}, slug=slug, step=step)
            found.append(path(f"{slug}/<int:pk>/steps/{step}/", view, name=f"api-{name}-{step}"))
    return found


class OpenInDemo(BasePermission):
    """The description of the API is for people with a login, and for everybody in the demo."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the caller is known, or this is not a real installation."""
        return bool(request.user.is_authenticated or not settings.PRODUCTION)


@extend_schema(exclude=True)
class SchemaView(SpectacularAPIView):
    """OpenAPI 3.1."""

    permission_classes = (OpenInDemo,)


@extend_schema(exclude=True)
class DocsView(SpectacularSwaggerSplitView):
    """Swagger UI from our own files; its script is a file of its own, as the CSP wants it."""

    permission_classes = (OpenInDemo,)
    template_name = "api/docs.html"
    title = "DMA"


@extend_schema(exclude=True)
class Nowhere(APIView):
    """An address that does not exist is a problem document as well."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """404 whatever the method."""
        raise NotFound(_("There is nothing at this address. Every address ends with a slash."))
