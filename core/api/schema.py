"""How the viewsets describe themselves in OpenAPI: nothing is written down twice."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from core.api import problems
from core.api.declared import body_of
from core.api.idempotency import HEADER
from core.api.serializers import ProblemSerializer

ALWAYS = (400, 401, 403, 406, 429, 503)
OF_A_ROW = (404,)
OF_A_POST = (409, 413, 415, 422)


class Schema(AutoSchema):
    """Problems on every operation, a step's form as its body, the headers of a POST."""

    view: Any

    def get_operation_id(self) -> str:
        """``orders_list``, ``orders_retrieve``, ``orders_create``, ``orders_confirm_type``."""
        if not hasattr(self.view, "slug"):
            return str(super().get_operation_id())
        return f"{self._slug()}_{self.view.step or self.view.action}"

    def get_tags(self) -> list[str]:
        """One tag per noun."""
        return [self.view.slug] if hasattr(self.view, "slug") else ["webhooks"]

    def get_summary(self) -> str | None:
        """A step is called what its button is called."""
        if step := getattr(self.view, "step", ""):
            return str(self.view.steps()[step].label)
        summary: str | None = super().get_summary()
        return summary

    def get_request_serializer(self) -> Any:
        """The form, if there is one behind this address."""
        if self.method != "POST" or not hasattr(self.view, "input_form"):
            return super().get_request_serializer()
        return body_of(self.view.input_form(), versioned=bool(self.view.step))

    def get_response_serializers(self) -> Any:
        """A list of rows, or one row in full."""
        if not hasattr(self.view, "detail_class") or self.view.action == "list":
            return super().get_response_serializers()
        return {201 if self.view.action == "create" else 200: self.view.detail_class()}

    def get_override_parameters(self) -> list[Any]:
        """The headers that a POST understands."""
        if self.method != "POST" or not hasattr(self.view, "input_form"):
            return list(super().get_override_parameters())
        found = [_header(HEADER, "A repeat with the same key gets the answer of the first time.")]
        if self.view.step:
            found.append(_header("If-Match", "The ETag that you have read; 409 when it is old."))
        return found

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        for code in self._problems():
            bodies.setdefault(str(code), self._problem(code))
        return bodies

    def _problems(self) -> list[int]:
        codes = list(ALWAYS)
        if "{" in self.path:
            codes += OF_A_ROW
        if self.method == "POST":
            codes += OF_A_POST
            codes += getattr(self.view, "also_answers", ())
        return sorted(set(codes))

    def _problem(self, code: int) -> dict[str, Any]:
        component = self.resolve_serializer(ProblemSerializer(), "response")
        content = {problems.CONTENT_TYPE: {"schema": component.ref}}
        return {"description": str(problems.TITLES[code]), "content": content}

    def _slug(self) -> str:
        return str(self.view.slug).replace("-", "_").replace("/", "_")


def _header(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name, str, OpenApiParameter.HEADER, required=False, description=description
    )
