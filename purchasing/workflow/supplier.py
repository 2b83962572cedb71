"""A supplier: serves us, or is blocked and nothing is ordered there."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.forms import ReasonForm
from core.workflow import Workflow, step
from purchasing.forms.supplier import OffersForm, SupplierForm

BUY = frozenset({Role.PRODUCT_MANAGER})


class SupplierState(TextChoices):
    """Whether we buy there."""

    ACTIVE = "active", _("Supplier in use")
    BLOCKED = "blocked", _("Supplier blocked")


class SupplierWorkflow(Workflow):
    """Kept by the product manager."""

    state = FSMField(
        _("state"),
        default=SupplierState.ACTIVE,
        choices=SupplierState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[SupplierState.ACTIVE, SupplierState.BLOCKED],
        target=None,
        label=_("Edit supplier"),
        roles=BUY,
        form=SupplierForm,
    )
    def edit(self, **given: Any) -> dict[str, Any]:
        """Name, address, lead time; the log keeps which fields, not what stood there."""
        changed = sorted(name for name, value in given.items() if getattr(self, name) != value)
        for name in changed:
            setattr(self, name, given[name])
        return {"fields": changed}

    @step(
        state,
        source=SupplierState.ACTIVE,
        target=None,
        label=_("Set offers"),
        roles=BUY,
        form=OffersForm,
    )
    def set_offers(self, *, offers: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """What we buy there, at which price, in which packs."""
        return {"offers": self.replace_offers(offers)}

    @step(
        state,
        source=SupplierState.ACTIVE,
        target=SupplierState.BLOCKED,
        label=_("Block supplier"),
        roles=BUY | {Role.QUALITY_SUPERVISOR},
        form=ReasonForm,
        tone="danger",
    )
    def block(self, *, reason: str) -> None:
        """Nothing more is ordered there; what is under way still arrives."""

    @step(
        state,
        source=SupplierState.BLOCKED,
        target=SupplierState.ACTIVE,
        label=_("Unblock supplier"),
        roles={Role.QUALITY_SUPERVISOR, Role.SUPERVISOR},
        form=ReasonForm,
    )
    def unblock(self, *, reason: str) -> None:
        """Somebody else than the buyer has looked."""
