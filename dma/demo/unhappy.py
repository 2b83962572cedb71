"""Unhappy customers of the demo: a complaint of each colour, returns, a crisis, a drill."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import User
from accounts.roles import Role
from complaints import services as complaints
from complaints.models import Complaint
from core import clock
from core.actors import Actor, customer_actor
from core.steps import perform
from crises import services as crises
from crises.choices import WHOLE, Side
from crises.models import Alert, Duty, Seat
from logistics.models import Receipt
from orders.models import Order
from returns import services as returns

#: hours ago, category, words, grade, how far it has come
STORIES: Sequence[tuple[float, str, str, str, int]] = (
    (0.4, "suggestion", "希望餐单里多一些素食选择", "green", 1),
    (1.2, "service", "教练讲解太快，没有听懂", "ordinary", 2),
    (30, "delivery", "包裹外箱压坏了一角", "ordinary", 6),
    (20, "price", "多收了运费，要求退款，否则去小红书曝光", "important", 3),
    (52, "service", "第二次联系才有人回复", "important", 5),
    (3, "product", "吃完营养素起皮疹", "major", 2),
    (1, "privacy", "陌生人知道我的方案，怀疑信息泄露，要找律师", "crisis", 1),
)
#: what the customer wants, why, how far the return has come
RETURNS: Sequence[tuple[str, str, int]] = (
    ("exchange", "quality", 0),
    ("refund", "quality", 3),
    ("refund", "wrong", 4),
)


def play(now: datetime) -> None:
    """What has happened lately, told by the steps that would have been taken."""
    orders = list(Order.objects.filter(state="in_service").order_by("pk")[:7])
    orders = orders or list(Order.objects.order_by("pk")[:7])
    _roster(now)
    for number, story in enumerate(STORIES if orders else ()):
        _tell(orders[number % len(orders)], now, *story)
    receipts = Receipt.objects.filter(state="received").order_by("-pk")
    for receipt, told in zip(receipts.select_related("order", "shipment"), RETURNS, strict=False):
        _return(receipt, now, *told)
    alert = Alert.objects.order_by("pk").first()
    if alert is not None:
        perform(alert, "acknowledge", by=_who(Role.CS_LEAD), note="已电话联系客户")
    with clock.holding(now - timedelta(hours=2)):
        crises.declare(
            by=_who(Role.SUPERVISOR), title="季度演练：同批次过敏", kind="health", scope="region",
            summary="演练：三位客户反映同一批次营养素过敏", drill=True,
        )  # fmt: skip


def _tell(order: Order, now: datetime, hours: float, category: str, words: str,
          grade: str, far: int) -> None:  # fmt: skip
    at = now - timedelta(hours=hours)
    with clock.holding(at):
        desk = _who(Role.CUSTOMER_SERVICE, order)
        row = complaints.open(by=desk, source="hotline", category=category, text=words, order=order)
    for number, step in enumerate(_steps(order, row, grade)[:far], start=1):
        with clock.holding(min(now, at + timedelta(minutes=9 * number))):
            step()


def _steps(order: Order, row: Complaint, grade: str) -> list[Any]:
    """The steps of a complaint that goes well, in order."""
    lead = _who(Role.CS_LEAD, order)
    customer = customer_actor(order.customer_id, order.order_no)

    def do(step: str, by: Actor | None = None, **data: Any) -> None:
        fresh = Complaint.objects.get(pk=row.pk)
        handler = fresh.handler.actor if fresh.handler else lead
        perform(fresh, step, by=by or handler, **data)

    def accept() -> None:
        do("accept", channel="phone", note="已致歉并了解经过")
        do("add_note", kind="finding", note="核对记录，情况属实")

    def finish() -> None:
        for measure in row.measures.filter(state="promised"):
            perform(measure, "finish", by=measure.person.actor, note="已完成")
        do("resolve", resolution="已按方案处理完毕")

    coach = _person(Role.HEAD_COACH, order)
    return [
        lambda: do("grade_it", lead, grade=grade, reason="核实"),
        accept,
        lambda: do(
            "propose", proposal="重新讲解并安排专人跟进", cause="communication",
            department="head_coach", person=coach, measure="重新讲解一次",
            due_at=clock.now() + timedelta(hours=8),
        ),
        lambda: do("accept_proposal", customer),
        finish,
        lambda: do("customer_confirm", customer),
    ]  # fmt: skip


def _return(receipt: Receipt, now: datetime, wish: str, reason: str, far: int) -> None:
    order, line = receipt.order, receipt.shipment.lines.order_by("pk").first()
    if line is None:
        return
    desk = _who(Role.CUSTOMER_SERVICE, order)
    steps: Sequence[tuple[str, Role, dict[str, Any]]] = (
        ("approve", Role.CUSTOMER_SERVICE, {}),
        ("receive", Role.WAREHOUSE_KEEPER, {}),
        ("inspect", Role.QUALITY_SUPERVISOR, {"verdict": "quarantine", "note": "瓶盖松动"}),
        ("refund", Role.FINANCE_LEAD, {"amount": Decimal(160), "reference": "TT-0001"}),
    )
    at = now - timedelta(hours=30)
    with clock.holding(at):
        row = returns.request(
            by=desk, receipt=receipt, product=line.product, quantity=1, value=Decimal(160),
            wish=wish, reason=reason, text="瓶盖松动", packaging_intact=True,
        )  # fmt: skip
    for number, (step, role, data) in enumerate(steps[:far], start=1):
        with clock.holding(at + timedelta(hours=6 * number)):
            row = perform(row, step, by=_who(role, order), **data)


def _roster(now: datetime) -> None:
    """Team A as far as the demo's people reach; team B shows what the validator says."""
    people = list(User.objects.filter(is_active=True).order_by("pk"))
    seats = [(Side.A, part) for part, needed in WHOLE.items() for _ in range(needed)]
    seats += [(Side.B, part) for part in WHOLE]
    if not Seat.objects.exists():
        Seat.objects.bulk_create(
            Seat(side=side, part=part, user=user)
            for (side, part), user in zip(seats, people, strict=False)
        )
        Duty.objects.create(
            user=people[0], starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=6)
        )


def _who(role: Role, order: Order | None = None) -> Actor:
    return _person(role, order).actor


def _person(role: Role, order: Order | None = None) -> User:
    """Of the order's branch, if there is one."""
    staff = User.objects.filter(roles__contains=[role], is_active=True).order_by("pk")
    here = staff.filter(branch=order.branch).first() if order else None
    found = here or staff.first()
    if found is None:
        raise LookupError(f"nobody holds the role {role}")
    return found
