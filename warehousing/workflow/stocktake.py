"""A stocktake: called, counted blind, differences counted again by another, explained, signed (I6).

001: 每月最后两天 · 应在盘点当日完成 · 上报财务部及主管领导进行审核 · 一同排查原因.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import Party
from core.forms import ReasonForm
from core.foureyes import did_not_ask, did_not_sign
from core.workflow import Workflow, guard, step
from inventory.models import Product
from warehousing import counting
from warehousing.duties import COUNTERS, FINANCE, KEEPER, LEAD, PRODUCT
from warehousing.forms.stocktake import CountForm, ExplainForm, FoundForm, StartForm


class StocktakeState(TextChoices):
    """The states of a stocktake."""

    PLANNED = "planned", _("Stocktake planned")
    CALLED = "called", _("Stocktake due")
    COUNTING = "counting", _("Being counted")
    RECOUNT = "recount", _("Differences counted again")
    CAUSES = "causes", _("Causes to be found")
    FINANCE = "finance", _("For finance to sign")
    LEAD = "lead", _("For the lead to sign")
    POSTED = "posted", _("Stocktake posted")
    CANCELLED = "cancelled", _("Stocktake cancelled")


S = StocktakeState
#: While these last nothing moves in a frozen warehouse.
AT_IT = (S.COUNTING, S.RECOUNT)
OPEN = (S.CALLED, *AT_IT, S.CAUSES, S.FINANCE, S.LEAD)


@guard(_("Not everything has been counted yet."))
def _all_counted(row: Any) -> bool:
    return not row.lines.filter(first_counted=None).exists()


@guard(_("Not every difference has been counted again yet."))
def _all_recounted(row: Any) -> bool:
    return not counting.to_recount(row).exists()


def _after_count(row: Any, *_given: Any) -> str:
    return S.RECOUNT if counting.to_recount(row).exists() else S.FINANCE


def _after_recount(row: Any, *_given: Any) -> str:
    return S.CAUSES if counting.differing(row) else S.FINANCE


class StocktakeWorkflow(Workflow):
    """Who counted does not sign; finance and the lead are two people."""

    state = FSMField(
        _("state"), default=S.PLANNED, choices=S.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True

    @step(
        state, source=S.PLANNED, target=S.CALLED, label=_("Call for the stocktake"),
        roles={Party.SYSTEM},
    )  # fmt: skip
    def call(self) -> None:
        """The last two days of the month have begun."""
        self.called_at = self.acting.at

    @step(
        state, source=[S.PLANNED, S.CALLED], target=S.COUNTING, label=_("Begin to count"),
        roles=KEEPER, form=StartForm, tone="primary",
    )  # fmt: skip
    def start(self, *, mode: str) -> dict[str, Any]:
        """The sheet is made: every lot that should be there, without its number."""
        self.mode, self.started_at = mode, self.acting.at
        return {"mode": mode, "lines": counting.make_sheet(self)}

    @step(
        state, source=[S.COUNTING, S.RECOUNT], target=None, label=_("Enter a count"),
        roles=COUNTERS, form=CountForm,
    )  # fmt: skip
    def count(self, *, lot: int, quantity: int) -> dict[str, Any]:
        """One lot, blind; a difference is counted again by another person."""
        self.ask(self.acting.by)
        again = self.state == S.RECOUNT
        return {"line": counting.enter(self, lot, quantity, self.acting, again=again)}

    @step(
        state, source=S.COUNTING, target=None, label=_("Goods that are not on the sheet"),
        roles=COUNTERS, form=FoundForm,
    )  # fmt: skip
    def found(
        self, *, product: Product, lot_no: str, quantity: int, expires_on: date | None = None
    ) -> dict[str, Any]:
        """Something lies here that the book does not know."""
        self.ask(self.acting.by)
        lot = counting.add_lot(self, product, lot_no, expires_on)
        return {"line": counting.enter(self, lot.pk, quantity, self.acting, again=False)}

    @step(
        state, source=S.COUNTING, target=GET_STATE(_after_count, states=[S.RECOUNT, S.FINANCE]),
        label=_("Counting is done"), roles=KEEPER, guards=(_all_counted,), tone="primary",
    )  # fmt: skip
    def finish(self) -> dict[str, Any]:
        """The same day, or the paper says late."""
        self.finished_at = self.acting.at
        return {"differences": counting.to_recount(self).count()}

    @step(
        state, source=S.RECOUNT, target=GET_STATE(_after_recount, states=[S.CAUSES, S.FINANCE]),
        label=_("Second count is done"), roles=COUNTERS, guards=(_all_recounted,), tone="primary",
    )  # fmt: skip
    def finish_recount(self) -> dict[str, Any]:
        """What still differs needs its cause."""
        return {"differences": len(counting.differing(self))}

    @step(
        state, source=S.CAUSES, target=S.FINANCE, label=_("Name the causes"),
        roles=KEEPER | PRODUCT, form=ExplainForm, tone="primary",
    )  # fmt: skip
    def explain(self, *, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Keeper and product department have found out why."""
        self.ask(self.acting.by)
        return {"lines": counting.explain(self, lines)}

    @step(
        state, source=S.FINANCE, target=S.LEAD, label=_("Sign for finance"), roles=FINANCE,
        only=(did_not_ask,), tone="primary",
    )  # fmt: skip
    def finance_sign(self) -> None:
        """Finance has seen every difference and its value."""
        self.finance_by_id = self.acting.by.user_id

    @step(
        state, source=S.FINANCE, target=S.CAUSES, label=_("Back from finance"), roles=FINANCE,
        form=ReasonForm, only=(did_not_ask,), tone="danger",
    )  # fmt: skip
    def finance_return(self, *, reason: str) -> None:
        """The causes do not convince."""

    @step(
        state, source=S.LEAD, target=S.POSTED, label=_("Sign and post"), roles=LEAD,
        only=(did_not_ask, did_not_sign("finance_by")), tone="primary",
    )  # fmt: skip
    def lead_sign(self) -> dict[str, Any]:
        """The book follows the count; each difference is a line of the ledger."""
        self.lead_by_id, self.posted_at = self.acting.by.user_id, self.acting.at
        return {"moves": counting.post(self, self.acting)}

    @step(
        state, source=S.LEAD, target=S.CAUSES, label=_("Back from the lead"), roles=LEAD,
        form=ReasonForm, only=(did_not_ask, did_not_sign("finance_by")), tone="danger",
    )  # fmt: skip
    def lead_return(self, *, reason: str) -> None:
        """To be looked into once more; finance signs again."""
        self.finance_by_id = None

    @step(
        state, source=[S.PLANNED, S.CALLED, *AT_IT, S.CAUSES], target=S.CANCELLED,
        label=_("Cancel stocktake"), roles=LEAD, form=ReasonForm, tone="danger",
    )  # fmt: skip
    def cancel(self, *, reason: str) -> None:
        """Broken off; the book stays as it is."""
