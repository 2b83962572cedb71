"""What the steps of a stocktake ask for; none of them shows the book."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.rows import RowsField
from inventory.models import Warehouse
from inventory.selectors import warehouses_visible_to
from warehousing.causes import CountCause, Mode
from warehousing.forms.fields import MOST_LOTS, ProductField, hidden, shown, units


class StartForm(forms.Form):
    """What the warehouse does meanwhile."""

    mode = forms.ChoiceField(
        label=_("Meanwhile"),
        choices=Mode.choices,
        initial=Mode.FROZEN,
        widget=forms.RadioSelect,
    )


class CountForm(forms.Form):
    """One lot and how many are there."""

    lot = forms.IntegerField(label=_("Lot (number of its row)"), min_value=1, max_value=2**62)
    quantity = units(_("Counted"))


class FoundForm(forms.Form):
    """Goods that the sheet does not have."""

    product = ProductField()
    lot_no = forms.CharField(label=_("Lot number"), max_length=60)
    expires_on = forms.DateField(
        label=_("Expires on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    quantity = units(_("Counted"), least=1)

    def clean(self) -> dict[str, Any]:
        """Goods that expire need their date."""
        data = super().clean() or self.cleaned_data
        product = data.get("product")
        if product and product.tracks_expiry and not data.get("expires_on"):
            self.add_error("expires_on", _("This product needs an expiry date."))
        return data


class ExplainForm(forms.Form):
    """Each difference with its cause."""

    wants_row = True

    lines = RowsField(
        {
            "line": hidden(),
            "what": shown(_("Lot")),
            "cause": forms.ChoiceField(label=_("Cause"), choices=[("", "—"), *CountCause.choices]),
            "note": forms.CharField(label=_("In words"), max_length=200),
        },
        spare=0,
        most=MOST_LOTS,
        label=_("Differences"),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("lines", row.differences_to_explain())


class StocktakeForm(forms.Form):
    """A stocktake beside the monthly one."""

    wants_row = True

    warehouse = forms.ModelChoiceField(label=_("Warehouse"), queryset=Warehouse.objects.none())
    due_on = forms.DateField(
        label=_("To be counted on"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = warehouses_visible_to(user).filter(active=True).order_by("name", "pk")
        self.fields["warehouse"].queryset = rooms

    def clean_due_on(self) -> date:
        """Not in the past."""
        day: date = self.cleaned_data["due_on"]
        if day < clock.today():
            raise forms.ValidationError(_("This day is over."))
        return day
