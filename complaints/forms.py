"""What is asked when a complaint is taken down and when it is closed."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from complaints.choices import Category, Source
from customers import selectors as customers
from customers.models import Customer
from orders import selectors as orders
from orders.models import Order


class CloseForm(forms.Form):
    """How it was solved."""

    resolution = forms.CharField(
        label=_("Solution"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ComplaintForm(forms.Form):
    """A complaint in the words of whoever took it down; only about what that person may see."""

    wants_row = True

    order = forms.ModelChoiceField(
        label=_("Order no."),
        queryset=Order.objects.all(),
        to_field_name="order_no",
        required=False,
        widget=forms.TextInput,
        error_messages={"invalid_choice": _("There is no order with this number.")},
    )
    customer = forms.ModelChoiceField(
        label=_("Archive no."),
        queryset=Customer.objects.exclude(archive_no=""),
        to_field_name="archive_no",
        required=False,
        widget=forms.TextInput,
        help_text=_("Only needed when it is not about an order"),
        error_messages={"invalid_choice": _("There is no customer with this number.")},
    )
    source = forms.ChoiceField(label=_("Came in by"), choices=Source.choices)
    category = forms.ChoiceField(label=_("Category of complaint"), choices=Category.choices)
    text = forms.CharField(
        label=_("Content"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = customers.visible_to(user)
        mine = Q(pk__in=orders.visible_to(user).values("pk")) | Q(customer__in=known.values("pk"))
        self.fields["order"].queryset = Order.objects.filter(mine)
        self.fields["customer"].queryset = known.exclude(archive_no="")
