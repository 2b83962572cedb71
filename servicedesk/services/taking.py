"""Taking down what comes in."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Party
from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from core.steps import perform
from customers.models import Customer
from groupchat.models import Message
from knowledge import selectors as knowledge
from knowledge import services as articles
from servicedesk.choices import ChannelKind
from servicedesk.models import Channel, Enquiry, ServiceRequest


@transaction.atomic
def take_enquiry(
    *,
    by: Actor,
    kind: str,
    topic: str,
    question: str,
    customer: Customer | None = None,
    contact_name: str = "",
    contact_phone: str = "",
    urgent: bool = False,
    answer: str = "",
    said: Message | None = None,
) -> Enquiry:
    """Take an enquiry down, with the answer if it was given at once (requirements E1).

    A message of a group chat is one enquiry, of the group's customer.
    """
    if said is not None:
        customer = _customer_of(said)
    _somebody(customer, contact_name, contact_phone)
    branch_id = customer.branch_id if customer else by.branch_id
    enquiry = Enquiry.objects.create(
        kind=kind,
        channel=Channel.objects.filter(kind=kind, branch=branch_id, state="working").first(),
        topic=topic,
        question=question,
        said=said,
        customer=customer,
        contact_name=contact_name,
        contact_phone=contact_phone,
        branch_id=branch_id,
        urgent=urgent,
        taken_by=by.name,
        handler_id=by.user_id,
    )
    enquiry = perform(enquiry, "register", by=as_product(by))
    hits = knowledge.search(question, most=1)
    articles.asked(question=question, answered=bool(hits) and hits[0].sure, topic=topic)
    return perform(enquiry, "answer", by=by, text=answer) if answer else enquiry


def _customer_of(said: Message) -> Customer:
    known = Enquiry.objects.filter(said=said).first()
    if known is not None:
        raise Refused(_("This message is %(enquiry)s already.") % {"enquiry": known})
    return said.group.order.customer


@transaction.atomic
def take_request(
    *,
    by: Actor,
    kind: str,
    need: str,
    special: str = "",
    wanted_by: datetime | None = None,
    customer: Customer | None = None,
    contact_name: str = "",
    contact_phone: str = "",
    company: str = "",
    urgent: bool = False,
) -> ServiceRequest:
    """Take a request down; its feasibility is reviewed next (requirements E2)."""
    if not company:
        _somebody(customer, contact_name, contact_phone)
    if wanted_by is not None and wanted_by <= clock.now():
        words = _("Choose a time to come.")
        raise Invalid(words, fields={"wanted_by": [words]})
    request = ServiceRequest.objects.create(
        kind=kind,
        need=need,
        special=special,
        wanted_by=wanted_by,
        customer=customer,
        contact_name=contact_name,
        contact_phone=contact_phone,
        company=company,
        branch_id=customer.branch_id if customer else by.branch_id,
        urgent=urgent,
        taken_by=by.name,
    )
    return perform(request, "register", by=as_product(by))


@transaction.atomic
def open_channel(*, by: Actor, kind: str, address: str, owner: User, **given: Any) -> Channel:
    """Put a channel into the register; one that is there already is an error beside the field."""
    try:
        with transaction.atomic():
            channel = Channel.objects.create(
                kind=ChannelKind(kind),
                address=address,
                owner=owner,
                branch_id=by.branch_id,
                **given,
            )
    except IntegrityError:
        words = _("This number or address is in the register already.")
        raise Invalid(words, fields={"address": [words]}) from None
    return perform(channel, "open", by=as_product(by))


def as_product(by: Actor) -> Actor:
    """The product does it in the name of whoever entered it."""
    return replace(by, roles=by.roles | {str(Party.SYSTEM)})


def _somebody(customer: Customer | None, name: str, phone: str) -> None:
    if customer is None and not (name.strip() or phone.strip()):
        words = _("Say which customer, or a name or telephone number.")
        raise Invalid(words, fields={"customer": [words]})
