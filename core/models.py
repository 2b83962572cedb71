"""What the kernel keeps: logs of steps and sensitive reads, files, habits with lists, jobs."""

import uuid

from django.contrib.postgres.fields import ArrayField
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
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="clockshift_single"),)

    def __str__(self) -> str:
        return str(self.by)


class CustomerLink(models.Model):
    """A link that lets a customer do one thing to one row. The signature is not kept here.

    Without a customer it is a partner's: the row says whose.
    """

    nonce = models.CharField(max_length=24, unique=True)
    purpose = models.CharField(_("purpose"), max_length=40)
    row_key = models.CharField(_("row"), max_length=80)
    customer_key = models.BigIntegerField(_("customer"), null=True)
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
        """Who came in by it, as the one behind a step."""
        name = gettext("Partner") if self.customer_key is None else gettext("Customer")
        return customer_actor(self.customer_key, name)


class Attachment(models.Model):
    """A file of a row: its bytes lie encrypted under a random name, here is what they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    row_key = models.CharField(_("row"), max_length=80)
    case_key = models.CharField(_("case"), max_length=40)
    customer_key = models.BigIntegerField(_("customer"), null=True)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    name = EncryptedTextField(_("file name"))
    content_type = models.CharField(_("type"), max_length=100)
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
        constraints = (models.UniqueConstraint(fields=["client", "key"], name="idempotency_once"),)
        indexes = (models.Index(fields=["at"], name="idempotency_by_age"),)

    def __str__(self) -> str:
        return f"{self.client} {self.key}"


class SavedView(models.Model):
    """A question to a list that has got a name: one person's, or that of everybody with a role.

    The question may hold a name or digits that were searched for, so it is sealed.
    """

    screen = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=40)
    query = EncryptedTextField()
    owner_id = models.BigIntegerField()
    role = models.CharField(_("for"), max_length=24, blank=True)  # none: the owner only
    branch_key = models.BigIntegerField(null=True)  # of a team's view; none: every branch
    at = models.DateTimeField(db_default=Now())
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("saved view")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_id", "screen", "name"],
                condition=models.Q(removed_at=None),
                name="savedview_once",
            ),
        )
        indexes = (models.Index(fields=["screen", "role"], name="savedview_of_team"),)

    def __str__(self) -> str:
        return f"{self.screen} {self.name}"


class ListHabit(models.Model):
    """How one person likes one list: columns left out, rows on a page, the view it opens with."""

    user_id = models.BigIntegerField()
    screen = models.CharField(max_length=40)
    hidden = ArrayField(models.CharField(max_length=40), default=list)
    size = models.PositiveSmallIntegerField(null=True)
    view = models.ForeignKey(SavedView, null=True, on_delete=models.SET_NULL)

    class Meta:
        verbose_name = _("list habit")
        constraints = (
            models.UniqueConstraint(fields=["user_id", "screen"], name="listhabit_once"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.screen}"


class BulkJob(models.Model):
    """Many rows at once, on behalf of one person: a step of each, or a spreadsheet of all."""

    owner_id = models.BigIntegerField()
    screen = models.CharField(max_length=40)
    step = models.CharField(max_length=60, blank=True)  # none: a spreadsheet
    asked = EncryptedJSONField()  # what was typed in the form, or the list's question
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("job")
        indexes = (
            models.Index(fields=["owner_id", "-id"], name="bulkjob_of_person"),
            models.Index(
                fields=["moved_at"],
                condition=models.Q(started_at__isnull=False, ended_at=None),
                name="bulkjob_running",
            ),
        )

    def __str__(self) -> str:
        return f"{self.screen} {self.step}"

    @property
    def key(self) -> str:
        """The name under which its result file is kept."""
        return f"core.bulkjob:{self.pk}"

    @property
    def phase(self) -> str:
        """Where it stands: draft, running, cancelled or done; a reading of its times."""
        if self.ended_at:
            return "cancelled" if self.cancelled_at else "done"
        return "running" if self.started_at else "draft"

    @property
    def handled(self) -> int:
        """How many rows are behind it."""
        return self.done + self.failed


class BulkRow(models.Model):
    """One row of a job, and what became of it; an empty outcome is still to be done."""

    job = models.ForeignKey(BulkJob, on_delete=models.CASCADE, related_name="rows", db_index=False)
    row_id = models.BigIntegerField()
    version = models.PositiveIntegerField()  # as it was when the person chose it
    outcome = models.CharField(max_length=8, blank=True)  # done | failed | skipped
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("row of a job")
        constraints = (
            models.UniqueConstraint(fields=["job", "row_id"], name="bulkrow_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", "done", "failed", "skipped"]),
                name="bulkrow_outcome",
            ),
        )
        indexes = (
            models.Index(fields=["job", "id"], condition=models.Q(outcome=""), name="bulkrow_open"),
        )

    def __str__(self) -> str:
        return f"{self.row_id} {self.outcome}"


class FormDraft(models.Model):
    """What somebody had typed when the session ended; given back to the same person only."""

    owner_id = models.BigIntegerField()
    path = models.CharField(max_length=200)
    typed = EncryptedJSONField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("draft of a form")
        constraints = (models.UniqueConstraint(fields=["owner_id", "path"], name="formdraft_once"),)
        indexes = (models.Index(fields=["at"], name="formdraft_by_age"),)

    def __str__(self) -> str:
        return self.path
