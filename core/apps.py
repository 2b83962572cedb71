from typing import Any

from django.apps import AppConfig
from django.db.models import Field, Model
from django_fsm import FSMFieldMixin

HISTORICAL = "__fake__"  # the module that Django gives the models of a migration's state


class CoreConfig(AppConfig):
    """The kernel: no business words below this line."""

    name = "core"

    def ready(self) -> None:
        """A historical model has no steps to look for; its listeners made migrating 4 × slower."""
        listening = FSMFieldMixin.contribute_to_class

        def contribute(field: Any, cls: type[Model], name: str, **options: Any) -> None:
            if cls.__module__ == HISTORICAL:
                Field.contribute_to_class(field, cls, name, **options)
            else:
                listening(field, cls, name, **options)

        FSMFieldMixin.contribute_to_class = contribute
