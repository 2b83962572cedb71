"""How a fragment of anything that is known of a customer becomes a question to an index.

Names are asked by fragments of characters, pinyin and initials; telephone, identity number and
address by keyed hashes of fragments, after which the opened values are looked at.
"""

import re
from collections.abc import Callable

from django.db.models import Q

from core.errors import Invalid
from core.fields import BlindGramsField, BlindHashField
from customers import identity, names
from customers.models import Customer

MOST_TERMS = 5
MOST_LETTERS = 60
MOST_CANDIDATES = 2000
NOTHING = Q(pk__in=[])
_DIGITS = re.compile(r"\+?[\d\-]+")
_ARCHIVE_NO = re.compile(r"kh\d*")
_ID_PART = re.compile(r"\d+x?")


def matches(text: str) -> Q:
    """The customers that every word of ``text`` fits; the caller adds who may be seen."""
    words = identity.folded(text).lower()[:MOST_LETTERS].split()
    if len(words) > 1 and (all(map(_DIGITS.fullmatch, words)) or not any(map(str.isascii, words))):
        words = ["".join(words)]  # 138 0013 8000, 张 三
    found = Q() if words else NOTHING
    for word in words[:MOST_TERMS]:
        found &= _word(word)
    return found


def _word(word: str) -> Q:
    found = NOTHING
    for question in _QUESTIONS:
        found |= question(word)
    return found


def _name(word: str) -> Q:
    if not any(map(str.isalpha, word)):
        return NOTHING
    grams = names.grams_of_fragment(word)
    if grams:
        return Q(name_grams__contains=grams, name_words__contains=word)
    begins = "pinyin__startswith" if word.isascii() else "full_name__startswith"
    return Q(**{begins: word})


def _phone(word: str) -> Q:
    if not _DIGITS.fullmatch(word):
        return NOTHING
    try:
        return Q(phone_hash=_hash("phone_hash", identity.clean_phone(word)))
    except Invalid:
        return _part("phone", word.replace("-", ""))


def _id_number(word: str) -> Q:
    if not _ID_PART.fullmatch(word):
        return NOTHING
    if len(word) == 18:
        return Q(id_number_hash=_hash("id_number_hash", word.upper()))
    return _part("id_number", word.upper())


def _address(word: str) -> Q:
    """From three characters on: two are a name. A street may stand beside its house number."""
    if word.isascii() or len(word) < 3:
        return NOTHING
    region = Q(region_grams__contains=_field("region_grams").grams(word))
    return region | Q(address_grams__contains=_field("address_grams").grams(word))


def _number(word: str) -> Q:
    if not word.isascii():
        return NOTHING
    found = Q(member_no=word.upper())
    if _ARCHIVE_NO.fullmatch(word):
        found |= Q(archive_no__startswith=word.upper())
    return found


def _email(word: str) -> Q:
    return Q(email_hash=_hash("email_hash", word)) if "@" in word else NOTHING


_QUESTIONS: tuple[Callable[[str], Q], ...] = (_name, _phone, _id_number, _address, _number, _email)


def _part(source: str, fragment: str) -> Q:
    """Rows whose opened value holds the fragment; beyond many candidates the hashes must do."""
    field = _field(f"{source}_grams")
    grams = field.grams(fragment)
    if not grams:
        return NOTHING
    hashed = Q(**{f"{field.name}__contains": grams})
    if len(grams) == 1:
        return hashed
    candidates = list(Customer.objects.filter(hashed).values_list("pk", source)[:MOST_CANDIDATES])
    if len(candidates) == MOST_CANDIDATES:
        return hashed
    return Q(pk__in=[pk for pk, value in candidates if fragment in value])


def _field(name: str) -> BlindGramsField:
    field = Customer._meta.get_field(name)
    if not isinstance(field, BlindGramsField):
        raise TypeError(name)
    return field


def _hash(name: str, value: str) -> str:
    field = Customer._meta.get_field(name)
    if not isinstance(field, BlindHashField):
        raise TypeError(name)
    return field.hash(value)
