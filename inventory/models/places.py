"""Where it is stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch


class Warehouse(models.Model):
    """A store room of a branch, or of headquarters when it has no branch."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("warehouse name"), max_length=60)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("warehouse")
        verbose_name_plural = _("warehouses")

    def __str__(self) -> str:
        return self.name
