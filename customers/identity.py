"""Telephone and identity numbers and names, cleaned and checked the same way at every door."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext as _

from core.errors import Invalid

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{9,11}")
_FOREIGN = re.compile(r"\+[1-9]\d{6,14}")
_ID = re.compile(r"\d{17}[\dX]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
MOST_LETTERS = 60


def folded(text: str) -> str:
    """Full-width letters and digits as usual ones, spaces trimmed."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\0", "").split())


def clean_name(text: str) -> str:
    """A name as it is kept; without spaces between Chinese characters."""
    name = _HAN_GAP.sub("", folded(text))
    if not any(char.isalpha() for char in name) or len(name) > MOST_LETTERS:
        raise Invalid(_("Enter a name of at most %(most)s characters.") % {"most": MOST_LETTERS})
    return name


def clean_phone(text: str) -> str:
    """A number as it is kept: 11 digits of a mobile, a landline with its area code, or +country."""
    number = re.sub(r"[\s().\-]", "", folded(text))
    number = re.sub(r"^(\+86|0086|86(?=1[3-9]\d{9}$))", "", number)
    if number.startswith("00"):
        number = f"+{number[2:]}"
    if not number.isascii():
        number = ""
    if any(kind.fullmatch(number) for kind in (_MOBILE, _LANDLINE, _FOREIGN)):
        return number
    raise Invalid(_("Enter a mobile number of 11 digits, or a landline with its area code."))


def clean_id_number(text: str) -> str:
    """A resident identity number of 18 characters whose date and check character are right."""
    number = folded(text).replace(" ", "").upper()
    if not (number.isascii() and _ID.fullmatch(number)):
        raise Invalid(_("An identity number has 18 characters."))
    if _CHECK[sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False)) % 11] != number[17]:
        raise Invalid(_("The check character of this identity number is wrong."))
    if birth_of(number) is None:
        raise Invalid(_("The date of birth in this identity number does not exist."))
    return number


def birth_of(id_number: str) -> date | None:
    """The date of birth that an identity number states."""
    try:
        return date.fromisoformat(f"{id_number[6:10]}-{id_number[10:12]}-{id_number[12:14]}")
    except ValueError:
        return None
