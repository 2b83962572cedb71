"""A lot: ok ⇄ hold · quarantine. Only an ok lot can be reserved or leave the house."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step

KEEPERS = frozenset({Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER, Role.QUALITY_SUPERVISOR})
#: Who may say that stopped goods are good after all.
JUDGES = frozenset({Role.PRODUCT_MANAGER, Role.QUALITY_SUPERVISOR})


class LotState(TextChoices):
    """Whether the goods of a lot may be handed out."""

    OK = "ok", _("Usable")
    QUARANTINE = "quarantine", _("Quarantined")
    HOLD = "hold", _("On hold")


@guard(_("Somebody else has to set free what you have stopped yourself."))
def by_another(lot: Any, by: Actor) -> bool:
    """Four eyes: one stops, another looks."""
    return by.user_id is None or bool(by.user_id != lot.stopped_by)


class LotWorkflow(Workflow):
    """Anyone who keeps the goods may stop a lot; a judge of quality, another one, sets it free."""

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
        self.stopped_by = self.acting.by.user_id

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
        self.stopped_by = self.acting.by.user_id

    @step(
        state,
        source=[LotState.HOLD, LotState.QUARANTINE],
        target=LotState.OK,
        label=_("Set lot free"),
        roles=JUDGES,
        form=ReasonForm,
        only=[by_another],
        tone="primary",
    )
    def clear(self, *, reason: str) -> None:
        """Somebody has looked: the goods may go out."""
        self.stopped_by = None
