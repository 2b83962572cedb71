"""What messages need to know of higher things: contacts, names of clocks and cases, links.

The answers come from apps above this one; ``dma.apps`` wires them, each with one call.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import time

from accounts.models import Partner
from notifications.models import Message
from notifications.quiet import CUSTOMER_QUIET, Quiet


@dataclass(frozen=True)
class CustomerContact:
    """How a customer, or a partner's contact person, is reached.

    Never stored here: asked for when something is sent.
    """

    name: str
    phone: str = ""
    email: str = ""
    wechat_openid: str = ""
    preferred_channel: str = ""  # sms | wechat | email | phone
    quiet_start: time | None = None
    quiet_end: time | None = None
    opted_out: bool = False
    language: str = "zh-hans"

    @property
    def quiet(self) -> Quiet:
        """The customer's own quiet hours, else everybody's."""
        if self.quiet_start is None or self.quiet_end is None:
            return CUSTOMER_QUIET
        return Quiet(self.quiet_start, self.quiet_end)

    def address(self, channel: str) -> str:
        """Where a channel finds the customer; empty when it does not."""
        known = {"sms": self.phone, "wechat": self.wechat_openid, "email": self.email}
        return known.get(channel, "")


def quiet_of(contact: CustomerContact | None) -> Quiet:
    """When a customer is not disturbed, known or not."""
    return contact.quiet if contact else CUSTOMER_QUIET


Contacts = Callable[[int], CustomerContact | None]
Labels = Callable[[str], str]
Titles = Callable[[Collection[str]], Mapping[str, str]]
#: (template, link, case, customer) -> the path of a page that the customer may open, or nothing.
Paths = Callable[[str, str, str, int | None], str]


@dataclass
class _Known:
    contacts: Contacts = lambda customer_key: None
    labels: Labels = lambda code: code
    titles: Titles = lambda case_keys: {}
    paths: Paths = lambda template, link, case, customer_key: ""


_known = _Known()


def set_customer_directory(contacts: Contacts) -> None:
    """Who knows how a customer is reached."""
    _known.contacts = contacts


def set_clock_labels(labels: Labels) -> None:
    """Who knows what a clock is called, in the language that is active."""
    _known.labels = labels


def set_case_titles(titles: Titles) -> None:
    """Who knows what cases are called (``order:12`` → ``DMA-2026-0012``), many at once."""
    _known.titles = titles


def set_customer_paths(paths: Paths) -> None:
    """Who makes the link that a customer finds in a message."""
    _known.paths = paths


def contact_of(customer_key: int) -> CustomerContact | None:
    """How the customer is reached now."""
    return _known.contacts(customer_key)


def contact_for(message: Message) -> CustomerContact | None:
    """How whoever outside the house a message is for is reached now."""
    if message.customer_key is not None:
        return contact_of(message.customer_key)
    partner = Partner.objects.filter(pk=message.partner_key).first()
    return CustomerContact(name=partner.contact, phone=partner.mobile) if partner else None


def clock_label(code: str) -> str:
    """What a clock is called."""
    return _known.labels(code)


def titles_of(case_keys: Collection[str]) -> dict[str, str]:
    """What cases are called; one that nobody knows keeps its key."""
    found = _known.titles(case_keys) if case_keys else {}
    return {key: found.get(key) or key for key in case_keys}


def customer_path(template: str, link: str, case: str, customer_key: int | None) -> str:
    """The page that a message leads its reader to, or nothing; a partner has no customer's key."""
    return _known.paths(template, link, case, customer_key)
