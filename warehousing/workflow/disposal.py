"""Goods are destroyed: asked for, reviewed twice, approved, destroyed by two with evidence (I7).

001 p. 28: 查找销毁原因,确认责任人 → 一审 → 二审 → 审批 → 销毁. Any of them refuses with a reason.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.models import User
from core import files
from core.errors import Invalid
from core.forms import ReasonForm
from core.foureyes import did_not_ask, did_not_sign
from core.workflow import Workflow, guard, step
from inventory import services
from inventory.models import Place
from warehousing.duties import FINANCE, KEEPER, LEAD, PRODUCT
from warehousing.forms.disposal import ApplyForm, DestroyForm, ReapplyForm


class DisposalState(TextChoices):
    """The states of a disposal."""

    DRAFT = "draft", _("Disposal in draft")
    FIRST = "first", _("Disposal in first review")
    SECOND = "second", _("Disposal in second review")
    APPROVAL = "approval", _("Disposal awaiting approval")
    APPROVED = "approved", _("To be destroyed")
    DESTROYED = "destroyed", _("Destroyed")
    RETURNED = "returned", _("Disposal refused")
    WITHDRAWN = "withdrawn", _("Disposal withdrawn")


S = DisposalState
SIGNED_ONCE = (S.SECOND, S.APPROVAL, S.APPROVED, S.DESTROYED)
SIGNED_TWICE, SIGNED_THRICE = SIGNED_ONCE[1:], SIGNED_ONCE[2:]


@guard(_("The responsible person does not decide about it."))
def _not_responsible(row: Any, by: Any) -> bool:
    return by.user_id != row.responsible_id


class DisposalWorkflow(Workflow):
    """Nobody disposes alone: asker, two reviewers, the lead and a witness are five signatures."""

    state = FSMField(_("state"), default=S.DRAFT, choices=S.choices, protected=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state, source=S.DRAFT, target=S.FIRST, label=_("Apply for disposal"), roles=KEEPER,
        form=ApplyForm, tone="primary",
    )  # fmt: skip
    def apply(self, *, photos: Sequence[Any] = ()) -> dict[str, Any]:
        """The goods are set apart at once, where they wait for destruction (001: 单独集中存放)."""
        self.ask(self.acting.by)
        self.keep(photos, "damage")
        self.held = services.segregate(
            lot=self.lot,
            quantity=self.quantity,
            document=self.key,
            reason=self.reason,
            by=self.acting.by,
            line="apart",
            kind=Place.DISPOSAL,
        )
        return {"round": self.round}

    @step(
        state, source=S.FIRST, target=S.SECOND, label=_("Pass first review"), roles=PRODUCT,
        only=(did_not_ask, _not_responsible), tone="primary",
    )  # fmt: skip
    def first_review(self) -> dict[str, Any]:
        """The product manager has found the cause and the responsible person right."""
        self.first_by_id = self.acting.by.user_id
        return {"round": self.round}

    @step(
        state, source=S.SECOND, target=S.APPROVAL, label=_("Pass second review"), roles=FINANCE,
        only=(did_not_ask, _not_responsible, did_not_sign("first_by")), tone="primary",
    )  # fmt: skip
    def second_review(self) -> dict[str, Any]:
        """Finance knows what it costs."""
        self.second_by_id = self.acting.by.user_id
        return {"round": self.round}

    @step(
        state, source=S.APPROVAL, target=S.APPROVED, label=_("Approve disposal"), roles=LEAD,
        only=(did_not_ask, _not_responsible, did_not_sign("first_by", "second_by")),
        tone="primary",
    )  # fmt: skip
    def approve(self) -> dict[str, Any]:
        """The lead: the goods may be destroyed."""
        self.lead_by_id = self.acting.by.user_id
        return {"round": self.round}

    @step(
        state, source=S.FIRST, target=S.RETURNED, label=_("Refuse in first review"),
        roles=PRODUCT, form=ReasonForm, only=(did_not_ask,), tone="danger",
    )  # fmt: skip
    def first_refuse(self, *, reason: str) -> dict[str, Any]:
        """不同意: back to the keeper; the goods stay apart."""
        return self.unsigned()

    @step(
        state, source=S.SECOND, target=S.RETURNED, label=_("Refuse in second review"),
        roles=FINANCE, form=ReasonForm, only=(did_not_ask, did_not_sign("first_by")),
        tone="danger",
    )  # fmt: skip
    def second_refuse(self, *, reason: str) -> dict[str, Any]:
        """不同意: back to the keeper."""
        return self.unsigned()

    @step(
        state, source=S.APPROVAL, target=S.RETURNED, label=_("Refuse disposal"), roles=LEAD,
        form=ReasonForm, only=(did_not_ask, did_not_sign("first_by", "second_by")), tone="danger",
    )  # fmt: skip
    def lead_refuse(self, *, reason: str) -> dict[str, Any]:
        """不同意: back to the keeper."""
        return self.unsigned()

    @step(
        state, source=S.RETURNED, target=S.FIRST, label=_("Apply for disposal again"),
        roles=KEEPER, form=ReapplyForm, tone="primary",
    )  # fmt: skip
    def reapply(
        self, *, cause: str, reason: str, responsible: User, photos: Sequence[Any] = ()
    ) -> dict[str, Any]:
        """With what was missing: a new round, with new signatures."""
        self.ask(self.acting.by)
        self.round += 1
        self.cause, self.reason, self.responsible = cause, reason, responsible
        self.keep(photos, "damage")
        return {"round": self.round}

    @step(
        state, source=[S.FIRST, S.RETURNED], target=S.WITHDRAWN, label=_("Withdraw disposal"),
        roles=KEEPER, form=ReasonForm, tone="danger",
    )  # fmt: skip
    def withdraw(self, *, reason: str) -> None:
        """Not to be destroyed after all: into quarantine; a judge of quality sets goods free."""
        services.segregate(
            lot=self.held,
            quantity=self.quantity,
            document=self.key,
            reason=reason,
            by=self.acting.by,
            line="withdrawn",
            kind=Place.QUARANTINE,
        )

    @step(
        state, source=S.APPROVED, target=S.DESTROYED, label=_("Record the destruction"),
        roles=KEEPER, form=DestroyForm, tone="primary",
    )  # fmt: skip
    def destroy(self, *, witness: User, photos: Sequence[Any], how: str) -> None:
        """Two were there, a photo shows it; the goods leave the books."""
        by = self.acting.by
        if witness.pk == by.user_id:
            words = gettext("The witness is another person than the one who records it.")
            raise Invalid(words, fields={"witness": [words]})
        self.destroyed_by_id, self.witness, self.how = by.user_id, witness, how
        self.destroyed_at = self.acting.at
        self.keep(photos, "destroyed")
        services.dispose(
            lot=self.held,
            quantity=self.quantity,
            reason=self.reason[:200],
            document=self.key,
            by=by,
            line="destroyed",
        )

    def keep(self, photos: Sequence[Any], kind: str) -> None:
        """Photos stay with the paper."""
        by = self.acting.by
        for photo in photos:
            files.keep(photo, owner=self.key, case_key=self.case_key, by=by, kind=kind)
