"""A paper in every state, a cold store that is warm, a parcel that is stuck.

Lists, filters and alarms of the demo have something to show; made through the steps, a few hours
back.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F, Q

from accounts.models import User
from core import clock
from core.content import Content
from core.steps import perform
from dma.demo.papers import asked, by, counted, drafted, hq
from inventory.models import Lot, Warehouse, Zone
from logistics.models import Shipment
from logistics.services import notice
from logistics.tasks import ask
from purchasing.models import Supplier
from storage import services as storage
from storage.choices import Source
from warehousing import services as papers
from warehousing.models import Disposal, Stocktake

AGO = timedelta(hours=5)
Steps = tuple[tuple[str, str, dict[str, Any]], ...]
WHY = {"reason": "数量与计划不符，请核对"}
#: Each line: the steps of one paper, by whom, up to where it rests.
REQUISITIONS: tuple[Steps, ...] = (
    (("first_refuse", "product", WHY),),
    (("first_approve", "product", {}), ("second_approve", "finance", {})),
    (
        ("first_approve", "product", {}),
        ("second_approve", "finance", {}),
        ("pick", "keeper.hq", {}),
    ),
    (("cancel", "clerk", {"reason": "方案推迟，暂不需要"}),),
)
DISPOSALS: tuple[Steps, ...] = (
    (),
    (("first_refuse", "product", {"reason": "照片看不清破损处，请补拍"}),),
    (("first_review", "product", {}), ("second_review", "finance", {})),
    (
        ("first_review", "product", {}),
        ("second_review", "finance", {}),
        ("approve", "supervisor", {}),
    ),
    (("withdraw", "keeper.hq", {"reason": "复核后外观完好"}),),
)
#: The cold store: hours ago, °C. Yesterday a door stood open; since two hours it is warm.
WARM = (
    *((hours, "2.6") for hours in (30, 28, 26)),
    *((25.5, "5.1"), (25, "3.2")),
    *((hours, "2.8") for hours in (20, 16, 12, 8, 4, 2.5)),
    *((2, "5.4"), (1.5, "6.1"), (1, "6.8"), (0.5, "7.2")),
)


def tell(now: datetime, photo: Content) -> None:
    """Everything once; without goods and suppliers nothing."""
    if not Supplier.objects.exists():
        return
    with clock.holding(now - AGO):
        _purchases()
        for steps in REQUISITIONS:
            _taken(asked("chaoyang", 1), steps)
        for steps in DISPOSALS:
            _taken(_broken(photo), steps)
        _stocktakes()
    _warm_store(now)
    _stuck_parcel()


def _taken(row: Any, steps: Steps) -> None:
    for step, who, data in steps:
        row = perform(row, step, by=by(who), **data)


def _purchases() -> None:
    expected = {"expected_on": clock.today() + timedelta(days=9)}
    approved: Steps = (("submit", "product", {}), ("approve", "supervisor", {}))
    for steps in (
        approved,
        (*approved, ("send", "product", expected)),
        (("cancel", "product", {"reason": "供应商停产，改订替代品"}),),
    ):
        _taken(drafted("ZNK", 10), steps)


def _broken(photo: Content) -> Disposal:
    lots = Lot.objects.filter(warehouse=hq(), on_hand__gt=F("reserved") + 5, state="ok")
    lots = lots.filter(Q(bin=None) | Q(bin__zone__kind="store"), product__tracks_expiry=True)
    return papers.report_disposal(
        lot=lots.order_by("pk")[0],
        quantity=1,
        cause="damaged",
        reason="开箱时发现瓶身有裂纹",
        responsible=User.objects.get(username="clerk2"),
        by=by("keeper.hq"),
        photos=[photo],
    )


def _stocktakes() -> None:
    """The rooms of the branches, each one step further than the one before."""
    busy = Stocktake.objects.exclude(state__in=["planned", "posted", "cancelled"])
    rooms = Warehouse.objects.filter(branch__isnull=False, active=True, lot__on_hand__gt=0)
    free = rooms.exclude(pk__in=busy.values("warehouse")).distinct().order_by("pk")
    for further, room in enumerate(free[:4]):
        row = papers.plan_stocktake(warehouse=room, due_on=clock.today(), by=by("keeper.hq"))
        _brought(perform(row, "start", by=by("keeper.hq"), mode="moving"), further)


def _brought(row: Stocktake, further: int) -> None:
    first, *others = row.lines.select_related("lot").order_by("pk")
    counted(row, first, "keeper.hq", less=1)
    for line in others:
        counted(row, line, "keeper.hq", less=0)
    row = perform(row, "finish", by=by("keeper.hq"))
    if further > 0:
        counted(row, first, "keeper2.hq", less=1)
        row = perform(row, "finish_recount", by=by("keeper2.hq"))
    if further > 1:
        why = {"cause": "unbooked", "note": "样品领用未登记"}
        told = [{**one, **why} for one in row.differences_to_explain()]
        row = perform(row, "explain", by=by("keeper.hq"), lines=told)
    if further > 2:
        perform(row, "finance_sign", by=by("finance"))


def _warm_store(now: datetime) -> None:
    """The alarm is open, and names the lots that lie there."""
    zone = Zone.objects.filter(warehouse=hq(), storage_class="cold").order_by("pk").first()
    if zone is None:
        return
    values = [
        storage.Value(
            (now - timedelta(hours=hours)).replace(second=0, microsecond=0),
            Decimal(degrees),
            Decimal(58),
        )
        for hours, degrees in WARM
    ]
    storage.take_in(zone, values, source=Source.HAND, by=by("keeper.hq"))


def _stuck_parcel() -> None:
    """The oldest one that nobody has: its carrier collected it and says nothing more."""
    waiting = Shipment.objects.filter(state="confirmed", method="express")
    parcel = waiting.filter(receipt__state="awaiting").order_by("confirmed_at", "pk").first()
    if parcel is None:
        return
    silent = f"SF{parcel.pk:012d}6"  # the local carrier's story of silence
    wrong = {"cause": "staff_error", "reason": "录入时抄错一位"}
    parcel = perform(parcel, "correct", by=by("clerk"), tracking_number=silent, **wrong)
    ask(parcel)
    notice(parcel, kind="stuck", how="silence")
