"""What customers asked the knowledge base by themselves, and whether it helped."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.fields import EncryptedTextField
from customers.models import Customer
from knowledge.models import Article
from servicedesk.models.enquiry import Enquiry


class AutoAnswer(models.Model):
    """A question that was answered by itself (requirements E5), or handed to a person."""

    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="auto_answers", db_index=False
    )
    question = EncryptedTextField(_("question"))
    text = EncryptedTextField(_("answer"), blank=True)
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT)
    by_name = models.CharField(_("by"), max_length=80)
    helped = models.BooleanField(_("helped"), null=True)
    enquiry = models.OneToOneField(
        Enquiry, null=True, on_delete=models.PROTECT, related_name="auto_answer"
    )
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("automatic answer")
        verbose_name_plural = _("automatic answers")
        indexes = (models.Index(fields=["customer", "-id"], name="autoanswer_of_customer"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
