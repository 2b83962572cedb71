"""Carriers 快递公司, and whose number a number is.

The shapes of numbers are habits, not contracts, and they change: they are rows of a table that
people edit (``logistics.models.NumberShape``); the ones below, as seen in 2026, fill it first.
``certain`` shapes name the carrier by themselves, the others are only believed when a person has
chosen the carrier.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid

OTHER = "other"
NUMBER = re.compile(r"[0-9A-Z]{6,32}")  # 32: what the tracking provider takes
#: What may be a number in a message that was pasted whole.
INSIDE = re.compile(r"[0-9A-Z](?:[0-9A-Z-]{8,30})[0-9A-Z]")


@dataclass(frozen=True)
class Carrier:
    """One carrier: our code, its name, the tracking provider's code, a number as it looks."""

    code: str
    name: object
    provider: str
    example: str


@dataclass(frozen=True)
class Shape:
    """How numbers of a carrier look."""

    carrier: str
    pattern: str
    certain: bool
    example: str = ""

    def fits(self, number: str) -> bool:
        """Whether a number looks like this."""
        return re.fullmatch(self.pattern, number) is not None


_TABLE = (
    Carrier("sf", _("SF Express"), "shunfeng", "SF1234567890123"),
    Carrier("yto", _("YTO Express"), "yuantong", "YT1234567890123"),
    Carrier("zto", _("ZTO Express"), "zhongtong", "73123456789012"),
    Carrier("sto", _("STO Express"), "shentong", "773123456789012"),
    Carrier("yunda", _("Yunda Express"), "yunda", "312345678901234"),
    Carrier("jt", _("J&T Express"), "jtexpress", "JT1234567890123"),
    Carrier("jd", _("JD Logistics"), "jd", "JDVB12345678901"),
    Carrier("ems", _("EMS"), "ems", "EA123456789CN"),
    Carrier("post", _("China Post"), "youzhengguonei", "PA12345678901"),
    Carrier("deppon", _("Deppon"), "debangkuaidi", "DPK123456789012"),
    Carrier("cainiao", _("Cainiao"), "danniao", "621123456789012"),
    Carrier("kye", _("KYE Express"), "kuayue", "KY4001234567890"),
)
#: What the table of shapes begins with.
SHAPES = (
    Shape("sf", r"SF[0-9A-Z]?\d{12,13}", certain=True, example="SF1234567890123"),
    Shape("sf", r"\d{12}", certain=False),
    Shape("yto", r"YT\d{13}", certain=True, example="YT1234567890123"),
    Shape("yto", r"\d{18}", certain=False),
    Shape("zto", r"7[3-68]\d{12}", certain=True, example="73123456789012"),
    Shape("zto", r"\d{12}", certain=False),
    Shape("sto", r"(?:77|43)\d{13}", certain=True, example="773123456789012"),
    Shape("sto", r"\d{12,15}", certain=False),
    Shape("yunda", r"[34]\d{14}|5\d{12}", certain=True, example="312345678901234"),
    Shape("yunda", r"\d{13}", certain=False),
    Shape("jt", r"JT\d{13}", certain=True, example="JT1234567890123"),
    Shape("jd", r"JD[0-9A-Z]{2}\d{11}", certain=True, example="JDVB12345678901"),
    Shape("jd", r"JD[0-9A-Z]{8,20}", certain=False),
    Shape("ems", r"E[A-Z]\d{9}CN|1[01]\d{11}", certain=True, example="EA123456789CN"),
    Shape("ems", r"[19]\d{12}", certain=False),
    Shape("post", r"P[A-Z]\d{11}|9\d{12}", certain=True, example="PA12345678901"),
    Shape("post", r"[A-Z]{2}\d{9}CN", certain=False),
    Shape("deppon", r"DPK\d{12}", certain=True, example="DPK123456789012"),
    Shape("deppon", r"\d{8,10}", certain=False),
    Shape("cainiao", r"621\d{12}", certain=True, example="621123456789012"),
    Shape("kye", r"KY\d{13}", certain=True, example="KY4001234567890"),
    Shape("kye", r"KY[0-9A-Z]{8,18}", certain=False),
)
CARRIERS = {carrier.code: carrier for carrier in _TABLE}
CHOICES = [*((c.code, c.name) for c in CARRIERS.values()), (OTHER, _("Another carrier"))]
BY_PROVIDER = {carrier.provider: carrier.code for carrier in CARRIERS.values()}


