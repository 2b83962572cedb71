"""New products and bins, each code once."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid
from inventory.models import Bin, Pack, Product, Zone


def new_product(*, by: Actor, **data: Any) -> Product:
    """A product that was not known; ``Invalid`` beside a code or barcode that is taken."""
    if Product.objects.filter(sku=data["sku"]).exists():
        words = _("There is a product with this code already.")
        raise Invalid(words, fields={"sku": [words]})
    need_own_barcode(data.get("barcode", ""))
    return Product.objects.create(**data)


def new_bin(*, zone: Zone, code: str, by: Actor, barcode: str = "") -> Bin:
    """A shelf; ``Invalid`` beside a code or barcode that is taken."""
    if Bin.objects.filter(warehouse=zone.warehouse_id, code=code).exists():
        words = _("There is a bin with this code already.")
        raise Invalid(words, fields={"code": [words]})
    need_own_barcode(barcode)
    return Bin.objects.create(warehouse_id=zone.warehouse_id, zone=zone, code=code, barcode=barcode)


def need_own_barcode(barcode: str, product: int | None = None) -> None:
    """A scanner must never mean two things: one barcode for a product, a pack or a bin."""
    if not barcode:
        return
    taken = (
        Product.objects.filter(barcode=barcode).exclude(pk=product).exists()
        or Pack.objects.filter(Q(barcode=barcode)).exists()
        or Bin.objects.filter(barcode=barcode).exists()
    )
    if taken:
        words = _("Something else has this barcode already.")
        raise Invalid(words, fields={"barcode": [words]})
