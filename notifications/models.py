"""The outbox: a message is a row first; what each channel did with it is kept beside it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.clock import Now
from core.fields import EncryptedTextField
from notifications.placeholders import Broken, check
from notifications.texts import LANGUAGES, TEXTS

#: What only asks for something to be done, and says nothing once it is.
REMINDERS = ("clock.created", "clock.remind", "clock.due", "clock.raise")


class Message(models.Model):
    """One thing that one person is told: staff, a customer or a partner by key.

    ``payload`` holds ids, codes and times, never personal data; words are made from ``template``
    when it is read or sent. ``dedupe`` makes the same message impossible twice.
    """

    dedupe = models.CharField(max_length=120)
    recipient = models.ForeignKey(
        User,
        verbose_name=_("recipient"),
        null=True,
        on_delete=models.PROTECT,
        related_name="messages",
    )
    customer_key = models.BigIntegerField(null=True)
    partner_key = models.BigIntegerField(null=True)
    template = models.CharField(_("template"), max_length=60)
    payload = models.JSONField(default=dict)
    link = models.CharField(max_length=80, blank=True)  # the row to open: "plans.plan:7"
    urgent = models.BooleanField(default=False)  # passes quiet hours
    created_at = models.DateTimeField(_("at"), db_default=Now())
    hold_until = models.DateTimeField(null=True)  # quiet hours; empty until looked at
    released_at = models.DateTimeField(null=True)  # handed to the channels, after quiet hours
    read_at = models.DateTimeField(null=True)
    # what this one was folded into: a digest, or a notice that says the same
    digest = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="folded", db_index=False
    )

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = (
            models.UniqueConstraint(fields=["dedupe"], name="message_once"),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, customer_key=None, partner_key=None)
                | Q(recipient=None, customer_key__isnull=False, partner_key=None)
                | Q(recipient=None, customer_key=None, partner_key__isnull=False),
                name="message_one_recipient",
            ),
        )
        indexes = (
            models.Index(
                fields=["id"],
                name="message_reminding",
                condition=Q(read_at=None, template__in=REMINDERS),
            ),
            models.Index(
                fields=["hold_until", "id"],
                name="message_unreleased",
                condition=Q(released_at__isnull=True),
            ),
            models.Index(
                fields=["recipient", "id"],
                name="message_waiting_of_person",
                condition=Q(released_at__isnull=True, recipient__isnull=False),
            ),
            models.Index(
                fields=["recipient", "-id"],
                name="message_inbox",
                condition=Q(released_at__isnull=False, digest__isnull=True),
            ),
            models.Index(
                fields=["recipient"],
                name="message_unread",
                condition=Q(read_at=None, released_at__isnull=False, digest__isnull=True),
            ),
            models.Index(
                fields=["customer_key", "-id"],
                name="message_of_customer",
                condition=Q(customer_key__isnull=False),
            ),
            models.Index(
                fields=["digest"], name="message_folded", condition=Q(digest__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.template


class Delivery(models.Model):
    """One message on one channel: claimed, sent once, its answer kept.

    A claim counts the attempt, empties the answer and pushes ``next_try_at`` on by a lease: what
    a killed worker leaves behind is found again, and an empty answer says that its fate is unknown.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        DROPPED = "dropped", _("Not sent")

    message = models.ForeignKey(
        Message,
        verbose_name=_("message"),
        on_delete=models.CASCADE,
        related_name="deliveries",
        db_index=False,
    )
    channel = models.CharField(_("channel"), max_length=12)  # email | im | sms | wechat | phone
    status = models.CharField(_("status"), max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try"), db_default=Now())
    sent_at = models.DateTimeField(_("sent"), null=True)
    received_at = models.DateTimeField(_("received"), null=True)  # where the provider tells
    provider_key = models.CharField(max_length=80, blank=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    tried = ArrayField(models.DateTimeField(), default=list)

    class Meta:
        verbose_name = _("delivery of a message")
        verbose_name_plural = _("deliveries of messages")
        constraints = (
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_once_a_channel"),
        )
        indexes = (
            models.Index(
                fields=["next_try_at"],
                name="delivery_queue",
                condition=Q(status="queued"),
            ),
            models.Index(
                fields=["next_try_at"],
                name="delivery_unconfirmed",
                condition=Q(status="sent", channel="sms", received_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.message_id} {self.channel}"


class MessageTemplate(models.Model):
    """The words of one kind of message in one language; edited in the back office.

    The approved templates of providers stand beside them: their number, and for WeChat what goes
    into which of its fields.
    """

    code = models.CharField(_("code"), max_length=60)
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"), max_length=2000)
    sms_code = models.CharField(_("approved SMS template"), max_length=40, blank=True)
    wechat_code = models.CharField(_("approved WeChat template"), max_length=64, blank=True)
    wechat_fields = models.JSONField(
        _("WeChat fields"),
        default=dict,
        blank=True,
        help_text=_("Which text goes into which field, e.g. {“thing1”: “{case}”}"),
    )

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        constraints = (
            models.UniqueConstraint(fields=["code", "language"], name="messagetemplate_once"),
        )

    def __str__(self) -> str:
        return f"{self.code} ({self.language})"

    def clean(self) -> None:
        """A text that could not be filled is refused beside its field, not when it is sent."""
        known = TEXTS[self.code].fields if self.code in TEXTS else ()
        wrong: dict[str, Any] = {}
        for name, texts in (
            ("title", [self.title]),
            ("body", [self.body]),
            ("wechat_fields", self._wechat_texts()),
        ):
            try:
                for text in texts:
                    check(text, known)
            except Broken as error:
                wrong[name] = str(error)
        if wrong:
            raise ValidationError(wrong)

    def _wechat_texts(self) -> list[str]:
        if not isinstance(self.wechat_fields, dict):
            raise ValidationError({"wechat_fields": _("Fields and their texts are expected.")})
        return [str(text) for text in self.wechat_fields.values()]


class LocalOutbox(models.Model):
    """What would have been sent; the key lets nothing in twice, as with a good provider."""

    provider_key = models.CharField(max_length=80, unique=True)
    channel = models.CharField(_("channel"), max_length=12)
    address = EncryptedTextField(_("recipient"))
    title = EncryptedTextField(_("title"))
    body = EncryptedTextField(_("text"))
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("message that would have been sent")
        verbose_name_plural = _("what would have been sent")
        indexes = (models.Index(fields=["-at"], name="localoutbox_latest"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.provider_key[:8]}"
