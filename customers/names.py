"""How a Chinese name is read, and the fragments by which it is found."""

from itertools import islice, product
from zlib import crc32

from core.lazy import Lazy
from customers.surnames import COMPOUND, SURNAMES

pypinyin = Lazy("pypinyin")

MOST_VARIANTS = 8
_UMLAUT = {"lv": ("lv", "lyu", "lu"), "nv": ("nv", "nyu", "nu")}


def reading(name: str) -> tuple[str, str]:
    """The pinyin as one word and its initials: 单雄信 → ("shanxiongxin", "sxx")."""
    syllables = [choices[0] for choices in _readings(name)]
    return "".join(syllables), "".join(s[0] for s in syllables)


def variants(name: str) -> list[str]:
    """Other words by which people may look for the name: heteronyms, lü as lv, lyu or lu."""
    choices = [
        [spelt for one in known for spelt in _UMLAUT.get(one, (one,))] for known in _readings(name)
    ]
    found = []
    for syllables in islice(product(*choices), MOST_VARIANTS * 4):
        found += ["".join(syllables), "".join(s[0] for s in syllables)]
    usual = reading(name)
    return [word for word in dict.fromkeys(found) if word not in usual][:MOST_VARIANTS]


def search_text(name: str) -> str:
    """Everything a name is looked for by, in lower case: characters, pinyin, initials, variants."""
    return " ".join([name.lower(), *reading(name), *variants(name)])


def grams(text: str) -> list[int]:
    """The fragments of a search text that the index holds."""
    found: set[str] = set()
    for word in text.split():
        found |= _pieces(word, 2) if _is_han(word) else _pieces(word, 3) | {word[:2]}
        if len(word) <= 4:
            found |= _pieces(word, 2)  # initials
    return sorted(_number(piece) for piece in found)


def grams_of_fragment(fragment: str) -> list[int]:
    """What the index must hold for a name with this fragment; [] when it is too short to ask."""
    size = 2 if _is_han(fragment) or len(fragment) < 3 else 3
    return sorted(_number(piece) for piece in _pieces(fragment, size))


def _readings(name: str) -> list[list[str]]:
    """For each character its readings, the likeliest first; a Latin word is one reading."""
    plain = "".join(char if char.isalnum() else " " for char in name.lower())
    known = [
        [one for one in dict.fromkeys(readings) if one]
        for word in plain.split()
        for readings in pypinyin.pinyin(word, style=pypinyin.Style.NORMAL, heteronym=True)
    ]
    single = (SURNAMES[plain[0]],) if plain[:1] in SURNAMES else ()
    for place, read in enumerate(COMPOUND.get(plain[:2], single)):
        known[place] = [read, *(one for one in known[place] if one != read)]
    return [readings for readings in known if readings]


def _is_han(text: str) -> bool:
    return bool(text) and not text.isascii()


def _pieces(word: str, size: int) -> set[str]:
    return {word[i : i + size] for i in range(len(word) - size + 1)}


def _number(piece: str) -> int:
    return crc32(piece.encode()) - 2**31
