"""A branch's requisition, its lines, and what arrived of it."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.foureyes import Asked, different_people, signed_before
from inventory.models import Lot, Product, Warehouse
from warehousing.causes import TransitCause
from warehousing.workflow import RequisitionState, RequisitionWorkflow
from warehousing.workflow.requisition import SENT, SIGNED_ONCE, SIGNED_TWICE


def signature(label: Any) -> "models.ForeignKey[User, User]":
    """Who has signed here; nobody yet."""
    return models.ForeignKey(
        User, verbose_name=label, null=True, editable=False, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip


class Requisition(Asked, RequisitionWorkflow):
    """What a branch asks headquarters for 领用申请."""

    parents = ("source", "target")

    source = models.ForeignKey(
        Warehouse, verbose_name=_("from"), on_delete=models.PROTECT, related_name="+"
    )
    target = models.ForeignKey(
        Warehouse,
        verbose_name=_("for the warehouse"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    why = models.CharField(_("what for"), max_length=500)
    first_by = signature(_("first approval"))
    second_by = signature(_("second approval"))
    shipped_by = signature(_("sent out by"))
    received_by = signature(_("counted by"))
    shipped_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    received_at = models.DateTimeField(_("received at"), null=True, editable=False)
    carrier = models.CharField(_("carrier and number"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    lost = models.PositiveIntegerField(_("missing"), default=0, editable=False)
    lost_cause = models.CharField(_("cause"), max_length=12, choices=TransitCause, blank=True)

    class Meta:
        verbose_name = _("requisition")
        verbose_name_plural = _("requisitions")
        constraints = (
            *different_people("requisition", "first_by", "second_by"),
            *signed_before("requisition", "first_by", SIGNED_ONCE),
            *signed_before("requisition", "second_by", SIGNED_TWICE),
            *signed_before("requisition", "shipped_by", SENT),
            models.CheckConstraint(
                condition=~Q(shipped_by=F("received_by")), name="requisition_counted_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="requisition_from_elsewhere"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RequisitionState.DRAFT, RequisitionState.CANCELLED])
                | ~Q(asked=[]),
                name="requisition_somebody_asked",
            ),
        )
        indexes = (
            models.Index(fields=["target", "-id"], name="requisition_of_branch"),
            models.Index(fields=["state", "-id"], name="requisition_by_state"),
        )

    def __str__(self) -> str:
        return f"RQ{self.pk:06d}"

    @property
    def case_key(self) -> str:
        """A requisition is a case of its own."""
        return f"requisition:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch that asks."""
        return self.target.branch_id

    @property
    def is_granted(self) -> bool:
        """Whether anything may be picked."""
        return self.lines.filter(granted__gt=0).exists()

    def replace_lines(self, lines: Sequence[dict[str, Any]]) -> int:
        """Other goods than in the round before."""
        self.lines.all().delete()
        RequisitionLine.objects.bulk_create(
            RequisitionLine(requisition=self, **line) for line in lines
        )
        return len(lines)

    def unsigned(self) -> dict[str, Any]:
        """A refusal takes the signatures of this round back; the log keeps them."""
        self.first_by_id = self.second_by_id = None
        return {"round": self.round}


class RequisitionLine(models.Model):
    """So much of a product: wanted, and granted."""

    requisition = models.ForeignKey(
        Requisition, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    wanted = models.PositiveIntegerField(_("wanted"))
    granted = models.PositiveIntegerField(_("granted"), null=True, editable=False)

    class Meta:
        verbose_name = _("requested goods")
        verbose_name_plural = _("requested goods")
        constraints = (
            models.UniqueConstraint(
                fields=["requisition", "product"], name="requisition_line_once"
            ),
            models.CheckConstraint(condition=Q(wanted__gt=0), name="requisition_line_some"),
            models.CheckConstraint(
                condition=Q(granted=None) | Q(granted__lte=F("wanted")),
                name="requisition_line_not_more_than_wanted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} × {self.wanted}"


class RequisitionArrival(models.Model):
    """What was counted of one lot when it came to the branch."""

    requisition = models.ForeignKey(
        Requisition, on_delete=models.CASCADE, related_name="arrivals", db_index=False
    )
    lot = models.ForeignKey(Lot, verbose_name=_("lot"), on_delete=models.PROTECT)
    sent = models.PositiveIntegerField(_("sent"))
    good = models.PositiveIntegerField(_("good"))
    damaged = models.PositiveIntegerField(_("damaged"), default=0)

    class Meta:
        verbose_name = _("arrived lot")
        verbose_name_plural = _("arrived lots")
        constraints = (
            models.UniqueConstraint(fields=["requisition", "lot"], name="requisition_arrival_once"),
            models.CheckConstraint(
                condition=Q(good__lte=F("sent") - F("damaged")),
                name="requisition_arrival_not_more_than_sent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.lot} {self.good}+{self.damaged}/{self.sent}"

    @property
    def missing(self) -> int:
        """What was sent and did not come."""
        return self.sent - self.good - self.damaged
