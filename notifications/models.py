"""The outbox: a message is a row first; what each channel did with it is kept beside it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.clock import Now


class Message(models.Model):
    """One thing that one person is told: staff, or a customer by key.

    ``payload`` holds ids, codes and times, never personal data; words are made from ``template``
    when it is read or sent. ``dedupe`` makes the same message impossible twice.
    """

    dedupe = models.CharField(max_length=120, unique=True)
    recipient = models.ForeignKey(
        User, verbose_name=_("to"), null=True, on_delete=models.PROTECT, related_name="messages"
    )
    customer_key = models.BigIntegerField(null=True)
    template = models.CharField(_("template"), max_length=60)
    payload = models.JSONField(default=dict)
    link = models.CharField(max_length=80, blank=True)  # the row to open: "plans.plan:7"
    urgent = models.BooleanField(default=False)  # passes quiet hours
    created_at = models.DateTimeField(db_default=Now())
    released_at = models.DateTimeField(null=True)  # handed to the channels, after quiet hours
    read_at = models.DateTimeField(null=True)
    digest = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="folded")

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(recipient__isnull=False) ^ models.Q(customer_key__isnull=False),
                name="message_one_recipient",
            ),
        )
        indexes = (
            models.Index(
                fields=["created_at"],
                name="message_unreleased",
                condition=models.Q(released_at__isnull=True),
            ),
            models.Index(fields=["recipient", "-created_at"], name="message_inbox"),
            models.Index(
                fields=["customer_key", "-created_at"],
                name="message_of_customer",
                condition=models.Q(customer_key__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.template


class Delivery(models.Model):
    """One message on one channel: claimed, sent once, its answer kept."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        DROPPED = "dropped", _("Not sent")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("channel"), max_length=12)  # email | im | sms | wechat | chat
    status = models.CharField(_("status"), max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    provider_key = models.CharField(max_length=80, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    tried = ArrayField(models.DateTimeField(), default=list)

    class Meta:
        verbose_name = _("delivery of a message")
        constraints = (
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_once_a_channel"),
        )
        indexes = (
            models.Index(
                fields=["next_try_at"],
                name="delivery_queue",
                condition=models.Q(status="queued"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.message_id} {self.channel}"
