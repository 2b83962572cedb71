"""An order: pending payment → paid → type confirmed → in service → completed; or given up."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import Party, Role
from core.errors import Invalid
from core.forms import ReasonForm
from core.workflow import Workflow, step
from orders.choices import PayChannel
from orders.forms import ConfirmTypeForm, CorrectTypeForm, PayForm


class OrderState(TextChoices):
    """The states of an order (requirements L1)."""

    PENDING_PAYMENT = "pending_payment", _("Pending payment")
    PAID = "paid", _("Paid")
    TYPE_CONFIRMED = "type_confirmed", _("Contract type confirmed")
    IN_SERVICE = "in_service", _("In service")
    COMPLETED = "completed", _("Completed")
    REFUND_REQUESTED = "refund_requested", _("Refund requested")
    REFUNDED = "refunded", _("Refunded")
    CANCELLED = "cancelled", _("Cancelled")


#: Paid for and neither finished nor given up.
RUNNING = [OrderState.PAID, OrderState.TYPE_CONFIRMED, OrderState.IN_SERVICE]
#: Whoever answers for the money and the customer.
MANAGERS = {Role.BRANCH_DIRECTOR, Role.CS_LEAD}


class OrderWorkflow(Workflow):
    """What may happen to an order, and who may do it."""

    state = FSMField(
        _("state"),
        default=OrderState.PENDING_PAYMENT,
        choices=OrderState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=OrderState.PENDING_PAYMENT,
        target=OrderState.PAID,
        label=_("Record payment"),
        roles={Party.INTEGRATION, Role.ADMIN_CLERK, Role.FINANCE_LEAD},
        form=PayForm,
        tone="primary",
    )
    def pay(
        self,
        *,
        amount: Decimal,
        channel: str = PayChannel.NOTIFIED,
        paid_at: datetime | None = None,
        transaction_no: str = "",
    ) -> dict[str, Any]:
        """The money is here. Clock 1 counts from now, not from ``paid_at`` (requirements L9)."""
        if paid_at is not None and paid_at > self.acting.at and channel != PayChannel.NOTIFIED:
            raise Invalid(
                gettext("Please look at the marked fields."),
                fields={"paid_at": [gettext("This time has not come yet.")]},
            )
        self.amount, self.pay_channel = amount, channel
        self.paid_at, self.transaction_no = paid_at or self.acting.at, transaction_no
        return {"order_no": self.order_no, "channel": str(channel)}

    @step(
        state,
        source=OrderState.PAID,
        target=OrderState.TYPE_CONFIRMED,
        label=_("Confirm contract type"),
        roles={Role.ADMIN_CLERK},
        form=ConfirmTypeForm,
        tone="primary",
    )
    def confirm_type(self, *, contract_type: str) -> dict[str, Any]:
        """The admin clerk says which contract it will be (row 1 of the timing table)."""
        self.contract_type = contract_type
        return {"contract_type": contract_type}

    @step(
        state,
        source=[OrderState.TYPE_CONFIRMED, OrderState.IN_SERVICE],
        target=None,
        label=_("Correct contract type"),
        roles={Role.ADMIN_CLERK, Role.BRANCH_DIRECTOR},
        form=CorrectTypeForm,
    )
    def correct_type(self, *, contract_type: str, cause: str, reason: str) -> dict[str, Any]:
        """Another type than confirmed, with the cause (B16)."""
        was = self.contract_type
        if was == contract_type:
            raise Invalid(
                gettext("Please look at the marked fields."),
                fields={"contract_type": [gettext("This is the type already.")]},
            )
        self.contract_type = contract_type
        return {"contract_type": contract_type, "was": was, "cause": cause}

    @step(
        state,
        source=OrderState.TYPE_CONFIRMED,
        target=OrderState.IN_SERVICE,
        label=_("Begin service"),
        roles={Party.SYSTEM},
    )
    def begin_service(self) -> None:
        """The plan has started."""

    @step(
        state,
        source=OrderState.IN_SERVICE,
        target=OrderState.COMPLETED,
        label=_("Complete"),
        roles={Party.SYSTEM},
    )
    def complete(self) -> None:
        """The second report has been issued."""
        self.closed_at = self.acting.at

    @step(
        state,
        source=RUNNING,
        target=OrderState.REFUND_REQUESTED,
        label=_("Request refund"),
        roles={Role.CUSTOMER_SERVICE} | MANAGERS,
        form=ReasonForm,
        tone="danger",
    )
    def request_refund(self, *, reason: str) -> dict[str, Any]:
        """The customer wants the money back; everything waits for the decision."""
        self.before_refund = self.state
        return {"reason": reason}

    @step(
        state,
        source=OrderState.REFUND_REQUESTED,
        target=GET_STATE(lambda order, *_given: order.before_refund, states=RUNNING),
        label=_("Reject refund"),
        roles={Role.BRANCH_DIRECTOR, Role.FINANCE_LEAD},
        form=ReasonForm,
    )
    def reject_refund(self, *, reason: str) -> None:
        """The service goes on where it was."""

    @step(
        state,
        source=OrderState.REFUND_REQUESTED,
        target=OrderState.REFUNDED,
        label=_("Refund"),
        roles={Role.FINANCE_LEAD},
        tone="danger",
    )
    def refund(self) -> None:
        """The money went back; the case ends."""
        self.closed_at = self.acting.at

    @step(
        state,
        source=[OrderState.PENDING_PAYMENT, *RUNNING],
        target=OrderState.CANCELLED,
        label=_("Cancel order"),
        roles=MANAGERS,
        form=ReasonForm,
        tone="danger",
    )
    def cancel(self, *, reason: str) -> dict[str, Any]:
        """The order is given up; the case ends."""
        self.closed_at = self.acting.at
        return {"reason": reason}
