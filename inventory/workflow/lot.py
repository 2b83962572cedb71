"""A lot: ok ⇄ hold · quarantine. Only an ok lot can be reserved or leave the house."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.forms import ReasonForm
from core.workflow import Workflow, step

KEEPERS = frozenset({Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER, Role.QUALITY_SUPERVISOR})


class LotState(TextChoices):
    """Whether the goods of a lot may be handed out."""

    OK = "ok", _("Usable")
    QUARANTINE = "quarantine", _("Quarantined")
    HOLD = "hold", _("On hold")


class LotWorkflow(Workflow):
    """Anyone who keeps the goods may stop a lot; only the product manager sets it free again."""

    state = FSMField(
        _("state"),
        default=LotState.OK,
        choices=LotState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=LotState.OK,
        target=LotState.HOLD,
        label=_("Put lot on hold"),
        roles=KEEPERS,
        form=ReasonForm,
        tone="danger",
    )
    def hold(self, *, reason: str) -> None:
        """Nothing more of it goes out until somebody has looked."""

    @step(
        state,
        source=[LotState.OK, LotState.HOLD],
        target=LotState.QUARANTINE,
        label=_("Quarantine lot"),
        roles=KEEPERS,
        form=ReasonForm,
        tone="danger",
    )
    def quarantine(self, *, reason: str) -> None:
        """Damaged, returned or doubtful goods are stored apart (001: 不合格营养素)."""

    @step(
        state,
        source=[LotState.HOLD, LotState.QUARANTINE],
        target=LotState.OK,
        label=_("Set lot free"),
        roles={Role.PRODUCT_MANAGER},
        form=ReasonForm,
        tone="primary",
    )
    def clear(self, *, reason: str) -> None:
        """The product manager has looked: the goods may go out."""
