"""A stocktake and its sheet 盘点."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.errors import say_on
from core.foureyes import Asked, different_people, signed_before
from inventory.models import Lot, Warehouse
from warehousing import counting
from warehousing.causes import CountCause, Mode
from warehousing.models.requisition import signature
from warehousing.workflow import StocktakeState, StocktakeWorkflow
from warehousing.workflow.stocktake import OPEN

S = StocktakeState
say_on(
    "move_while_counted",
    _("This warehouse is being counted and nothing moves in it until the count is done."),
)
say_on("stocktake_one_at_a_time", _("Another stocktake of this warehouse is not done yet."))


class Stocktake(Asked, StocktakeWorkflow):
    """One warehouse, counted on one day. ``month`` is the first day of the month it is for."""

    parents = ("warehouse",)

    warehouse = models.ForeignKey(
        Warehouse, verbose_name=_("warehouse"), on_delete=models.PROTECT, related_name="+"
    )
    month = models.DateField(_("for the month"), null=True, blank=True)
    due_on = models.DateField(_("to be counted by"))
    mode = models.CharField(_("meanwhile"), max_length=8, choices=Mode, blank=True)
    called_at = models.DateTimeField(_("called at"), null=True, editable=False)
    started_at = models.DateTimeField(_("begun at"), null=True, editable=False)
    finished_at = models.DateTimeField(_("counted at"), null=True, editable=False)
    finance_by = signature(_("signed for finance"))
    lead_by = signature(_("signed by the lead"))
    posted_at = models.DateTimeField(_("posted at"), null=True, editable=False)

    class Meta:
        verbose_name = _("stocktake")
        verbose_name_plural = _("stocktakes")
        constraints = (
            *different_people("stocktake", "finance_by", "lead_by"),
            *signed_before("stocktake", "finance_by", [S.LEAD, S.POSTED]),
            *signed_before("stocktake", "lead_by", [S.POSTED]),
            models.UniqueConstraint(
                fields=["warehouse", "month"],
                condition=~Q(state=S.CANCELLED),
                name="stocktake_once_a_month",
            ),
            models.UniqueConstraint(
                fields=["warehouse"],
                condition=Q(state__in=OPEN[1:]),
                name="stocktake_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(started_at__isnull=False)
                | Q(state__in=[S.PLANNED, S.CALLED, S.CANCELLED]),
                name="stocktake_has_begun",
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="stocktake_by_state"),)

    def __str__(self) -> str:
        return f"ST{self.pk:06d}"

    @property
    def case_key(self) -> str:
        """A stocktake is a case of its own."""
        return f"stocktake:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch whose warehouse it is."""
        return self.warehouse.branch_id

    @property
    def is_late(self) -> bool:
        """Whether the count was not done on the day on which it began."""
        if self.started_at is None or self.finished_at is None:
            return False
        return timezone.localdate(self.finished_at) > timezone.localdate(self.started_at)

    @property
    def is_blind(self) -> bool:
        """Whether the book's numbers are hidden from everybody."""
        return self.state in (S.PLANNED, S.CALLED, S.COUNTING, S.RECOUNT)

    def differences_to_explain(self) -> list[dict[str, Any]]:
        """The lines that differ, as the form shows them."""
        return [
            {
                "line": line.pk,
                "what": f"{line.lot} {line.variance:+d}",
                "cause": line.cause,
                "note": line.note,
            }
            for line in counting.differing(self)
        ]


class StocktakeLine(models.Model):
    """One lot on the sheet: what was counted, by whom, and what the book said at that moment."""

    stocktake = models.ForeignKey(
        Stocktake, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    lot = models.ForeignKey(Lot, verbose_name=_("lot"), on_delete=models.PROTECT)
    first_counted = models.PositiveIntegerField(_("first count"), null=True)
    first_book = models.PositiveIntegerField(_("book at the first count"), null=True)
    first_by = signature(_("counted by"))
    first_at = models.DateTimeField(_("counted at"), null=True)
    second_counted = models.PositiveIntegerField(_("second count"), null=True)
    second_book = models.PositiveIntegerField(_("book at the second count"), null=True)
    second_by = signature(_("counted again by"))
    second_at = models.DateTimeField(_("counted again at"), null=True)
    cause = models.CharField(_("cause"), max_length=12, choices=CountCause, blank=True)
    note = models.CharField(_("in words"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("line of the sheet")
        verbose_name_plural = _("lines of the sheet")
        constraints = (
            models.UniqueConstraint(fields=["stocktake", "lot"], name="stocktake_line_once"),
            models.CheckConstraint(
                condition=~Q(first_by=F("second_by")), name="stocktake_line_by_another"
            ),
            models.CheckConstraint(
                condition=Q(first_counted=None, first_book=None, first_by=None)
                | Q(first_counted__isnull=False, first_book__isnull=False, first_by__isnull=False),
                name="stocktake_line_first_whole",
            ),
            models.CheckConstraint(
                condition=Q(second_counted=None, second_book=None, second_by=None)
                | Q(
                    second_counted__isnull=False,
                    second_book__isnull=False,
                    second_by__isnull=False,
                    first_counted__isnull=False,
                ),
                name="stocktake_line_second_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.stocktake} {self.lot}"

    @property
    def counted(self) -> int | None:
        """What counts in the end."""
        return self.first_counted if self.second_counted is None else self.second_counted

    @property
    def book(self) -> int | None:
        """What the book said at that count."""
        return self.first_book if self.second_counted is None else self.second_book

    @property
    def variance(self) -> int:
        """What the ledger has to follow."""
        return (self.counted or 0) - (self.book or 0)
