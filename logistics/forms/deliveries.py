"""How, where and when the customer wants the goods."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import clock
from core.errors import Invalid
from inventory.models import Product
from inventory.selectors import active_products
from logistics import regions
from logistics.choices import Method, Purpose, Window
from logistics.forms.base import TextArea
from orders import selectors as orders
from orders.models import Order

PHONE = re.compile(r"(?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,5})?")
REQUIRED = _("This field is required.")


class ConfirmMethodForm(forms.Form):
    """How, where and when the customer wants the goods. Left empty, what is on record stays."""

    wants_row = True

    method = forms.ChoiceField(
        label=_("Receiving method"), choices=Method.choices, widget=forms.RadioSelect
    )
    recipient = forms.CharField(label=_("Recipient"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    elsewhere = forms.BooleanField(
        label=_("Goes to another province than the archive says"), required=False
    )
    deliver_on = forms.DateField(
        label=_("Wanted on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    window = forms.ChoiceField(
        label=_("Time of day"), choices=Window.choices, required=False, initial=Window.ANY
    )
    note = forms.CharField(
        label=_("Note for the warehouse"), max_length=300, required=False, widget=TextArea()
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["phone"].help_text = self._on_record(row.masked_phone)
        self.fields["address"].help_text = self._on_record(row.masked_address)

    def _on_record(self, masked: str) -> str:
        return gettext("On record: %(value)s. Leave empty to keep it.") % {"value": masked or "—"}

    def clean_phone(self) -> str:
        """A number that can be called."""
        phone = re.sub(r"\s", "", self.cleaned_data["phone"])
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError(_("This is not a telephone number."))
        return phone

    def clean_deliver_on(self) -> date | None:
        """Not in the past."""
        day: date | None = self.cleaned_data["deliver_on"]
        if day and day < clock.today():
            raise forms.ValidationError(_("This day is over."))
        return day

    def clean(self) -> dict[str, Any]:
        """Whatever the method needs is typed now or on record."""
        data = super().clean() or self.cleaned_data
        data["window"] = data.get("window") or Window.ANY
        elsewhere = data.pop("elsewhere", False)
        needed = ["recipient", "phone"]
        if data.get("method") in {Method.EXPRESS, Method.ON_SITE}:
            needed.append("address")
        for name in needed:
            if name not in self.errors and not (data.get(name) or getattr(self.row, name)):
                self.add_error(name, REQUIRED)
        if "address" in needed and "address" not in self.errors:
            self._check_region(data.get("address") or self.row.address, elsewhere=elsewhere)
        return data

    def _check_region(self, address: str, *, elsewhere: bool) -> None:
        """The region exists, and is that of the customer unless said otherwise."""
        try:
            place = regions.read(address)
        except Invalid as problem:
            self.add_error("address", [r for reasons in problem.fields.values() for r in reasons])
            return
        customer = self.row.order.customer
        home = regions.province_of(customer.region or customer.address)
        if home and home != place.province and not elsewhere:
            words = gettext("The archive says %(home)s. Tick here if it really goes to %(there)s.")
            self.add_error("elsewhere", words % {"home": home, "there": place.province})


class BesideForm(forms.Form):
    """A test kit or what was prescribed, for the customer of an order."""

    wants_row = True

    order = forms.CharField(label=_("Order no."), max_length=40)
    purpose = forms.ChoiceField(
        label=_("Purpose"),
        choices=[choice for choice in Purpose.choices if choice[0] != Purpose.ORDER],
        widget=forms.RadioSelect,
    )
    products = forms.ModelMultipleChoiceField(
        label=_("Goods"), queryset=Product.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    quantity = forms.IntegerField(
        label=_("How many of each"), min_value=1, max_value=999, initial=1
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["products"].queryset = active_products()

    def clean_order(self) -> Order:
        """The order with this number, if the person may see it."""
        number = self.cleaned_data["order"].strip()
        found = orders.visible_to(self.user).filter(order_no__iexact=number).first()
        if found is None:
            raise forms.ValidationError(_("There is no order with this number."))
        return found
