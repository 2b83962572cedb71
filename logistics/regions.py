"""Provinces, cities and districts, and whether an address names them.

``data/regions.tsv`` is the third level of the National Bureau of Statistics' codes of 2023, as kept
by github.com/modood/Administrative-divisions-of-China (WTFPL): province, city, its districts.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from logistics import proof

DATA = Path(__file__).parent / "data" / "regions.tsv"
FIELD = "address"
#: Between a province and its districts where there is no city.
NO_CITY = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
PEOPLES = re.compile(r"(?:壮族|回族|维吾尔)?(?:特别行政区|自治区|省|市)$")
CITY_END = re.compile(r"(?:市|地区|盟|自治州)$")
SHOWN = 12
#: Cities without districts: what follows is a street or a town.
TOWNS = ("街道", "镇", "乡")

Cities = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Place:
    """Where an address lies; ``rest`` is street and house."""

    province: str
    city: str
    district: str
    rest: str

    @property
    def region(self) -> str:
        """Province, city and district on one line."""
        return " ".join(part for part in (self.province, self.city, self.district) if part)


@cache
def table() -> dict[str, dict[str, tuple[str, ...]]]:
    """Province → city → districts."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        province, city, districts = line.split("\t")
        found.setdefault(province, {})[city] = tuple(districts.split("、"))
    return found


def read(text: str) -> Place:
    """The place that an address names; ``Invalid`` beside the field says what is not right."""
    plain = re.sub(r"[\s,，、]+", "", unicodedata.normalize("NFKC", text))
    province, rest = _province(plain)
    city, district, rest = _below(province, rest)
    if len(rest) < 2:
        raise proof.beside(FIELD, _("Add street and house number."))
    return Place(province, "" if city in NO_CITY else city, district, rest)


def province_of(text: str) -> str:
    """The province that a text begins with; empty when it names none."""
    return _begins(text, {name: short(name) for name in table()})[0]


def short(province: str) -> str:
    """浙江, 广西, 内蒙古."""
    return PEOPLES.sub("", province)


def _province(text: str) -> tuple[str, str]:
    province, rest = _begins(text, {name: short(name) for name in table()})
    if province:
        return province, rest
    for name, cities in table().items():
        if _begins(text, {city: city for city in cities if city not in NO_CITY})[0]:
            return name, text
    raise proof.beside(
        FIELD, _("Begin with province, city and district, such as 浙江省杭州市西湖区.")
    )


def _below(province: str, text: str) -> tuple[str, str, str]:
    """City and district of a province, and what follows them."""
    cities = table()[province]
    text = text.removeprefix(province)  # 北京市北京市朝阳区
    city, rest = _begins(text, {name: CITY_END.sub("", name) for name in cities})
    if city:
        district, rest = _begins(rest, {name: name for name in cities[city]})
        if not district and not _has_towns(cities[city]):
            raise proof.beside(FIELD, _no_district(cities, city, rest))
        return city, district, rest
    holders = [name for name in cities if _begins(text, _same(cities[name]))[0]]
    if len(holders) == 1:
        return holders[0], *_begins(text, _same(cities[holders[0]]))
    raise proof.beside(FIELD, _no_city(province, holders))


def _begins(text: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The name that a text begins with, in full or in short (longest first), and what follows."""
    pairs = [(spelt, name) for name, brief in names.items() for spelt in (name, brief)]
    for spelt, name in sorted(pairs, key=lambda pair: -len(pair[0])):
        if text.startswith(spelt):
            return name, text[len(spelt) :]
    return "", text


def _same(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}


def _has_towns(districts: Iterable[str]) -> bool:
    return any(name.endswith(TOWNS) for name in districts)


def _no_city(province: str, holders: list[str]) -> str:
    if holders:
        return _("%(province)s has such a district in %(cities)s. Please name the city.") % {
            "province": province,
            "cities": "、".join(holders),
        }
    cities = [city for city in table()[province] if city not in NO_CITY]
    known = cities or [d for districts in table()[province].values() for d in districts]
    return _("After %(name)s none of its cities or districts follows: %(known)s.") % {
        "name": province,
        "known": _some(known),
    }


def _no_district(cities: Cities, city: str, rest: str) -> str:
    for other, districts in cities.items():
        district = _begins(rest, _same(districts))[0]
        if district:
            return _("%(district)s belongs to %(right)s, not to %(wrong)s.") % {
                "district": district,
                "right": other,
                "wrong": city,
            }
    return _("After %(name)s none of its districts follows: %(known)s.") % {
        "name": city,
        "known": _some(cities[city]),
    }


def _some(names: Iterable[str]) -> str:
    found = list(names)
    return "、".join(found[:SHOWN]) + ("…" if len(found) > SHOWN else "")
