"""A product: in use ⇄ retired. What is changed about it is a step, so that the log knows who."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.errors import Invalid
from core.forms import ReasonForm
from core.workflow import Workflow, step
from inventory.forms.products import PackForm, PackNameForm, ProductForm

MANAGERS = frozenset({Role.PRODUCT_MANAGER})


class ProductState(TextChoices):
    """Whether it may be ordered, planned and received."""

    IN_USE = "in_use", _("In use")
    RETIRED = "retired", _("Retired")


class ProductWorkflow(Workflow):
    """The product manager keeps the list of goods."""

    state = FSMField(
        _("state"),
        default=ProductState.IN_USE,
        choices=ProductState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[ProductState.IN_USE, ProductState.RETIRED],
        target=None,
        label=_("Edit"),
        roles=MANAGERS,
        form=ProductForm,
    )
    def edit(self, **data: Any) -> Mapping[str, Any]:
        """Words and limits; the log keeps which."""
        return {"fields": self.change(data)}

    @step(
        state,
        source=ProductState.IN_USE,
        target=None,
        label=_("Add or change a pack"),
        roles=MANAGERS,
        form=PackForm,
    )
    def set_pack(self, *, pack: str, units: int, pack_barcode: str = "") -> Mapping[str, Any]:
        """From now on goods can be entered in such packs; what is booked stays as it is."""
        self.packs.update_or_create(name=pack, defaults={"units": units, "barcode": pack_barcode})
        return {"pack": pack, "units": units}

    @step(
        state,
        source=ProductState.IN_USE,
        target=None,
        label=_("Remove a pack"),
        roles=MANAGERS,
        form=PackNameForm,
    )
    def drop_pack(self, *, pack: str) -> Mapping[str, Any]:
        """Nothing is entered in it any more."""
        gone, _kinds = self.packs.filter(name=pack).delete()
        if not gone:
            words = gettext("There is no such pack.")
            raise Invalid(words, fields={"pack": [words]})
        return {"pack": pack}

    @step(
        state,
        source=ProductState.IN_USE,
        target=ProductState.RETIRED,
        label=_("Retire"),
        roles=MANAGERS,
        form=ReasonForm,
        tone="danger",
    )
    def retire(self, *, reason: str) -> None:
        """Nothing new of it comes in or is planned; what is there can still go out."""

    @step(
        state,
        source=ProductState.RETIRED,
        target=ProductState.IN_USE,
        label=_("Use again"),
        roles=MANAGERS,
        form=ReasonForm,
    )
    def revive(self, *, reason: str) -> None:
        """It is ordered again."""
