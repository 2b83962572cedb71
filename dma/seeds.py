"""Reference data of a fresh installation, in the order of the layers. What is there stays."""

from decimal import Decimal

from complaints.seeding import seed as seed_authority
from crises.seeding import seed as seed_watch
from inventory.models import Product
from knowledge.seeding import seed as seed_knowledge
from logistics.seeding import seed as seed_shapes
from notifications.seeding import seed as seed_wording
from orders.models import Programme, ProgrammeLine
from plans.seeding import seed as seed_libraries
from scripts.seeding import seed as seed_scripts
from servicedesk.seeding import seed as seed_desk
from sla.seeding import seed as seed_clocks
from surveys.seeding import seed as seed_surveys

#: sku, name, spec, unit, device, has an expiry date
KIT = (
    ("DMA-SCALE", "体脂秤", "Wi-Fi 款", "台", "scale", False),
    ("DMA-BAND", "智能手环", "标准款", "只", "wristband", False),
    ("DMA-NUT-A", "营养素 A 包", "30 袋/盒", "盒", "", True),
    ("DMA-NUT-B", "营养素 B 包", "30 袋/盒", "盒", "", True),
)


#: sku → name of the pack, units in it, whether the goods are fragile, cartons on each other.
PACKS = {
    "DMA-SCALE": ("箱", 10, True, 4),
    "DMA-BAND": ("箱", 50, False, None),
    "DMA-NUT-A": ("箱", 24, False, 6),
    "DMA-NUT-B": ("箱", 24, False, 6),
}


def seed_programmes() -> None:
    """The fifty-day programme and the goods of its kit."""
    for sku, name, spec, unit, device, expires in KIT:
        pack, units, fragile, stacked = PACKS[sku]
        product, new = Product.objects.get_or_create(
            sku=sku,
            defaults={
                "fragile": fragile,
                "max_stack": stacked,
                "name": name,
                "spec": spec,
                "unit": unit,
                "device": device,
                "tracks_expiry": expires,
            },
        )
        if new:
            product.packs.create(name=pack, units=units)
    programme, new = Programme.objects.get_or_create(
        code="DMA-50",
        defaults={"name": "DMA 五十天健康方案", "days": 49, "list_price": Decimal("8800.00")},
    )
    if new:
        kit = Product.objects.filter(sku__in=[line[0] for line in KIT])
        ProgrammeLine.objects.bulk_create(
            ProgrammeLine(programme=programme, product=product) for product in kit
        )


SEEDS = (
    seed_clocks,
    seed_wording,
    seed_scripts,
    seed_knowledge,
    seed_programmes,
    seed_libraries,
    seed_authority,
    seed_watch,
    seed_desk,
    seed_surveys,
    seed_shapes,
)
