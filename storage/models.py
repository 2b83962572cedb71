"""Limits of a zone, what was measured in it, and when it was out of its limits (requirement I5)."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from inventory.models import Zone
from storage.choices import Kind, Source, Verdict
from storage.workflow import ExcursionState, ExcursionWorkflow

#: What a thermometer can show (°C) and a hygrometer (%).
COLDEST, HOTTEST = Decimal(-40), Decimal(60)
DRIEST, WETTEST = Decimal(0), Decimal(100)


def degrees(label: object, **more: object) -> models.DecimalField:
    """A temperature in °C with one decimal."""
    checks = [MinValueValidator(COLDEST), MaxValueValidator(HOTTEST)]
    return models.DecimalField(label, max_digits=4, decimal_places=1, validators=checks, **more)


def percent(label: object, **more: object) -> models.DecimalField:
    """A relative humidity in % with one decimal."""
    checks = [MinValueValidator(DRIEST), MaxValueValidator(WETTEST)]
    return models.DecimalField(label, max_digits=4, decimal_places=1, validators=checks, **more)


class ZoneLimit(models.Model):
    """The limits of a zone from a day on; the latest that has begun counts."""

    zone = models.ForeignKey(
        Zone,
        verbose_name=_("zone"),
        on_delete=models.PROTECT,
        related_name="limits",
        db_index=False,
    )
    since = models.DateField(_("valid from"))
    t_min, t_max = degrees(_("at least °C")), degrees(_("at most °C"))
    rh_min, rh_max = percent(_("at least % humidity")), percent(_("at most % humidity"))
    every_minutes = models.PositiveIntegerField(
        _("a reading every … minutes"), default=720, validators=[MinValueValidator(5)]
    )

    class Meta:
        verbose_name = _("limits of a zone")
        verbose_name_plural = _("limits of zones")
        constraints = (
            models.UniqueConstraint(fields=["zone", "since"], name="zone_limit_of_day"),
            models.CheckConstraint(
                condition=Q(t_min__lt=F("t_max"), rh_min__lt=F("rh_max"), every_minutes__gte=5),
                name="zone_limit_range",
            ),
        )

    def __str__(self) -> str:
        return f"{self.zone} {self.t_min}–{self.t_max} °C"


class Sensor(models.Model):
    """A device that tells what it measures, with a token of its own that opens nothing else."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    zone = models.ForeignKey(
        Zone, verbose_name=_("zone"), on_delete=models.PROTECT, related_name="sensors"
    )
    prefix = models.CharField(max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    every_minutes = models.PositiveIntegerField(
        _("a reading every … minutes"), default=15, validators=[MinValueValidator(1)]
    )
    active = models.BooleanField(_("active"), default=True)
    heard_at = models.DateTimeField(_("last heard"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("sensor")
        verbose_name_plural = _("sensors")

    def __str__(self) -> str:
        return self.code


class Reading(models.Model):
    """What was measured once. Append-only; a wrong one is followed by a right one."""

    zone = models.ForeignKey(
        Zone,
        verbose_name=_("zone"),
        on_delete=models.PROTECT,
        related_name="readings",
        db_index=False,
    )
    at = models.DateTimeField(_("measured at"))
    temperature = degrees(_("temperature °C"))
    humidity = percent(_("humidity %"), null=True, blank=True)
    source = models.CharField(_("measured by"), max_length=10, choices=Source)
    sensor = models.ForeignKey(
        Sensor, verbose_name=_("sensor"), null=True, blank=True, on_delete=models.PROTECT
    )
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, blank=True, editable=False)
    received_at = models.DateTimeField(_("received at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("reading of a zone")
        verbose_name_plural = _("readings of zones")
        constraints = (
            models.UniqueConstraint(
                fields=["zone", "at", "sensor"], name="reading_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(temperature__gte=COLDEST, temperature__lte=HOTTEST)
                & (Q(humidity=None) | Q(humidity__gte=DRIEST, humidity__lte=WETTEST)),
                name="reading_possible",
            ),
            models.CheckConstraint(
                condition=Q(source=Source.HAND, sensor=None)
                | Q(source=Source.SENSOR, sensor__isnull=False),
                name="reading_by_sensor_or_hand",
            ),
        )
        indexes = (models.Index(fields=["zone", "-at"], name="reading_of_zone"),)

    def __str__(self) -> str:
        return f"{self.zone} {self.temperature} °C"


class Excursion(ExcursionWorkflow):
    """A time in which a zone was out of its limits, or nothing was heard of it."""

    parents = ("zone__warehouse",)

    zone = models.ForeignKey(
        Zone,
        verbose_name=_("zone"),
        on_delete=models.PROTECT,
        related_name="excursions",
        db_index=False,
    )
    kind = models.CharField(_("kind of excursion"), max_length=10, choices=Kind)
    began_at = models.DateTimeField(_("began at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    limit = models.DecimalField(_("limit"), max_digits=4, decimal_places=1, null=True)
    worst = models.DecimalField(_("worst value"), max_digits=4, decimal_places=1, null=True)
    measured = models.PositiveIntegerField(_("readings out of range"), default=0)
    doing = models.CharField(_("what is being done"), max_length=500, blank=True)
    verdict = models.CharField(_("effect on the goods"), max_length=10, choices=Verdict, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("excursion")
        verbose_name_plural = _("excursions")
        constraints = (
            models.UniqueConstraint(
                fields=["zone", "kind"], condition=Q(ended_at=None), name="excursion_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="excursion_has_length",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExcursionState.CLOSED) | Q(ended_at__isnull=False),
                name="excursion_closed_when_over",
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="excursion_by_state"),
            models.Index(fields=["zone", "-began_at"], name="excursion_of_zone"),
        )

    def __str__(self) -> str:
        return f"{self.zone} {self.get_kind_display()}"

    @property
    def case_key(self) -> str:
        """An excursion is a case of its own."""
        return f"excursion:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch whose warehouse it is."""
        return self.zone.warehouse.branch_id

    def lasted(self, now: datetime) -> timedelta:
        """How long it was out of range, until now if it still is."""
        return (self.ended_at or now) - self.began_at
