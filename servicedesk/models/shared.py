"""What enquiries and requests have in common: whom they are about."""

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from core.fields import EncryptedTextField
from customers.models import Customer


class AboutSomebody(models.Model):
    """A customer of the house, or a name and a number that nobody has filed yet."""

    customer = models.ForeignKey(
        Customer, verbose_name=_("customer"), null=True, on_delete=models.PROTECT, db_index=False
    )
    contact_name = EncryptedTextField(_("name"), max_length=60, blank=True)
    contact_phone = EncryptedTextField(_("telephone"), max_length=30, blank=True)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, on_delete=models.PROTECT, db_index=False
    )
    urgent = models.BooleanField(_("urgent"), default=False)

    class Meta:
        abstract = True

    def who(self, user: Any) -> str:
        """Whose it is, as far as ``user`` may read it."""
        if self.customer is not None:
            return self.customer.shown_to(user)
        return self.contact_name or gettext("unknown caller")
