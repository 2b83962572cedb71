"""What is asked for when a row of purchasing is entered by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inventory.models import Warehouse
from purchasing.forms.fields import ProductField, each_once, units, wanted_lines
from purchasing.models import PurchaseOrder, Supplier
from purchasing.selectors.receipts import open_orders_for
from purchasing.workflow import SupplierState


class OrderForm(forms.Form):
    """An order to a supplier."""

    supplier = forms.ModelChoiceField(
        label=_("Supplier"),
        queryset=Supplier.objects.filter(state=SupplierState.ACTIVE).order_by("name"),
    )
    warehouse = forms.ModelChoiceField(
        label=_("Deliver to"), queryset=Warehouse.objects.filter(active=True).order_by("pk")
    )
    lines = wanted_lines()
    note = forms.CharField(
        label=_("Note for the supplier"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_lines(self) -> list[dict[str, Any]]:
        """Each product once."""
        return each_once(self.cleaned_data["lines"])


class _OrderField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        """Number and supplier; no quantities: the count is blind."""
        return f"{obj.number} · {obj.supplier} · {obj.expected_on or '—'}"


class ArrivalForm(forms.Form):
    """Which order stands in the yard."""

    wants_row = True

    order = _OrderField(label=_("Purchase order"), queryset=PurchaseOrder.objects.none())
    slip_no = forms.CharField(label=_("Delivery slip no."), max_length=60)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].queryset = open_orders_for(user)


class RuleForm(forms.Form):
    """How much of a product should always be there; again for the same product replaces it."""

    product = ProductField()
    safety_stock = units(_("Safety stock"))
    cover_days = forms.IntegerField(
        label=_("Days one order should last"), min_value=1, max_value=365, initial=30
    )
    draft_by_itself = forms.BooleanField(
        label=_("Draft orders by itself"), required=False, initial=True
    )


def _first_room() -> Warehouse | None:
    return Warehouse.objects.filter(active=True, branch=None).order_by("pk").first()


class ProposalForm(forms.Form):
    """Which proposals become orders, for which warehouse."""

    warehouse = forms.ModelChoiceField(
        label=_("Deliver to"),
        queryset=Warehouse.objects.filter(active=True, branch=None).order_by("pk"),
        initial=_first_room,
    )
