"""Serializers give shape to what goes out; nothing comes in through them."""

from copy import copy, deepcopy
from functools import cache
from typing import Any

from rest_framework import serializers

from core.steps import state_label

#: What every row with a state tells.
ROW_FIELDS = ("id", "state", "state_label", "version", "created_at", "updated_at")


class RowSerializer(serializers.ModelSerializer[Any]):
    """A row as the API shows it; every field is read-only."""

    state_label = serializers.SerializerMethodField(help_text="The state in words.")

    def get_state_label(self, row: Any) -> str:
        """The state in the caller's language."""
        return state_label(row)

    def get_fields(self) -> dict[str, Any]:
        """Worked out once for each kind of row; what is nested is made anew, as it has a parent."""
        return {
            name: deepcopy(one) if isinstance(one, serializers.BaseSerializer) else copy(one)
            for name, one in _unbound(type(self)).items()
        }

    def _fields(self) -> tuple[str, ...]:
        described: Any = self  # every subclass has a Meta
        return tuple(described.Meta.fields)

    def get_field_names(self, declared_fields: Any, info: Any) -> Any:
        """A serializer of something without a state simply does not list the label."""
        names = self._fields()
        return super().get_field_names(
            {k: v for k, v in declared_fields.items() if k in names}, info
        )

    def get_extra_kwargs(self) -> dict[str, Any]:
        """Read-only, whatever the model says."""
        kwargs = super().get_extra_kwargs()
        for name in self._fields():
            if name not in self._declared_fields:
                kwargs[name] = {**kwargs.get(name, {}), "read_only": True}
        return kwargs


class StepSerializer(serializers.Serializer[Any]):
    """A step that the caller may do on this row now, and why it is blocked if it is."""

    name = serializers.CharField()
    label = serializers.CharField()
    blocked = serializers.ListField(child=serializers.CharField())


class ReasonSerializer(serializers.Serializer[Any]):
    """What is wrong with one field."""

    field = serializers.CharField()
    message = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """An error, RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = ReasonSerializer(many=True, required=False)
    allowed = serializers.ListField(child=serializers.CharField(), required=False)


@cache
def _unbound(kind: type[RowSerializer]) -> dict[str, Any]:
    return super(RowSerializer, kind()).get_fields()


def detailed(base: type[serializers.BaseSerializer[Any]]) -> type[serializers.BaseSerializer[Any]]:
    """The serializer of one row: the same and the steps."""
    meta = type("Meta", (base.Meta,), {"fields": (*base.Meta.fields, "steps")})  # type: ignore[attr-defined]  # as above
    steps = StepSerializer(many=True, read_only=True, source="open_steps_now")
    name = base.__name__.removesuffix("Serializer") + "DetailSerializer"
    return type(name, (base,), {"Meta": meta, "steps": steps, "__doc__": base.__doc__})
