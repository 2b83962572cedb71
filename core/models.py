"""What the kernel keeps: the log of steps, the log of sensitive reads, files, the demo's clock."""

import uuid

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.actors import Actor, customer_actor
from core.clock import Now
from core.fields import EncryptedJSONField, EncryptedTextField


class StepLog(models.Model):
    """One step of one row: who, when, from where to where. Append-only; the timeline reads it.

    People are kept by id and by name as text: the log outlives the account.
    """

    row_key = models.CharField(_("row"), max_length=80)
    case_key = models.CharField(_("case"), max_length=40)
    customer_key = models.BigIntegerField(null=True)
    branch_key = models.BigIntegerField(null=True)
    step = models.CharField(_("step"), max_length=60)
    before = models.CharField(_("from"), max_length=40)
    after = models.CharField(_("to"), max_length=40)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("by"), max_length=80)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("step log")
        indexes = (
            models.Index(fields=["row_key", "id"], name="steplog_of_row"),
            models.Index(fields=["case_key", "id"], name="steplog_of_case"),
            models.Index(fields=["customer_key", "-at"], name="steplog_timeline"),
        )

    def __str__(self) -> str:
        return f"{self.row_key} {self.step}"


class AccessLog(models.Model):
    """One read of sensitive data: who saw what of whom, and why. Append-only."""

    actor_kind = models.CharField(max_length=12)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("by"), max_length=80)
    customer_key = models.BigIntegerField(_("customer"))
    row_key = models.CharField(_("row"), max_length=80)
    what = models.CharField(_("what"), max_length=40)  # phone | address | health_record | export …
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("access log")
        indexes = (
            models.Index(fields=["customer_key", "-at"], name="accesslog_of_customer"),
            models.Index(fields=["actor_id", "-at"], name="accesslog_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.actor_name} {self.what} {self.row_key}"


class ClockShift(models.Model):
    """How far the demo's time is ahead of the database's; one row at most."""

    by = models.DurationField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="clockshift_single"),
        )

    def __str__(self) -> str:
        return str(self.by)


class CustomerLink(models.Model):
    """A link that lets a customer do one thing to one row. The signature is not kept here."""

    nonce = models.CharField(max_length=24, unique=True)
    purpose = models.CharField(_("purpose"), max_length=40)
    row_key = models.CharField(_("row"), max_length=80)
    customer_key = models.BigIntegerField(_("customer"))
    issued_at = models.DateTimeField(_("issued"), db_default=Now())
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    used_at = models.DateTimeField(_("first used"), null=True)
    last_used_at = models.DateTimeField(_("last used"), null=True)

    action = ""  #: the last part of /c/<token>/<action>/, set when the link is opened

    class Meta:
        verbose_name = _("customer link")
        indexes = (
            models.Index(fields=["row_key", "purpose"], name="customerlink_of_row"),
            models.Index(fields=["customer_key", "-id"], name="customerlink_of_customer"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("issued_at")),
                name="customerlink_lasts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.row_key}"

    @property
    def row_id(self) -> int:
        """The primary key of the row that the link is for."""
        return int(self.row_key.rpartition(":")[2])

    @property
    def actor(self) -> Actor:
        """The customer as the one behind a step."""
        return customer_actor(self.customer_key, gettext("Customer"))


class Attachment(models.Model):
    """A file of a row: its bytes lie encrypted under a random name, here is what they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    row_key = models.CharField(_("row"), max_length=80)
    case_key = models.CharField(_("case"), max_length=40)
    customer_key = models.BigIntegerField(_("customer"), null=True)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    name = EncryptedTextField(_("file name"))
    content_type = models.CharField(_("type"), max_length=40)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    path = models.CharField(max_length=100, unique=True)
    by_kind = models.CharField(max_length=12)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("file")
        indexes = (
            models.Index(fields=["row_key", "at"], name="attachment_of_row"),
            models.Index(fields=["customer_key", "-at"], name="attachment_of_customer"),
        )

    def __str__(self) -> str:
        return f"{self.row_key} {self.kind}"

    @property
    def is_image(self) -> bool:
        """Whether it can be shown in place."""
        return self.content_type.startswith("image/")


class IdempotencyKey(models.Model):
    """A POST that was answered: the same key gets the same answer, and nothing is done twice."""

    client = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = EncryptedJSONField(null=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("idempotency key")
        constraints = (
            models.UniqueConstraint(fields=["client", "key"], name="idempotency_once"),
        )
        indexes = (models.Index(fields=["at"], name="idempotency_by_age"),)

    def __str__(self) -> str:
        return f"{self.client} {self.key}"
