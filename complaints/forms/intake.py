"""What is asked when a complaint is taken down, by staff or by the customer."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from complaints.choices import Category, Source
from complaints.forms.parts import StaffField, money, words
from core.files import ProofsField
from customers import selectors as customers
from customers.models import Customer
from groupchat import selectors as chats
from groupchat.models import Message
from inventory.models import Lot
from orders import selectors as orders
from orders.models import Order


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
    text = words(_("Content"), most=4000, rows=5)
    harm = forms.BooleanField(
        label=_("Health may have been harmed"),
        required=False,
        help_text=_("A doctor is told at once, and the grade is at least orange."),
    )
    amount = money(_("Amount claimed"), required=False)
    accused = StaffField(
        label=_("About whom"),
        required=False,
        help_text=_("This person neither sees nor handles the complaint."),
    )
    lot_no = forms.CharField(
        label=_("Lot number"),
        max_length=60,
        required=False,
        help_text=_("Of the goods it is about"),
    )

    said = forms.ModelChoiceField(
        queryset=Message.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such message.")},
    )

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user is None:
            return
        messages = chats.said_by_customers(user)
        self._fill_in(messages)
        known = customers.visible_to(user)
        mine = Q(pk__in=orders.visible_to(user).values("pk")) | Q(customer__in=known.values("pk"))
        fields: Any = self.fields
        fields["said"].queryset = messages
        fields["order"].queryset = Order.objects.filter(mine)
        fields["customer"].queryset = known.exclude(archive_no="")

    def _fill_in(self, messages: QuerySet[Message]) -> None:
        """What is known when a message of a group chat becomes a complaint."""
        key = str(self.initial.get("said", ""))
        said = messages.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
        self.initial.pop("said", None)
        if said is not None:
            order = said.group.order.order_no
            self.initial |= {"said": said.pk, "text": said.body, "order": order}
            self.initial["source"] = Source.GROUP

    def clean_lot_no(self) -> str:
        """A number that some lot has."""
        number: str = self.cleaned_data["lot_no"].strip()
        if number and not Lot.objects.filter(lot_no=number).exists():
            raise forms.ValidationError(_("There is no lot with this number."))
        return number


class CustomerComplaintForm(forms.Form):
    """What the customer says through the link."""

    category = forms.ChoiceField(label=_("What is it about?"), choices=Category.choices)
    text = words(_("What has happened?"), most=4000, rows=5)
    harm = forms.BooleanField(label=_("I feel unwell because of it"), required=False)
    photos = ProofsField(label=_("Photos or videos"), required=False, max_count=6)
