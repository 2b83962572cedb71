"""The fortnightly check of expiry dates 效期排查, and notices of near expiry 近效期通报."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inventory.models import Lot, Warehouse
from inventory.selectors import EXPIRY_BANDS
from warehousing.causes import Finding
from warehousing.models.requisition import signature
from warehousing.workflow.expiry import (
    CheckState,
    ExpiryCheckWorkflow,
    ExpiryNoticeWorkflow,
)

#: Days to the last usable day at which a notice goes out: 30, 60, 90, as the lists show them.
NEAR = tuple(days for days, _band in EXPIRY_BANDS if days)


class ExpiryCheck(ExpiryCheckWorkflow):
    """One warehouse, one fortnight that begins on ``called_on``."""

    parents = ("warehouse",)

    warehouse = models.ForeignKey(
        Warehouse,
        verbose_name=_("warehouse"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    called_on = models.DateField(_("fortnight from"))
    called_at = models.DateTimeField(_("called at"), null=True, editable=False)
    signed_by = signature(_("signed by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("expiry check")
        verbose_name_plural = _("expiry checks")
        constraints = (
            models.UniqueConstraint(
                fields=["warehouse", "called_on"], name="expirycheck_once_a_fortnight"
            ),
            models.CheckConstraint(
                condition=~Q(state=CheckState.SIGNED) | Q(signed_by__isnull=False),
                name="expirycheck_signed_by_somebody",
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="expirycheck_by_state"),)

    def __str__(self) -> str:
        return f"{self.warehouse} {self.called_on}"

    @property
    def case_key(self) -> str:
        """A check is a case of its own."""
        return f"expirycheck:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch whose warehouse it is."""
        return self.warehouse.branch_id

    def to_look_at(self) -> list[dict[str, Any]]:
        """The list as the form shows it; what has long to go is taken to be in order."""
        lines = self.lines.select_related("lot__product", "lot__bin").order_by("pk")
        return [
            {
                "line": line.pk,
                "what": f"{line.lot} · {line.lot.expires_on} · {line.lot.bin or '—'}",
                "finding": line.finding,
            }
            for line in lines
        ]


class ExpiryCheckLine(models.Model):
    """One lot of the list: how many there were, and what was found."""

    check_of = models.ForeignKey(
        ExpiryCheck, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    lot = models.ForeignKey(Lot, verbose_name=_("lot"), on_delete=models.PROTECT)
    on_hand = models.PositiveIntegerField(_("on hand"))
    finding = models.CharField(_("finding"), max_length=10, choices=Finding, blank=True)

    class Meta:
        verbose_name = _("checked lot")
        verbose_name_plural = _("checked lots")
        constraints = (
            models.UniqueConstraint(fields=["check_of", "lot"], name="expirycheck_line_once"),
        )

    def __str__(self) -> str:
        return f"{self.lot} {self.finding}"


class ExpiryNotice(ExpiryNoticeWorkflow):
    """What of a warehouse came within 30, 60 or 90 days of its end on a day."""

    parents = ("warehouse",)

    warehouse = models.ForeignKey(
        Warehouse,
        verbose_name=_("warehouse"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    day = models.DateField(_("day"))
    measure = models.CharField(_("measure"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("near-expiry notice")
        verbose_name_plural = _("near-expiry notices")
        constraints = (
            models.UniqueConstraint(fields=["warehouse", "day"], name="expirynotice_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.warehouse} {self.day}"

    @property
    def case_key(self) -> str:
        """A notice is a case of its own."""
        return f"expirynotice:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch whose goods they are."""
        return self.warehouse.branch_id


class ExpiryNoticeLine(models.Model):
    """A lot that came within so many days of its end; told once for each of these."""

    notice = models.ForeignKey(ExpiryNotice, on_delete=models.CASCADE, related_name="lines")
    lot = models.ForeignKey(Lot, verbose_name=_("lot"), on_delete=models.PROTECT, db_index=False)
    within = models.PositiveSmallIntegerField(_("within days"))
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        verbose_name = _("announced lot")
        verbose_name_plural = _("announced lots")
        constraints = (
            models.UniqueConstraint(fields=["lot", "within"], name="expirynotice_lot_once"),
            models.CheckConstraint(condition=Q(within__in=NEAR), name="expirynotice_known_days"),
        )

    def __str__(self) -> str:
        return f"{self.lot} ≤ {self.within}"
