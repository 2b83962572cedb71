"""A file that somebody sent, what it held and what is wrong with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from inventory.importing.columns import Of
from inventory.workflow.imports import ImportState, ImportWorkflow


class StockImport(ImportWorkflow):
    """The rows as they were read, kept whether they were booked or not.

    ``rows``: ``[{"number": 2, "cells": {head: text}}]``; ``faults``: row, column, value, words.
    """

    of = models.CharField(_("what it holds"), max_length=10, choices=Of)
    name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(max_length=64, editable=False)
    heads = models.JSONField(editable=False)
    rows = models.JSONField(editable=False)
    faults = models.JSONField(editable=False)
    count = models.PositiveIntegerField(_("rows"), editable=False)
    fault_count = models.PositiveIntegerField(_("faults"), editable=False)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, on_delete=models.PROTECT, editable=False
    )
    sent_by = models.BigIntegerField(null=True, editable=False)
    sent_name = models.CharField(_("sent by"), max_length=80, editable=False)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = (
            models.UniqueConstraint(
                fields=["of", "sha256", "sent_by"],
                condition=Q(state=ImportState.BOOKED),
                name="import_booked_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_of_display()} · {self.name}"

    @property
    def case_key(self) -> str:
        """An import is a case of its own."""
        return f"import:{self.pk}"
