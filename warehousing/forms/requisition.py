"""What the steps of a requisition ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import PhotosField
from core.forms import ReasonForm
from core.rows import RowsField
from inventory.models import Warehouse
from inventory.selectors import warehouses_visible_to
from warehousing.causes import TransitCause
from warehousing.forms.fields import (
    MOST_LINES,
    MOST_LOTS,
    ProductField,
    hidden,
    shown,
    units,
    words,
)


def _wanted() -> RowsField:
    columns = {"product": ProductField(), "wanted": units(_("Quantity"), least=1)}
    return RowsField(columns, most=MOST_LINES, label=_("Goods"))


class _LinesForm(forms.Form):
    """Each product once."""

    def clean_lines(self) -> list[dict[str, Any]]:
        """The same product twice is a slip of the hand."""
        lines: list[dict[str, Any]] = self.cleaned_data["lines"]
        products = [line["product"] for line in lines]
        if len(products) != len(set(products)):
            raise forms.ValidationError(_("Each product may stand on one line only."))
        return lines


class RequisitionForm(_LinesForm):
    """What a branch needs, and for which of its rooms."""

    wants_row = True

    target = forms.ModelChoiceField(
        label=_("For the warehouse"), queryset=Warehouse.objects.filter(active=True)
    )
    lines = _wanted()
    why = words(_("What for"), most=200)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = warehouses_visible_to(user).filter(active=True, branch=user.branch_id)
        rooms = rooms.exclude(branch=None).order_by("name", "pk")
        self.fields["target"].queryset = rooms
        self.fields["target"].initial = rooms.first()


class ReapplyForm(_LinesForm):
    """What has been changed after the refusal."""

    lines = _wanted()
    reason = words(_("What has changed"))


class GrantForm(forms.Form):
    """How much of each line is granted; less than wanted is possible, nothing too."""

    lines = RowsField(
        {
            "line": hidden(),
            "what": shown(_("Goods")),
            "granted": units(_("Granted")),
        },
        spare=0,
        most=MOST_LINES,
        required=False,
        label=_("Granted"),
    )


class ShipForm(forms.Form):
    """How the goods travel."""

    carrier = forms.CharField(label=_("Carrier and number"), max_length=80)
    photos = PhotosField(label=_("Photos of the parcel"), required=False)


class ArrivalCountForm(forms.Form):
    """Every lot counted: good ones and damaged ones; what lacks follows from it."""

    lots = RowsField(
        {
            "lot": hidden(),
            "what": shown(_("Lot")),
            "good": units(_("Good")),
            "damaged": units(_("Damaged"), required=False),
        },
        spare=0,
        most=MOST_LOTS,
        label=_("What arrived"),
    )
    note = words(_("Note"), required=False)


class SettleForm(ReasonForm):
    """Where the missing goods are."""

    cause = forms.ChoiceField(
        label=_("Cause"), choices=TransitCause.choices, widget=forms.RadioSelect
    )
    field_order = ("cause", "reason")
