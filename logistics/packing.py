"""How goods are packed, derived from what they are (001: 包装、易碎、特殊温度)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from inventory.models import Product, Storage


def instructions(products: Iterable[Product]) -> list[str]:
    """What must be done when these goods are packed together; express always goes in a carton."""
    goods = list(products)
    found = [_("Pack in a carton; put the issue note on top.")]
    if any(product.fragile for product in goods):
        found.append(_("Fragile: wrap in film, fill the carton so that nothing moves, label it."))
    if any(product.storage_class == Storage.COLD for product in goods):
        found.append(_("Cold chain 0–4 °C: insulated box, ice packs beside, not on the goods."))
    lows = [p.transport_min for p in goods if p.transport_min is not None]
    highs = [p.transport_max for p in goods if p.transport_max is not None]
    if lows:
        found.append(
            _("On the way never below %(low)s °C: insulated box, no ice on the goods.")
            % {"low": max(lows)}
        )
    if highs:
        found.append(_("On the way never above %(high)s °C.") % {"high": min(highs)})
    stacks = [p.max_stack for p in goods if p.max_stack is not None]
    if stacks:
        found.append(_("Stack at most %(n)s cartons.") % {"n": min(stacks)})
    return found
