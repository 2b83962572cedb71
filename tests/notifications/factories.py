"""Messages, contacts and moments for tests."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from accounts.models import User
from core import clock
from core.actors import SYSTEM
from core.events import Event
from notifications import delivery, outbox
from notifications.models import Delivery, Message, MessageTemplate
from notifications.people import CustomerContact
from notifications.seeding import seed
from tests.accounts.factories import make_user

CUSTOMER = 7
NAME, PHONE, EMAIL = "张小三", "13800001402", "zhang@example.com"
numbers = count(1)


def local(text: str) -> datetime:
    """2026-11-20 17:59, Beijing time."""
    return datetime.fromisoformat(f"{text}+08:00")


def contact(**given: object) -> CustomerContact:
    return replace(CustomerContact(name=NAME, phone=PHONE), **given)


def make_message(to: User | None = None, **given: object) -> Message:
    """A message waiting in the outbox, to staff unless a customer is named."""
    n = next(numbers)
    if "customer_key" not in given:
        given["recipient"] = to or make_user("admin_clerk", email=f"staff{n}@example.com")
    known = {"dedupe": f"test:{n}", "template": "team_invited", "payload": {"case": "order:1"}}
    return Message.objects.create(**{**known, "created_at": clock.now(), **given})


def make_reminder(to: User, step: str = "50%", **given: object) -> Message:
    """What a sweep writes."""
    payload = {
        "clock": 1,
        "code": "review",
        "due": "2026-11-23T10:00:00+00:00",
        "step": step,
        "case": "order:1",
        **given.pop("payload", {}),
    }
    known = {"template": "clock.remind", "link": "orders.order:1"}
    return make_message(to, payload=payload, **{**known, **given})


def to_customer(**given: object) -> Message:
    known = {"customer_key": CUSTOMER, "template": "customer.shipped", "link": "x.y:1"}
    return make_message(**{**known, **given})


def released(**given: object) -> Delivery:
    """A customer's message, handed to the first channel."""
    message = to_customer(**given)
    outbox.release(clock.now())
    return message.deliveries.get()


def deliver_all() -> int:
    return delivery.deliver(delivery.due())


def approved(code: str, **given: object) -> None:
    """The providers have approved a template."""
    seed()
    known = {"sms_code": "SMS_1", "wechat_code": "T1", **given}
    MessageTemplate.objects.filter(code=code, language="zh-hans").update(**known)


@dataclass
class Row:
    """What a listener needs to know of a row."""

    key: str = "orders.order:1"
    pk: int = 1
    version: int = 1
    case_key: str = "order:1"
    customer_key: int | None = CUSTOMER
    partner_key: int | None = None
    branch_key: int | None = None
    user_id: int | None = None
    deputy_id: int | None = None

    def __str__(self) -> str:
        return f"{NAME} {PHONE}"


def event(name: str, row: Row | None = None, by=SYSTEM, **data: object) -> Event:
    return Event(name=name, row=row or Row(), at=clock.now(), by=by, data=data)
