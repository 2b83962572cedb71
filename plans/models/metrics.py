"""What was measured and photographed: data, no machine."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.fields import EncryptedTextField
from core.models import Attachment
from plans import metrics
from plans.models.parts import PartOfPlan
from plans.models.plan import Plan


class Metric(PartOfPlan, models.Model):
    """One reading of a scale, a wristband or a person. A later reading never overwrites one."""

    class Source(models.TextChoices):
        STAFF = "staff", _("Entered by staff")
        CUSTOMER = "customer", _("Entered by the customer")
        SCALE = "scale", _("Body-fat scale")
        WRISTBAND = "wristband", _("Wristband")
        IMPORT = "import", _("Import")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="metrics", db_index=False)
    code = models.CharField(_("metric"), max_length=20, choices=metrics.CHOICES)
    sealed_value = EncryptedTextField(_("value"), db_column="value")
    measured_at = models.DateTimeField(_("measured at"))
    source = models.CharField(_("source"), max_length=12, choices=Source)
    external_id = models.CharField(_("number at the source"), max_length=80, blank=True)
    suspect = models.BooleanField(_("confirmed against a warning"), default=False)
    entered_by_name = models.CharField(_("by"), max_length=80)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = (
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~Q(external_id=""),
                name="metric_once_per_source",
            ),
        )
        indexes = (models.Index(fields=["plan", "code", "measured_at"], name="metric_of_plan"),)

    def __str__(self) -> str:
        return f"{self.get_code_display()} {self.text}"

    @property
    def definition(self) -> metrics.MetricDefinition:
        """What this reading is one of."""
        return metrics.DEFINITIONS[self.code]

    @property
    def value(self) -> Decimal:
        """The reading as a number."""
        return Decimal(self.sealed_value)

    @property
    def text(self) -> str:
        """The reading with its unit."""
        return self.definition.text(self.value)


class Photo(PartOfPlan, models.Model):
    """A photo before, during or after the plan; the file itself is an attachment."""

    class Phase(models.TextChoices):
        BEFORE = "before", _("Before the plan")
        MID = "mid", _("During the plan")
        AFTER = "after", _("After the plan")

    class Pose(models.TextChoices):
        FRONT = "front", _("From the front")
        SIDE = "side", _("From the side")
        BACK = "back", _("From behind")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="photos", db_index=False)
    phase = models.CharField(_("phase"), max_length=8, choices=Phase)
    pose = models.CharField(_("pose"), max_length=8, choices=Pose, default=Pose.FRONT)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    added_by_name = models.CharField(_("by"), max_length=80)
    created_at = models.DateTimeField(_("added at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = (models.Index(fields=["plan", "phase"], name="photo_of_plan"),)

    def __str__(self) -> str:
        return f"{self.get_phase_display()} {self.get_pose_display()}"


class Recheck(PartOfPlan, models.Model):
    """A report of the recheck 复检报告 that the customer has sent in."""

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="rechecks", db_index=False
    )
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    note = EncryptedTextField(_("note"), blank=True, default="")
    added_by_name = models.CharField(_("by"), max_length=80)
    created_at = models.DateTimeField(_("added at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("recheck report")
        verbose_name_plural = _("recheck reports")
        indexes = (models.Index(fields=["plan"], name="recheck_of_plan"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {timezone.localdate(self.created_at)}"
