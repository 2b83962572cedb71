"""The fortnightly check of every expiry date, and the notice of what is near its end (I5).

001: 每两周排查一次 · 近效期…详细汇总,内部通报并销售.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party
from core.workflow import Workflow, step
from warehousing import checking
from warehousing.duties import KEEPER, LEAD, PRODUCT
from warehousing.forms.expiry import MeasureForm, SignForm


class CheckState(TextChoices):
    """The states of a fortnightly check."""

    PLANNED = "planned", _("Check planned")
    CALLED = "called", _("Check due")
    SIGNED = "signed", _("Check signed")


class ExpiryCheckWorkflow(Workflow):
    """Called by the product every fortnight, signed by the keeper who has seen every lot."""

    state = FSMField(
        _("state"),
        default=CheckState.PLANNED,
        choices=CheckState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state, source=CheckState.PLANNED, target=CheckState.CALLED,
        label=_("Call for the check"), roles={Party.SYSTEM},
    )  # fmt: skip
    def call(self) -> dict[str, Any]:
        """A fortnight has begun: the list is made."""
        self.called_at = self.acting.at
        return {"lines": checking.make_list(self)}

    @step(
        state, source=CheckState.CALLED, target=CheckState.SIGNED, label=_("Sign the check"),
        roles=KEEPER, form=SignForm, tone="primary",
    )  # fmt: skip
    def sign(self, *, lines: Sequence[dict[str, Any]], note: str = "") -> dict[str, Any]:
        """Every lot was looked at: its date, its packaging, its label."""
        self.signed_by_id, self.signed_at = self.acting.by.user_id, self.acting.at
        self.note = note
        bad = checking.keep_findings(self, lines)
        return {"bad": bad, "clean": not bad}


class NoticeState(TextChoices):
    """The states of a near-expiry notice."""

    DRAFT = "draft", _("Notice being made")
    ANNOUNCED = "announced", _("Announced: to be sold first")
    CLOSED = "closed", _("Measure decided")


class ExpiryNoticeWorkflow(Workflow):
    """What has come near its end is told to those who can sell it first."""

    state = FSMField(
        _("state"),
        default=NoticeState.DRAFT,
        choices=NoticeState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state, source=NoticeState.DRAFT, target=NoticeState.ANNOUNCED, label=_("Announce"),
        roles={Party.SYSTEM},
    )  # fmt: skip
    def announce(self) -> dict[str, Any]:
        """To the product manager, and to those who sell at the branch."""
        return {"lots": self.lines.count()}

    @step(
        state, source=NoticeState.ANNOUNCED, target=NoticeState.CLOSED,
        label=_("Decide the measure"), roles=PRODUCT | LEAD, form=MeasureForm, tone="primary",
    )  # fmt: skip
    def close(self, *, measure: str) -> None:
        """How these goods are sold, moved or written off in time."""
        self.measure = measure
