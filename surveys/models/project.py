"""Surveys that third parties carry out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from surveys.workflow import ProjectWorkflow


class Project(ProjectWorkflow):
    """A survey by a third party (requirements G3), from its purpose to its accepted report."""

    name = models.CharField(_("name"), max_length=100)
    agency = models.CharField(_("third party"), max_length=100)
    purpose = models.TextField(_("what it is for"), max_length=2000)
    plan_text = models.TextField(_("plan"), max_length=2000, blank=True)
    questionnaire = models.TextField(_("questionnaire"), max_length=2000, blank=True)
    criteria = models.TextField(_("criteria for the report"), max_length=2000, blank=True)
    report = models.TextField(_("report"), max_length=20000, blank=True)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("third party's survey")
        verbose_name_plural = _("third parties' surveys")

    def __str__(self) -> str:
        return self.name

    @property
    def case_key(self) -> str:
        """A project is a case of its own."""
        return f"project:{self.pk}"
