"""Words for a situation 话术 in versions, phrases not to be said, and who said one anyway."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.clock import Now


class Script(models.Model):
    """One version of the words for a situation; what was published is not changed any more."""

    situation = models.CharField(_("situation"), max_length=60)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    text = models.TextField(_("words"), max_length=1000)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    current = models.BooleanField(_("in use"), default=True)
    by_name = models.CharField(_("by"), max_length=80, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("script")
        verbose_name_plural = _("scripts")
        ordering = ("position", "situation", "-number")
        constraints = (
            models.UniqueConstraint(fields=["situation", "number"], name="script_version"),
            models.UniqueConstraint(
                fields=["situation"], condition=Q(current=True), name="script_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.situation} {self.number}"


class Phrase(models.Model):
    """What must not be said to a customer, and what to say instead."""

    phrase = models.CharField(_("forbidden phrase"), max_length=60, unique=True)
    suggestion = models.CharField(_("say instead"), max_length=200, blank=True)
    active = models.BooleanField(_("in use"), default=True)
    by_name = models.CharField(_("by"), max_length=80, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("forbidden phrase")
        verbose_name_plural = _("forbidden phrases")
        ordering = ("phrase",)

    def __str__(self) -> str:
        return self.phrase


class Override(models.Model):
    """A lead said a forbidden phrase, with the reason. Append-only."""

    phrase = models.ForeignKey(Phrase, on_delete=models.PROTECT, related_name="overrides")
    row_key = models.CharField(_("row"), max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("by"), max_length=80)
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("overridden phrase")
        indexes = (models.Index(fields=["-at"], name="override_newest"),)

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.phrase}"
