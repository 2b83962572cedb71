"""The warehouse's papers for the demo: some of every kind, some waiting for somebody to act.

All of it goes through the steps and services that people use; times lie a little back, so that
lists have a past.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from core import clock
from core.actors import Actor
from core.content import Content
from core.steps import perform
from inventory.models import Lot, Product, Warehouse
from inventory.services import receive
from purchasing import services as purchasing
from purchasing.models import GoodsReceipt, PurchaseOrder, StockRule, Supplier
from warehousing import requesting
from warehousing import services as papers
from warehousing.models import ExpiryCheck, Requisition, Stocktake

DAY = timedelta(days=1)
SUPPLIERS = (
    ("YKS", "北京元康生物科技有限公司", 12, ("DMA-NUT-A", "DMA-NUT-B"), "168.00", 20),
    ("ZNK", "深圳智能康健设备有限公司", 20, ("DMA-SCALE", "DMA-BAND"), "129.00", 10),
)
#: code of a product, safety stock, days one order lasts
RULES = (("DMA-NUT-A", 400, 45), ("DMA-NUT-B", 40, 30), ("DMA-SCALE", 30, 30))


def tell(now: datetime, photo: Content) -> None:
    """Everything once; a product that has purchases already is left alone."""
    if Supplier.objects.exists() or not Warehouse.objects.filter(branch=None).exists():
        return
    try:
        _tell(now, photo)
    finally:
        clock.hold(None)


def _tell(now: datetime, photo: Content) -> None:
    stories: tuple[tuple[int, Callable[[], None]], ...] = (
        (40, _suppliers),
        (30, partial(_bought, photo, counted=True, confirmed=True)),
        (21, _stocktake),
        (15, _checks),
        (12, partial(_disposal, photo, destroyed=True)),
        (8, partial(_requisition, "chaoyang", photo, good=9)),
        (3, partial(_bought, photo, counted=True, confirmed=False)),
        (2, partial(_requisition, "jingan", photo)),
        (2, partial(_bought, photo, counted=False, confirmed=False)),
        (1, partial(_near_expiry, now)),
        (0, partial(_open, photo)),
    )
    for days, story in stories:
        clock.hold(now - days * DAY - timedelta(hours=2))
        story()


def by(username: str) -> Actor:
    """A member of the demo's staff at work."""
    return User.objects.get(username=username).actor


def hq() -> Warehouse:
    """Headquarters' store."""
    return Warehouse.objects.filter(branch=None, active=True).order_by("pk")[0]


def room_of(branch: str) -> Warehouse:
    """A branch's store."""
    return Warehouse.objects.filter(branch__code=branch, active=True).order_by("pk")[0]


def _suppliers() -> None:
    for code, name, days, skus, price, pack in SUPPLIERS:
        supplier = purchasing.enter_supplier(
            by=by("product"), code=code, name=name, lead_days=days, contact="王经理"
        )
        offers = [
            {
                "product": product,
                "unit_price": Decimal(price),
                "pack": pack,
                "least": pack,
                "lead_days": None,
                "preferred": True,
            }
            for product in Product.objects.filter(sku__in=skus).order_by("pk")
        ]
        perform(supplier, "set_offers", by=by("product"), offers=offers)
    for sku, safety, cover in RULES:
        product = Product.objects.filter(sku=sku).first()
        if product is not None:
            StockRule.objects.create(product=product, safety_stock=safety, cover_days=cover)


def _bought(photo: Content, *, counted: bool, confirmed: bool) -> None:
    """An order that was approved and sent; perhaps its goods are here."""
    order = drafted("YKS", 60)
    order = perform(order, "submit", by=by("product"))
    order = perform(order, "approve", by=by("supervisor"))
    day = clock.today() + timedelta(days=6)
    order = perform(order, "send", by=by("product"), expected_on=day)
    order = perform(
        order, "under_way", by=by("product"), expected_on=day, tracking="德邦 DPK880012"
    )
    if counted:
        _arrived(order, photo, confirmed=confirmed)


def drafted(code: str, quantity: int) -> PurchaseOrder:
    """An order of everything that a supplier offers."""
    supplier = Supplier.objects.get(code=code)
    lines = [
        {"product": one.product, "quantity": quantity, "unit_price": one.unit_price}
        for one in supplier.products.select_related("product").order_by("pk")
    ]
    return purchasing.draft(supplier=supplier, warehouse=hq(), lines=lines, by=by("product"))


def _arrived(order: PurchaseOrder, photo: Content, *, confirmed: bool) -> None:
    receipt: GoodsReceipt = purchasing.open_arrival(
        order=order, slip_no=f"SH{order.pk:05d}", by=by("keeper.hq")
    )
    ends = clock.today() + timedelta(days=540)
    lines = [
        {
            "product": line.product,
            "lot_no": f"YK{clock.today():%y%m%d}{line.pk}",
            "expires_on": ends if line.product.tracks_expiry else None,
            "good": line.quantity - (2 if not confirmed else 0),
            "bad": 0 if confirmed else 2,
        }
        for line in order.lines.select_related("product").order_by("pk")
    ]
    receipt = perform(receipt, "count", by=by("keeper.hq"), lines=lines, slip=photo)
    if confirmed:
        receipt = perform(receipt, "confirm", by=by("product"))
        bins = [{"line": one["line"], "bin": "A-01"} for one in receipt.bins_to_fill()]
        perform(receipt, "put_away", by=by("keeper.hq"), bins=bins)


