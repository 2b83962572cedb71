"""How customers are reached, and which page a message leads them to."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.apps import apps as django_apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from complaints.models import Complaint
from contracts.models import Contract
from core import links
from customers.models import Customer
from dma.lookups import casework
from groupchat.models import Group
from health_records.models import Assessment, HealthRecord
from logistics.models import Receipt
from notifications.people import CustomerContact
from orders.models import Order
from plans.models import Plan
from returns.models import Return
from servicedesk.models import Enquiry, ServiceRequest, WorkOrder
from surveys.models import Invitation

LINK_DAYS = 60
OWN_CASES = {
    "complaint": _("Complaint"),
    "improvement": _("Improvement"),
    "crisis": _("Crisis"),
    "alert": _("Alert"),
    "return": _("Return or exchange"),
}
Find = Callable[[int], Model | None]


def contact_of(customer_key: int) -> CustomerContact | None:
    """Name, addresses and wishes of a customer, when something is sent."""
    customer = Customer.objects.filter(pk=customer_key).first()
    if customer is None:
        return None
    return CustomerContact(
        name=customer.full_name,
        phone=customer.phone,
        email=customer.email,
        preferred_channel=customer.preferred_channel,
        quiet_start=customer.quiet_from,
        quiet_end=customer.quiet_until,
    )


#: Papers of the warehouse are called by the number that stands on them.
PAPERS = {"purchase": "PO", "requisition": "RQ", "disposal": "DS", "stocktake": "ST"}


def case_titles(case_keys: Collection[str]) -> Mapping[str, str]:
    """What people call cases: the order numbers, the numbers of other cases and papers."""
    pks = [int(key.rpartition(":")[2]) for key in case_keys if key.startswith("order:")]
    numbers = Order.objects.filter(pk__in=pks).values_list("pk", "order_no")
    found = {f"order:{pk}": number for pk, number in numbers}
    found |= casework.titles(key for key in case_keys if not key.startswith("order:"))
    return found | {key: words for key in case_keys if (words := _own_case(key))}


def _own_case(key: str) -> str:
    """Cases that are called by their kind and number."""
    kind, _colon, number = key.partition(":")
    if kind in PAPERS and number.isdecimal():
        return f"{PAPERS[kind]}{int(number):06d}"
    return f"{OWN_CASES[kind]} {number}" if kind in OWN_CASES else ""


def _latest(model: type[Model], path: str = "order_id") -> Find:
    """The newest row of an order."""
    rows = model._default_manager
    return lambda order_id: rows.filter(**{path: order_id}).order_by("-pk").first()


def _customer_of(order_id: int) -> Model | None:
    """The customer of an order."""
    return Customer.objects.filter(pk__in=_customers(order_id)).first()


def _of_customer(model: type[Model]) -> Find:
    """The newest row of an order's customer."""
    rows = model._default_manager
    return lambda order_id: rows.filter(customer__in=_customers(order_id)).order_by("-pk").first()


def _customers(order_id: int) -> Any:
    return Order.objects.filter(pk=order_id).values("customer")


#: purpose → (what the customer finds there, the row it opens)
PAGES: dict[str, tuple[object, Find]] = {
    "contract": (_("Contract to read and sign"), _latest(Contract)),
    "health_record": (_("Health record"), _latest(HealthRecord)),
    "assessment": (_("Pre-plan assessment"), _latest(Assessment)),
    "chat": (_("Group chat"), _latest(Group)),
    "receipt": (_("Receipt of the parcel"), _latest(Receipt)),
    "menu": (_("Menus"), _latest(Plan)),
    "metrics": (_("Readings of scale and wristband"), _latest(Plan)),
    "photos": (_("Photos before and after"), _latest(Plan)),
    "recheck": (_("Recheck report"), _latest(Plan)),
    "report": (_("Assessment report"), _latest(Plan)),
    "complain": (_("Tell us what is wrong"), lambda pk: Order.objects.filter(pk=pk).first()),
    "complaint": (_("Progress of the complaint"), _latest(Complaint)),
    "return": (_("Return or exchange"), _latest(Return)),
    "ask": (_("Questions to us"), _customer_of),
    "enquiry": (_("Your enquiry"), _of_customer(Enquiry)),
    "service_request": (_("Your request"), _of_customer(ServiceRequest)),
    "survey": (_("Survey"), _of_customer(Invitation)),
}
PURPOSE_OF_MESSAGE = {
    "customer.sign_contract": "contract",
    "customer.fill_record": "health_record",
    "customer.record_returned": "health_record",
    "customer.fill_assessment": "assessment",
    "customer.assessment_returned": "assessment",
    "customer.shipped": "receipt",
    "customer.plan_start_set": "menu",
    "customer.plan_started": "menu",
    "customer.plan_ended": "photos",
    "customer.after_photos": "photos",
    "customer.recheck": "recheck",
    "customer.report_issued": "report",
}


#: Messages that lead to the page of the very row they speak of.
PURPOSE_OF_ROW = {
    "customer.enquiry_answered": "enquiry",
    "customer.enquiry_promised": "enquiry",
    "customer.request_accepted": "service_request",
    "customer.request_declined": "service_request",
    "customer.work_progress": "service_request",
    "customer.work_done": "service_request",
    "customer.survey": "survey",
}


def path_for(template: str, link: str, case: str, customer_key: int | None) -> str:
    """The page of a message; empty when there is none, or nothing to show yet."""
    if template.startswith("customer.complaint_"):
        row = Complaint.objects.filter(pk=link.rpartition(":")[2]).first()
        return links.standing("complaint", row, customer_key, LINK_DAYS) if row else ""
    if template.startswith("customer.return_"):
        row = Return.objects.filter(pk=link.rpartition(":")[2]).first()
        return links.standing("return", row, customer_key, LINK_DAYS) if row else ""
    if template in PURPOSE_OF_ROW:
        return _path_of_row(PURPOSE_OF_ROW[template], link, customer_key)
    purpose = PURPOSE_OF_MESSAGE.get(template)
    if purpose is None or not case.startswith("order:"):
        return ""
    row = PAGES[purpose][1](int(case.rpartition(":")[2]))
    return links.standing(purpose, row, customer_key, LINK_DAYS) if row else ""


def _path_of_row(purpose: str, key: str, customer_key: int | None) -> str:
    """The page of the row that a message speaks of; what was said of work stands at its request."""
    label, _sep, pk = key.partition(":")
    row: Any = django_apps.get_model(label)._default_manager.filter(pk=pk).first()
    if isinstance(row, WorkOrder):
        row = row.request
    return links.standing(purpose, row, customer_key, LINK_DAYS) if row else ""


def pages_of(order: Order) -> Iterator[tuple[str, object, str]]:
    """Every page open to the customer of an order now: purpose, what it is called, its path."""
    for purpose, (label, find) in PAGES.items():
        row = find(order.pk)
        if row is not None:
            yield purpose, label, links.standing(purpose, row, order.customer_id, LINK_DAYS)
