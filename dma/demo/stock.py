"""Stock of the demo beside the orders' kits: goods near their end, stopped, apart and moved."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from core import clock
from core.steps import perform
from inventory import services
from inventory.models import Lot, Place, Product, Warehouse, Zone

SKU = "DMA-Q10"
#: Lot, days until it ends, units, cost of one, days ago it came.
LOTS = (
    ("Q2409", -3, 18, "88.00", 80),
    ("Q2410", 24, 60, "88.00", 28),
    ("Q2501", 75, 96, "91.50", 19),
    ("Q2503", 160, 120, "91.50", 11),
    ("Q2506", 420, 240, "93.20", 4),
)


def fill(now: datetime) -> None:
    """A product that may not freeze on its way, in five lots of the house at headquarters."""
    room = Warehouse.objects.filter(branch=None).order_by("pk").first()
    if room is None or Product.objects.filter(sku=SKU).exists():
        return
    keeper = User.objects.get(username="product").actor
    judge = User.objects.get(username="quality").actor
    product = services.new_product(
        by=keeper,
        sku=SKU,
        name="超级辅酶Q10",
        spec="60 粒/瓶",
        unit="瓶",
        barcode="6901234500017",
        storage_class="cold",
        fragile=True,
        max_stack=5,
        transport_min=0,
        transport_max=25,
    )
    perform(product, "set_pack", by=keeper, pack="箱", units=12, pack_barcode="16901234500014")
    zone, _new = Zone.objects.get_or_create(
        warehouse=room, code="C", defaults={"name": "冷藏库", "storage_class": "cold"}
    )
    lots = [_receive(product, room, zone, line, now) for line in LOTS]
    _stop(lots, now)
    perform(lots[2], "hold", by=judge, reason="客户反映瓶盖松动，待查")


def _receive(
    product: Product,
    room: Warehouse,
    zone: Zone,
    line: tuple[str, int, int, str, int],
    now: datetime,
) -> Lot:
    lot_no, days, units, cost, ago = line
    with clock.holding(now - timedelta(days=ago)):
        return services.receive(
            product=product,
            warehouse=room,
            lot_no=lot_no,
            expires_on=timezone.localdate(now) + timedelta(days=days),
            quantity=units,
            document=f"DN-{lot_no}",
            by=User.objects.get(username="product").actor,
            bin=services.store_bin(room, f"C-{lot_no[-2:]}", zone),
            unit_cost=Decimal(cost),
            supplier="华康营养品有限公司",
        )


def _stop(lots: list[Lot], now: datetime) -> None:
    """What has expired waits for destruction; a broken carton lies in quarantine."""
    by = User.objects.get(username="product").actor
    with clock.holding(now - timedelta(days=2)):
        for lot, units, kind, reason in (
            (lots[0], 18, Place.DISPOSAL, "已过有效期"),
            (lots[3], 12, Place.QUARANTINE, "外箱破损"),
        ):
            services.segregate(
                lot=lot, quantity=units, document=f"DEMO-{lot.lot_no}", reason=reason, by=by,
                kind=kind,
            )  # fmt: skip
