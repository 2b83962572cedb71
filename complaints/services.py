"""Taking complaints down."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.roles import Party
from complaints.choices import Category, Source
from complaints.models import Complaint
from core.actors import Actor
from core.errors import Invalid
from core.steps import perform
from customers.models import Customer
from logistics.models import Receipt
from orders.models import Order


@transaction.atomic
def open(
    *,
    by: Actor,
    source: str,
    category: str,
    text: str,
    customer: Customer | None = None,
    order: Order | None = None,
    receipt: Receipt | None = None,
) -> Complaint:
    """Take a complaint down; the customer is the order's unless said."""
    if order is not None and customer is not None and order.customer_id != customer.pk:
        words = _("This order is another customer's.")
        raise Invalid(words, fields={"order": [words]})
    who = customer or (order.customer if order else None)
    if who is None:
        words = _("Say which order or customer.")
        raise Invalid(words, fields={"order": [words]})
    complaint = Complaint.objects.create(
        customer=who,
        order=order,
        receipt=receipt,
        source=source,
        category=category,
        text=text,
        taken_by=by.name,
    )
    product = replace(by, roles=by.roles | {str(Party.SYSTEM)})
    return perform(complaint, "register", by=product)


@transaction.atomic
def open_from_receipt(*, receipt: Receipt, by: Actor) -> Complaint:
    """What arrived broken, incomplete or wrong is a complaint at once; one for each parcel."""
    known = Complaint.objects.filter(receipt=receipt).first()
    if known is not None:
        return known
    words = [str(receipt.get_damage_display()), receipt.damage_note]
    return open(
        by=by,
        source=Source.RECEIPT,
        category=Category.PRODUCT if receipt.damage == "wrong" else Category.DELIVERY,
        text="\n".join(part for part in words if part),
        order=receipt.order,
        receipt=receipt,
    )
