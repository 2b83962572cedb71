"""How the numbers of carriers look: habits that change, so people keep the table."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from logistics import carriers

#: Letters, digits, classes, groups, alternatives and counts: nothing that can run away.
ALLOWED = re.compile(r"[0-9A-Z\[\]\\d{},|():?!-]+")
LONGEST_COUNT = 40


class NumberShape(models.Model):
    """One shape of a carrier's numbers. A certain one names the carrier by itself."""

    carrier = models.CharField(
        _("carrier"), max_length=10, choices=[c for c in carriers.CHOICES if c[0] != carriers.OTHER]
    )
    pattern = models.CharField(
        _("shape of the number"),
        max_length=120,
        help_text=_(r"Capitals and digits as they are, \d: a digit, {13}: how often, |: or"),
    )
    certain = models.BooleanField(
        _("certain"), default=True, help_text=_("The shape names the carrier by itself")
    )
    example = models.CharField(_("example"), max_length=40, blank=True)
    hint = models.CharField(_("note"), max_length=120, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("shape of tracking numbers")
        verbose_name_plural = _("shapes of tracking numbers")
        constraints = (
            models.UniqueConstraint(fields=["carrier", "pattern"], name="number_shape_once"),
        )

    def __str__(self) -> str:
        return f"{carriers.name_of(self.carrier)} {self.pattern}"

    def clean(self) -> None:
        """The shape can be read, cannot run away, and fits its own example."""
        if not ALLOWED.fullmatch(self.pattern) or any(
            int(count) > LONGEST_COUNT for count in re.findall(r"\d+(?=[,}])", self.pattern)
        ):
            raise ValidationError({"pattern": _("This is not a shape that we can read.")})
        try:
            fits = re.fullmatch(self.pattern, carriers.normalise(self.example))
        except re.error:
            raise ValidationError({"pattern": _("This is not a shape that we can read.")}) from None
        if self.example and not fits:
            raise ValidationError({"example": _("The example does not have this shape.")})
