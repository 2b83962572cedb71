"""Care plans by class of customer (requirements E4), and the contacts that were made."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from core.clock import Now
from core.fields import EncryptedTextField
from customers.models import Customer
from servicedesk.choices import CareClass, CareWay


class CarePlan(models.Model):
    """How customers of a class are looked after: goal, way, frequency."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    care_class = models.CharField(_("class of customers"), max_length=10, choices=CareClass)
    goal = models.CharField(_("goal"), max_length=200)
    way = models.CharField(_("way"), max_length=8, choices=CareWay)
    every_days = models.PositiveSmallIntegerField(_("every so many days"))
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("care plan")
        verbose_name_plural = _("care plans")
        constraints = (
            models.CheckConstraint(
                condition=Q(every_days__range=(1, 730)), name="careplan_frequency"
            ),
            models.UniqueConstraint(
                fields=["care_class"], condition=Q(active=True), name="careplan_one_for_a_class"
            ),
        )

    def __str__(self) -> str:
        return self.name


class CareContact(models.Model):
    """That somebody spoke with a customer, and what of the customer's needs has changed."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="contacts")
    customer = models.ForeignKey(
        Customer,
        verbose_name=_("customer"),
        on_delete=models.PROTECT,
        related_name="care",
        db_index=False,
    )
    branch = models.ForeignKey(Branch, null=True, on_delete=models.PROTECT, db_index=False)
    by = models.ForeignKey(User, verbose_name=_("by"), on_delete=models.PROTECT)
    at = models.DateTimeField(_("at"), db_default=Now())
    way = models.CharField(_("way"), max_length=8, choices=CareWay)
    note = EncryptedTextField(_("what was said"))
    changed = EncryptedTextField(_("what has changed in the needs"), blank=True)
    has_changed = models.BooleanField(_("needs have changed"), default=False)

    class Meta:
        verbose_name = _("care contact")
        verbose_name_plural = _("care contacts")
        indexes = (
            models.Index(fields=["customer", "-at"], name="care_of_customer"),
            models.Index(fields=["branch", "-id"], name="care_of_branch"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
