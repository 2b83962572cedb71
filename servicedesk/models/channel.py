"""The register of channels."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from servicedesk.choices import ChannelKind
from servicedesk.workflow import ChannelWorkflow


class Channel(ChannelWorkflow):
    """A number, an address, a counter: where customers reach us (requirements E1)."""

    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=ChannelKind)
    address = models.CharField(_("number or address"), max_length=200)
    hours = models.CharField(_("hours"), max_length=100)
    public = models.BooleanField(_("published to customers"), default=False)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, on_delete=models.PROTECT
    )
    owner = models.ForeignKey(
        User, verbose_name=_("owner"), on_delete=models.PROTECT, related_name="channels"
    )
    checked_at = models.DateTimeField(_("last tried out"), null=True)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = (models.UniqueConstraint(fields=["kind", "address"], name="channel_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def case_key(self) -> str:
        """A channel is a case of its own."""
        return f"channel:{self.pk}"
