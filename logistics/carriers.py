"""Carriers 快递公司 and the shapes of their numbers.

The shapes are habits, not contracts (as seen in 2026): ``sure`` ones name the carrier by
themselves, ``possible`` ones are only believed when a person has chosen the carrier.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid

OTHER = "other"
NUMBER = re.compile(r"[0-9A-Z]{6,32}")  # 32: what the tracking provider takes


@dataclass(frozen=True)
class Carrier:
    """One carrier: our code, its name, the provider's code, what its numbers look like."""

    code: str
    name: object
    provider: str
    sure: str
    possible: str
    example: str

    def fits(self, number: str) -> bool:
        """Whether this can be one of its numbers."""
        return bool(re.fullmatch(self.sure, number) or re.fullmatch(self.possible, number))


_TABLE = (
    Carrier(
        "sf",
        _("SF Express"),
        "shunfeng",
        sure=r"SF[0-9A-Z]?\d{12,13}",
        possible=r"\d{12}",
        example="SF1234567890123",
    ),
    Carrier(
        "yto",
        _("YTO Express"),
        "yuantong",
        sure=r"YT\d{13}",
        possible=r"\d{18}",
        example="YT1234567890123",
    ),
    Carrier(
        "zto",
        _("ZTO Express"),
        "zhongtong",
        sure=r"7[3-68]\d{12}",
        possible=r"\d{12}",
        example="73123456789012",
    ),
    Carrier(
        "sto",
        _("STO Express"),
        "shentong",
        sure=r"(?:77|43)\d{13}",
        possible=r"\d{12,15}",
        example="773123456789012",
    ),
    Carrier(
        "yunda",
        _("Yunda Express"),
        "yunda",
        sure=r"[34]\d{14}|5\d{12}",
        possible=r"\d{13}",
        example="312345678901234",
    ),
    Carrier(
        "jt",
        _("J&T Express"),
        "jtexpress",
        sure=r"JT\d{13}",
        possible=r"(?!)",
        example="JT1234567890123",
    ),
    Carrier(
        "jd",
        _("JD Logistics"),
        "jd",
        sure=r"JD[0-9A-Z]{2}\d{11}",
        possible=r"JD[0-9A-Z]{8,20}",
        example="JDVB12345678901",
    ),
    Carrier(
        "ems",
        _("EMS"),
        "ems",
        sure=r"E[A-Z]\d{9}CN|1[01]\d{11}",
        possible=r"[19]\d{12}",
        example="EA123456789CN",
    ),
    Carrier(
        "post",
        _("China Post"),
        "youzhengguonei",
        sure=r"P[A-Z]\d{11}|9\d{12}",
        possible=r"[A-Z]{2}\d{9}CN",
        example="PA12345678901",
    ),
    Carrier(
        "deppon",
        _("Deppon"),
        "debangkuaidi",
        sure=r"DPK\d{12}",
        possible=r"\d{8,10}",
        example="DPK123456789012",
    ),
    Carrier(
        "cainiao",
        _("Cainiao"),
        "danniao",
        sure=r"621\d{12}",
        possible=r"(?!)",
        example="621123456789012",
    ),
    Carrier(
        "kye",
        _("KYE Express"),
        "kuayue",
        sure=r"KY\d{13}",
        possible=r"KY[0-9A-Z]{8,18}",
        example="KY4001234567890",
    ),
)
CARRIERS = {carrier.code: carrier for carrier in _TABLE}
CHOICES = [*((c.code, c.name) for c in CARRIERS.values()), (OTHER, _("Another carrier"))]
BY_PROVIDER = {carrier.provider: carrier.code for carrier in CARRIERS.values()}


def normalise(text: str) -> str:
    """The number as carriers write it: capitals, no spaces, JD's count of parcels cut off."""
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = re.sub(r"(?<=\d)-\d+-\d+-?$", "", re.sub(r"\s", "", plain))
    return plain.replace("-", "")


def recognise(number: str) -> list[Carrier]:
    """Whose number this surely is: one, or several that share a shape, or none."""
    return [c for c in CARRIERS.values() if re.fullmatch(c.sure, number)]


def name_of(code: str) -> str:
    """A carrier in words."""
    return (
        str(CARRIERS[code].name) if code in CARRIERS else str(_("Another carrier") if code else "")
    )


def settle(carrier: str, text: str) -> tuple[str, str]:
    """The carrier and its number as they are kept, or ``Invalid`` beside the field at fault."""
    number = normalise(text)
    if not NUMBER.fullmatch(number):
        raise _wrong(
            "tracking_number", gettext("A tracking number has 6 to 32 letters and digits.")
        )
    carrier = carrier.lower()
    if carrier == OTHER:
        return carrier, number
    if carrier in CARRIERS:
        return carrier, _checked(CARRIERS[carrier], number)
    found = recognise(number)
    if len(found) == 1:
        return found[0].code, number
    if found:
        words = gettext("This can be a number of %(names)s. Please choose.") % {
            "names": _names(found)
        }
        raise _wrong("carrier", words)
    words = gettext("No carrier has numbers like this. Check it, or choose the carrier yourself.")
    raise _wrong("tracking_number", words)


def _checked(carrier: Carrier, number: str) -> str:
    if carrier.fits(number):
        return number
    words = gettext("%(name)s has no numbers like this; they look like %(example)s.") % {
        "name": carrier.name,
        "example": carrier.example,
    }
    likely = recognise(number)
    if likely:
        words += " " + gettext("It looks like a number of %(names)s.") % {"names": _names(likely)}
    raise _wrong("tracking_number", words)


def _names(carriers: Sequence[Carrier]) -> str:
    return "、".join(str(carrier.name) for carrier in carriers)


def _wrong(field: str, words: str) -> Invalid:
    return Invalid(gettext("Please look at the marked fields."), fields={field: [words]})
