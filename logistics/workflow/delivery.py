"""A delivery: pending → confirmed; cancelled with its order."""

from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from core.forms import ReasonForm
from core.workflow import Workflow, step
from logistics import regions
from logistics.choices import Method, Window
from logistics.forms import ConfirmMethodForm


class DeliveryState(TextChoices):
    """The states of a delivery."""

    PENDING = "pending", _("Receiving method open")
    CONFIRMED = "confirmed", _("Receiving method confirmed")
    CANCELLED = "cancelled", _("Cancelled")


class DeliveryWorkflow(Workflow):
    """Customer service asks the customer how, where and when (row 6 of the timing table)."""

    state = FSMField(
        _("state"),
        default=DeliveryState.PENDING,
        choices=DeliveryState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=DeliveryState.PENDING,
        target=DeliveryState.CONFIRMED,
        label=_("Confirm receiving method"),
        roles={Role.CUSTOMER_SERVICE},
        form=ConfirmMethodForm,
        tone="primary",
    )
    def confirm_method(
        self,
        *,
        method: str,
        recipient: str = "",
        phone: str = "",
        address: str = "",
        deliver_on: date | None = None,
        window: str = Window.ANY,
        note: str = "",
    ) -> dict[str, Any]:
        """What is left empty stays as it came from the archive; the region must exist (B7)."""
        self.method, self.deliver_on, self.window, self.note = method, deliver_on, window, note
        self.recipient = recipient or self.recipient
        self.phone, self.address = phone or self.phone, address or self.address
        self.region = "" if method == Method.PICKUP else regions.read(self.address).region
        self.confirmed_at = self.acting.at
        return {"method": str(method), **self.beside}

    @step(
        state,
        source=[DeliveryState.PENDING, DeliveryState.CONFIRMED],
        target=DeliveryState.CANCELLED,
        label=_("Cancel delivery"),
        roles={Party.SYSTEM},
        form=ReasonForm,
        tone="danger",
    )
    def cancel(self, *, reason: str) -> None:
        """The order ended."""
