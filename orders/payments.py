"""What a payment notification says, checked: each reason stands beside its field."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accounts.models import Branch
from core import clock
from core.api.fields import wrong_time
from core.errors import Invalid
from core.prepared import Asked, Hole
from orders.choices import Provider
from orders.models import Programme
from orders.selectors import default_branch

AMOUNT = re.compile(r"\d{1,10}(\.\d{1,2})?", re.ASCII)
PHONE = re.compile(r"\+?[\d\s().\-]{7,24}")
#: What else of a customer is taken over when it comes along (never over what is known).
EXTRAS = {"email": 200, "region": 100, "address": 200}
NUMBER = re.compile(r"[\w.\-:/]+", re.ASCII)
#: How far ahead of us a provider's clock may be.
CLOCK_SKEW = timedelta(hours=24)
Reasons = dict[str, list[str]]
_sold = Asked(lambda: Programme.objects.filter(code=Hole("code")))
_branches = Asked(lambda: Branch.objects.filter(code=Hole("code")))


@dataclass(frozen=True)
class Buyer:
    """Who has paid, as the provider knows them; checked when the customer is found or made."""

    name: str
    phone: str
    extras: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Payment:
    """One payment that can be."""

    provider: Provider
    event_id: str
    order_no: str
    paid_at: datetime
    amount: Decimal
    currency: str
    programme: Programme | None
    branch: Branch | None
    buyer: Buyer | None
    transaction_no: str = ""


class Reader:
    """Reads fields one by one and remembers what is wrong with them."""

    def __init__(self, content: Any) -> None:
        self.content: dict[str, Any] = content if isinstance(content, dict) else {}
        self.reasons: Reasons = {}
        if not isinstance(content, dict):
            self.wrong("", _("The body must be a JSON object."))

    def wrong(self, field: str, reason: str) -> None:
        """Remember a reason."""
        self.reasons.setdefault(field, []).append(reason)

    def text(self, name: str, longest: int, *, required: bool = True, within: str = "") -> str:
        """A text, trimmed; "" with a reason when it cannot be."""
        holder = self.content.get(within, {}) if within else self.content
        value = holder.get(name) if isinstance(holder, dict) else None
        field = f"{within}.{name}" if within else name
        if value is None or value == "":
            if required:
                self.wrong(field, _("This field is required."))
            return ""
        if not isinstance(value, str):
            self.wrong(field, _("This must be a text."))
            return ""
        if len(value) > longest or not value.strip():
            self.wrong(field, _("This must have 1 to %(n)d characters.") % {"n": longest})
            return ""
        return value.strip()

    def number(self, name: str, longest: int) -> str:
        """An identifier of another system: letters, digits and a few signs."""
        value = self.text(name, longest)
        if value and not NUMBER.fullmatch(value):
            self.wrong(name, _("Only letters, digits and . - _ : / are possible here."))
        return value

    def amount(self, name: str) -> Decimal:
        """A text such as "8800.00": a number would be a guess about its last digits."""
        text = self.text(name, 14)
        if not text:
            return Decimal(0)
        if not AMOUNT.fullmatch(text):
            self.wrong(name, _("Use a text such as “8800.00” with at most two decimals."))
            return Decimal(0)
        if Decimal(text) <= 0:
            self.wrong(name, _("The amount must be more than zero."))
        return Decimal(text)

    def moment(self, name: str) -> datetime:
        """RFC 3339 with its offset, and not in the future."""
        at, text = clock.now(), self.text(name, 40)
        reason = wrong_time(text)
        found = None if reason or not text else _parsed(text)
        if text and found is None:
            self.wrong(name, reason or _("There is no such time."))
        elif found is not None and found > at + CLOCK_SKEW:
            self.wrong(name, _("This time has not come yet."))
        return found or at

    def done(self) -> None:
        """422 with everything that is wrong."""
        if self.reasons:
            raise Invalid(_("The notification cannot be accepted."), fields=self.reasons)


def read(content: Any) -> Payment:
    """Our own notification: ``POST /api/v1/webhooks/payments/``."""
    reader = Reader(content)
    event_id, order_no = reader.number("event_id", 80), reader.number("order_no", 40)
    paid_at, amount = reader.moment("paid_at"), reader.amount("amount")
    currency, programme = priced(reader)
    branch, buyer = branch_of(reader), buyer_of(reader)
    reader.done()
    return Payment(
        provider=Provider.DMA,
        event_id=event_id,
        order_no=order_no,
        paid_at=paid_at,
        amount=amount,
        currency=currency,
        programme=programme,
        branch=branch,
        buyer=buyer,
        transaction_no=event_id,
    )


def priced(reader: Reader) -> tuple[str, Programme | None]:
    """The product and the currency that it is sold in."""
    code, currency = reader.text("product_code", 40), reader.text("currency", 3)
    programme = _sold.first(code=code) if code else None
    if code and programme is None:
        reader.wrong("product_code", _("This product code does not exist."))
    expected = programme.currency if programme else "CNY"
    if currency and currency != expected:
        reader.wrong("currency", _("Only %(currency)s is taken.") % {"currency": expected})
    return currency, programme


def branch_of(reader: Reader) -> Branch | None:
    """The branch that the notification names; None when it names none."""
    code = reader.text("branch", 20, required=False)
    if not code:
        return None
    branch = _branches.first(code=code)
    if branch is None:
        reader.wrong("branch", _("This branch does not exist."))
    return branch


def buyer_of(reader: Reader) -> Buyer:
    """Name and telephone, and what else came along."""
    given = reader.content.get("customer")
    if given is not None and not isinstance(given, dict):
        reader.wrong("customer", _("This must be an object."))
        return Buyer("", "")
    name = reader.text("name", 60, within="customer")
    phone = reader.text("phone", 30, within="customer")
    if phone and not PHONE.fullmatch(phone):
        reader.wrong("customer.phone", _("This is not a telephone number."))
    return Buyer(name, phone, _extras(given or {}))


def _extras(given: dict[str, Any]) -> dict[str, str]:
    """What is optional never stands in the way of a payment: what cannot be is left out."""
    found = {name: given.get(name) for name in EXTRAS}
    if "@" not in str(found["email"]):
        found.pop("email")
    return {
        name: value
        for name, value in found.items()
        if isinstance(value, str) and len(value) <= EXTRAS[name]
    }


def _parsed(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def branch_for(payment: Payment) -> Branch:
    """Where a new order goes."""
    branch = payment.branch or default_branch()
    if branch is None:
        raise Invalid(
            _("The notification cannot be accepted."),
            fields={"branch": [_("There is no branch yet.")]},
        )
    return branch
