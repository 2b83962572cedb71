"""A disposal of goods 销毁申请."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.foureyes import Asked, different_people, signed_before
from inventory.models import Lot
from warehousing.causes import Cause
from warehousing.models.requisition import signature
from warehousing.workflow import DisposalState, DisposalWorkflow
from warehousing.workflow.disposal import SIGNED_ONCE, SIGNED_THRICE, SIGNED_TWICE

DONE = (DisposalState.DESTROYED,)


class Disposal(Asked, DisposalWorkflow):
    """So much of a lot is to be destroyed; ``held`` is the lot where it waits for that."""

    parents = ("lot__product", "lot__warehouse")

    lot = models.ForeignKey(Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="+")
    held = models.ForeignKey(
        Lot, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    cause = models.CharField(_("cause"), max_length=12, choices=Cause)
    reason = models.CharField(_("reason"), max_length=500)
    responsible = models.ForeignKey(
        User, verbose_name=_("responsible person"), on_delete=models.PROTECT, related_name="+"
    )
    first_by = signature(_("first review"))
    second_by = signature(_("second review"))
    lead_by = signature(_("approved by"))
    destroyed_by = signature(_("destroyed by"))
    witness = signature(_("witness"))
    how = models.CharField(_("how it was destroyed"), max_length=200, blank=True)
    destroyed_at = models.DateTimeField(_("destroyed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("disposal")
        verbose_name_plural = _("disposals")
        constraints = (
            *different_people("disposal", "first_by", "second_by", "lead_by"),
            *signed_before("disposal", "first_by", SIGNED_ONCE),
            *signed_before("disposal", "second_by", SIGNED_TWICE),
            *signed_before("disposal", "lead_by", SIGNED_THRICE),
            *signed_before("disposal", "destroyed_by", DONE),
            *signed_before("disposal", "witness", DONE),
            models.CheckConstraint(
                condition=~Q(witness=F("destroyed_by")), name="disposal_not_alone"
            ),
            models.CheckConstraint(
                condition=~Q(responsible=F("first_by"))
                & ~Q(responsible=F("second_by"))
                & ~Q(responsible=F("lead_by")),
                name="disposal_responsible_does_not_decide",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="disposal_of_something"),
            models.CheckConstraint(
                condition=Q(state=DisposalState.DRAFT) | ~Q(asked=[]),
                name="disposal_somebody_asked",
            ),
            models.CheckConstraint(
                condition=Q(state=DisposalState.DRAFT) | Q(held__isnull=False),
                name="disposal_set_apart",
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="disposal_by_state"),)

    def __str__(self) -> str:
        return f"DS{self.pk:06d}"

    @property
    def case_key(self) -> str:
        """A disposal is a case of its own."""
        return f"disposal:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch whose goods they are."""
        return self.lot.warehouse.branch_id

    def unsigned(self) -> dict[str, Any]:
        """A refusal takes the signatures of this round back; the log keeps them."""
        self.first_by_id = self.second_by_id = self.lead_by_id = None
        return {"round": self.round}
