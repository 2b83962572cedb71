"""Suppliers and stock rules are entered."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid
from inventory.models import Product
from purchasing.models import StockRule, Supplier


@transaction.atomic
def enter_supplier(*, by: Actor, **given: Any) -> Supplier:
    """A new supplier; its code is its own."""
    if Supplier.objects.filter(code=given["code"]).exists():
        words = _("Another supplier has this code.")
        raise Invalid(words, fields={"code": [words]})
    return Supplier.objects.create(**given)


@transaction.atomic
def set_rule(*, product: Product, by: Actor, **given: Any) -> StockRule:
    """How much of a product should be there; the last word counts."""
    values = {**given, "set_by": by.name}
    rule, _new = StockRule.objects.update_or_create(product=product, defaults=values)
    return rule