def shapes() -> list[Shape]:
    """The table as people keep it; an empty one is as it begins."""
    rows = apps.get_model("logistics.NumberShape")._default_manager.filter(active=True)
    kept = rows.order_by("pk").values_list("carrier", "pattern", "certain", "example")
    return [Shape(*row) for row in kept] or list(SHAPES)


def normalise(text: str) -> str:
    """The number as carriers write it: capitals, no spaces, JD's count of parcels cut off."""
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = re.sub(r"(?<=\d)-\d+-\d+-?$", "", re.sub(r"\s", "", plain))
    return plain.replace("-", "")


def recognise(number: str, known: Iterable[Shape] | None = None) -> list[Carrier]:
    """Whose number this surely is: one, or several that share a shape, or none."""
    known = shapes() if known is None else known
    return _carriers(shape for shape in known if shape.certain and shape.fits(number))


def possible(number: str, known: Iterable[Shape]) -> list[Carrier]:
    """Whose number this can be at all."""
    return _carriers(shape for shape in known if shape.fits(number))


def name_of(code: str) -> str:
    """A carrier in words."""
    return (
        str(CARRIERS[code].name) if code in CARRIERS else str(_("Another carrier") if code else "")
    )


def hint(text: str) -> str:
    """What people read beside a number while they type it; nothing when nothing is known."""
    number = _tidied(text, known := shapes())
    if not NUMBER.fullmatch(number):
        return ""
    if likely := recognise(number, known):
        return gettext("It looks like a number of %(names)s.") % {"names": _names(likely)}
    if maybe := possible(number, known):
        words = gettext("This can be a number of %(names)s. Please choose.")
        return words % {"names": _names(maybe)}
    return gettext("No carrier has numbers like this. Check it, or choose the carrier yourself.")


def settle(carrier: str, text: str) -> tuple[str, str]:
    """The carrier and its number as they are kept, or ``Invalid`` beside the field at fault.

    A message that was pasted whole is searched for a number. A carrier that a person has chosen
    is never changed silently.
    """
    known = shapes()
    number = _tidied(text, known)
    if not NUMBER.fullmatch(number):
        raise _wrong(
            "tracking_number", gettext("A tracking number has 6 to 32 letters and digits.")
        )
    carrier = carrier.lower()
    if carrier == OTHER:
        return carrier, number
    if carrier in CARRIERS:
        return carrier, _checked(CARRIERS[carrier], number, known)
    found = recognise(number, known)
    if len(found) == 1:
        return found[0].code, number
    if found:
        words = gettext("This can be a number of %(names)s. Please choose.") % {
            "names": _names(found)
        }
        raise _wrong("carrier", words)
    words = gettext("No carrier has numbers like this. Check it, or choose the carrier yourself.")
    raise _wrong("tracking_number", words)


def _tidied(text: str, known: Sequence[Shape]) -> str:
    number = normalise(text)
    if NUMBER.fullmatch(number):
        return number
    plain = unicodedata.normalize("NFKC", text).upper()
    inside = [normalise(part) for part in INSIDE.findall(plain)]
    return next((part for part in inside if recognise(part, known)), number)


def _checked(carrier: Carrier, number: str, known: Sequence[Shape]) -> str:
    own = [shape for shape in known if shape.carrier == carrier.code]
    if not own or any(shape.fits(number) for shape in own):
        return number
    words = gettext("%(name)s has no numbers like this; they look like %(example)s.") % {
        "name": carrier.name,
        "example": next((shape.example for shape in own if shape.example), carrier.example),
    }
    likely = recognise(number, known)
    if likely:
        words += " " + gettext("It looks like a number of %(names)s.") % {"names": _names(likely)}
    raise _wrong("tracking_number", words)


def _carriers(fitting: Iterable[Shape]) -> list[Carrier]:
    codes = dict.fromkeys(shape.carrier for shape in fitting)
    return [CARRIERS[code] for code in codes if code in CARRIERS]


def _names(carriers: Sequence[Carrier]) -> str:
    return "、".join(str(carrier.name) for carrier in carriers)


def _wrong(field: str, words: str) -> Invalid:
    return Invalid(gettext("Please look at the marked fields."), fields={field: [words]})
