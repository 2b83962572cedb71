"""Packs as arithmetic: whole units in, whole packs and units out; nothing is ever a fraction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.errors import Invalid
from inventory.models import Pack, Product


@dataclass(frozen=True)
class Amount:
    """So many of a pack, or of the unit itself."""

    name: str
    number: int

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


def in_units(product: Product, number: int, pack: str = "") -> int:
    """How many units so many packs are; ``Invalid`` beside ``pack`` when there is no such pack."""
    if not pack or pack == product.unit:
        return number
    known = product.packs.filter(name=pack).first()
    if known is None:
        names = "、".join([product.unit, *product.packs.values_list("name", flat=True)])
        words = _("There is no such pack. Known: %(names)s") % {"names": names}
        raise Invalid(words, fields={"pack": [words]})
    return number * known.units


def in_packs(units: int, packs: Iterable[Pack], unit: str) -> Sequence[Amount]:
    """The same as the largest packs first and the rest in units; the sum is exact."""
    found = []
    for pack in sorted(packs, key=lambda one: -one.units):
        number, units = divmod(units, pack.units)
        if number:
            found.append(Amount(pack.name, number))
    return [*found, Amount(unit, units)] if units or not found else found


def words(units: int, packs: Iterable[Pack], unit: str) -> str:
    """2 箱 + 3 盒."""
    return " + ".join(str(amount) for amount in in_packs(units, packs, unit))
