"""What carriers tell of a parcel."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.fields import EncryptedTextField
from logistics.choices import Progress
from logistics.models.shipments import Shipment


class TrackingEvent(models.Model):
    """One line of what the carrier tells; the same line again is the same line."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.CASCADE, related_name="events", db_index=False
    )
    at = models.DateTimeField(_("at"))
    progress = models.CharField(_("progress"), max_length=12, choices=Progress)
    text = models.CharField(_("text"), max_length=500)
    source = models.CharField(_("source"), max_length=12)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("tracking event")
        verbose_name_plural = _("tracking events")
        constraints = (
            models.UniqueConstraint(fields=["shipment", "digest"], name="tracking_event_once"),
        )
        indexes = (models.Index(fields=["shipment", "-at"], name="tracking_of_shipment"),)

    def __str__(self) -> str:
        return self.text


class TrackingPush(models.Model):
    """The inbox of the tracking webhook: every signed body once, and what became of it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("Taken over")
        ORPHAN = "orphan", _("No parcel has this number")
        UNREADABLE = "unreadable", _("Not readable")

    provider = models.CharField(_("tracking provider"), max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    body = EncryptedTextField(_("content"))
    outcome = models.CharField(_("what became of it"), max_length=12, choices=Outcome)
    shipment = models.ForeignKey(
        Shipment, verbose_name=_("shipment"), null=True, on_delete=models.SET_NULL
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    received_at = models.DateTimeField(_("message received"), db_default=Now())

    class Meta:
        verbose_name = _("tracking message")
        verbose_name_plural = _("tracking messages")
        indexes = (models.Index(fields=["outcome", "-id"], name="trackingpush_by_outcome"),)

    def __str__(self) -> str:
        return f"{self.provider} {self.pk}"
