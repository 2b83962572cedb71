"""Taking complaints down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Party
from complaints.choices import GENTLE, Category, Source
from complaints.grading import REPEAT_DAYS, suggest
from complaints.models import Complaint
from core import clock, files
from core.actors import Actor
from core.errors import Invalid, Refused
from core.steps import perform
from customers.models import Customer
from groupchat.models import Message
from inventory.models import Lot
from logistics.models import Receipt
from orders.models import Order
from plans.models import Plan

#: What was merged, sent by mistake or taken back is no complaint to be repeated.
NOT_COUNTED = ("merged", "dismissed", "withdrawn")


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
    harm: bool = False,
    amount: Decimal | None = None,
    accused: User | None = None,
    lot_no: str = "",
    said: Message | None = None,
) -> Complaint:
    """Take a complaint down; the customer is the order's unless said. A grade is suggested.

    A message of a group chat is one complaint, and about the group's order.
    """
    if said is not None:
        order = _order_of(said)
    who = _whose(customer, order)
    before = _repeated(who, category)
    found = suggest(text, category=category, harm=harm, amount=amount, repeated=before is not None)
    complaint = Complaint.objects.create(
        customer=who,
        order=order,
        branch_id=order.branch_id if order else who.branch_id,
        plan=Plan.objects.filter(order=order).order_by("-pk").first() if order else None,
        receipt=receipt,
        lot=Lot.objects.filter(lot_no=lot_no).order_by("pk").first() if lot_no else None,
        source=source,
        said=said,
        category=category,
        text=text,
        taken_by=by.name,
        harm=found.harm,
        amount=amount,
        accused=accused,
        suggested=found.grade,
        why="\n".join(found.reasons),
        repeat_of=before,
        created_at=clock.now(),
    )
    return perform(complaint, "register", by=as_product(by))


@transaction.atomic
def open_by_customer(
    *, order: Order, by: Actor, category: str, text: str, harm: bool, photos: Sequence[Any]
) -> Complaint:
    """Taken down by the customer; the same words again within minutes are the same complaint."""
    Customer.objects.select_for_update(of=("self",)).get(pk=order.customer_id)
    lately = Complaint.objects.filter(
        order=order, source=Source.LINK, created_at__gte=clock.now() - timedelta(minutes=10)
    )
    for known in lately:
        if known.text == text:
            return known
    complaint = open(
        by=by, source=Source.LINK, category=category, text=text, order=order, harm=harm
    )
    for photo in photos:
        files.keep(
            photo, owner=complaint.key, case_key=complaint.case_key, kind="evidence", by=by,
            customer_key=complaint.customer_id,
        )  # fmt: skip
    return complaint


@transaction.atomic
def open_from_receipt(*, receipt: Receipt, by: Actor) -> Complaint:
    """What arrived broken, incomplete or wrong is a complaint at once; one for each parcel."""
    known = Complaint.objects.filter(receipt=receipt).first()
    if known is not None:
        return known
    return open(
        by=by,
        source=Source.RECEIPT,
        category=Category.PRODUCT if receipt.damage == "wrong" else Category.DELIVERY,
        text=receipt.trouble,
        order=receipt.order,
        receipt=receipt,
    )


def as_product(by: Actor) -> Actor:
    """The person, for a step that the product does on their behalf."""
    return replace(by, roles=by.roles | {str(Party.SYSTEM)})


def _order_of(said: Message) -> Order:
    known = Complaint.objects.filter(said=said).first()
    if known is not None:
        raise Refused(_("This message is %(complaint)s already.") % {"complaint": known})
    return said.group.order


def _whose(customer: Customer | None, order: Order | None) -> Customer:
    if order is not None and customer is not None and order.customer_id != customer.pk:
        words = _("This order is another customer's.")
        raise Invalid(words, fields={"order": [words]})
    who = customer or (order.customer if order else None)
    if who is None:
        words = _("Say which order or customer.")
        raise Invalid(words, fields={"order": [words]})
    return who


def _repeated(customer: Customer, category: str) -> Complaint | None:
    """The last complaint of this customer about the same kind of thing, within 90 days."""
    if category in GENTLE:
        return None
    since = clock.now() - timedelta(days=REPEAT_DAYS)
    same = Complaint.objects.filter(customer=customer, category=category, created_at__gte=since)
    return same.exclude(state__in=NOT_COUNTED).order_by("-pk").first()
