"""What is asked of a new bin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inventory.models import Zone
from inventory.selectors import zones_visible_to


class BinForm(forms.Form):
    """A shelf in one of the zones that the person may see."""

    wants_row = True

    zone = forms.ModelChoiceField(label=_("Zone"), queryset=Zone.objects.all())
    code = forms.CharField(
        label=_("Bin"), max_length=20, help_text=_("Bins are walked in the order of their codes")
    )
    barcode = forms.CharField(label=_("Barcode"), max_length=40, required=False)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = zones_visible_to(user).order_by("warehouse", "code")
