"""What is asked when a complaint is taken down and when it is closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.choices import Category, Source
from customers.models import Customer
from orders.models import Order


class CloseForm(forms.Form):
    """How it was solved."""

    resolution = forms.CharField(
        label=_("Solution"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ComplaintForm(forms.Form):
    """A complaint in the words of whoever took it down."""

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
    category = forms.ChoiceField(label=_("About"), choices=Category.choices)
    text = forms.CharField(
        label=_("Content"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