def _requisition(branch: str, photo: Content, *, good: int | None = None) -> None:
    """A branch asked for goods; they are on their way, or counted with one missing."""
    row = asked(branch, 10)
    row = perform(row, "first_approve", by=by("product"))
    row = perform(row, "second_approve", by=by("finance"))
    row = perform(row, "pick", by=by("keeper.hq"))
    row = perform(row, "ship", by=by("keeper.hq"), carrier="顺丰 SF1400012", photos=[photo])
    if good is not None:
        lots = [
            {"lot": lot.pk, "good": min(good, sent), "damaged": 0}
            for lot, sent in requesting.in_transit(row)
        ]
        perform(row, "receive", by=by("clerk"), lots=lots, note="外箱有压痕")


def asked(branch: str, wanted: int) -> Requisition:
    """A branch has asked for goods."""
    clerk = by("clerk" if branch == "chaoyang" else "clerk.ja")
    product = Product.objects.get(sku="DMA-NUT-A")
    row = papers.request(
        target=room_of(branch),
        lines=[{"product": product, "wanted": wanted}],
        why="下月方案备货",
        by=clerk,
    )
    return perform(row, "apply", by=clerk)


def _disposal(photo: Content, *, destroyed: bool) -> None:
    """A few boxes that fell; destroyed, or waiting for the second review."""
    lots = Lot.objects.filter(warehouse=hq(), on_hand__gt=F("reserved") + 5, state="ok")
    lots = lots.filter(Q(bin=None) | Q(bin__zone__kind="store"), product__tracks_expiry=True)
    row = papers.report_disposal(
        lot=lots.order_by("pk")[0],
        quantity=2,
        cause="damaged",
        reason="搬运跌落，外包装破损渗漏",
        responsible=User.objects.get(username="clerk2"),
        by=by("keeper.hq"),
        photos=[photo],
    )
    row = perform(row, "first_review", by=by("product"))
    if destroyed:
        row = perform(row, "second_review", by=by("finance"))
        row = perform(row, "approve", by=by("supervisor"))
        witness = User.objects.get(username="keeper2.hq")
        more = {"witness": witness, "photos": [photo], "how": "粉碎后交环卫处理"}
        perform(row, "destroy", by=by("keeper.hq"), **more)


def _stocktake() -> None:
    """The last one found a box less than the book says."""
    row = papers.plan_stocktake(warehouse=hq(), due_on=clock.today(), by=by("keeper.hq"))
    row = perform(row, "start", by=by("keeper.hq"), mode="frozen")
    lines = list(row.lines.select_related("lot").order_by("pk"))
    counted(row, lines[0], "keeper.hq", less=1)
    for line in lines[1:]:
        counted(row, line, "keeper.hq", less=0)
    row = perform(row, "finish", by=by("keeper.hq"))
    counted(row, lines[0], "keeper2.hq", less=1)
    row = perform(row, "finish_recount", by=by("keeper2.hq"))
    why = {"cause": "unbooked", "note": "样品领用未登记"}
    told = [{**one, **why} for one in row.differences_to_explain()]
    row = perform(row, "explain", by=by("keeper.hq"), lines=told)
    row = perform(row, "finance_sign", by=by("finance"))
    perform(row, "lead_sign", by=by("supervisor"))


def counted(row: Stocktake, line: Any, username: str, *, less: int) -> None:
    """Somebody has counted a lot, and found so many less than the book says."""
    perform(row, "count", by=by(username), lot=line.lot_id, quantity=line.lot.on_hand - less)


def _checks() -> None:
    """The fortnight before this one was signed at headquarters."""
    papers.call_checks()
    clock.hold(clock.now() + timedelta(hours=3))
    check = ExpiryCheck.objects.get(warehouse=hq(), state="called")
    lines = [{"line": line.pk, "finding": "ok"} for line in check.lines.all()]
    perform(check, "sign", by=by("keeper.hq"), lines=lines)


def _near_expiry(now: datetime) -> None:
    """A lot that ends in four weeks, and one in eleven."""
    product = Product.objects.get(sku="DMA-NUT-B")
    for lot_no, days, quantity in (("NB2404", 26, 18), ("NB2407", 76, 30)):
        receive(
            product=product,
            warehouse=hq(),
            lot_no=lot_no,
            expires_on=timezone.localdate(now) + timedelta(days=days),
            quantity=quantity,
            document=f"opening:near:{lot_no}",
            by=by("keeper.hq"),
        )
    papers.announce_near_expiry()


def _open(photo: Content) -> None:
    """What waits for somebody today."""
    perform(drafted("ZNK", 40), "submit", by=by("product"))
    perform(asked("chaoyang", 6), "first_approve", by=by("product"))
    asked("jingan", 12)
    _disposal(photo, destroyed=False)
    papers.call_checks()
    papers.plan_stocktakes()
    purchasing.draft_due()
    row = papers.plan_stocktake(
        warehouse=room_of("chaoyang"),
        due_on=clock.today(),
        by=by("keeper"),
    )
    row = perform(row, "start", by=by("keeper"), mode="moving")
    for line in row.lines.select_related("lot").order_by("pk")[:2]:
        counted(row, line, "keeper", less=0)
