"""What a run leaves behind: every clock as data, and a diary that a person can read."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from typing import Any, NamedTuple

from django.apps import apps

from core.models import StepLog
from core.workflow import steps_of
from dma.simulation.habits import LOCAL
from notifications.models import Message
from notifications.outbox import release_time
from orders.models import Order
from sla.models import Clock, ClockEvent, Firing
from sla.wording import WEEKDAYS_ZH
from sla.workflow import ClockState

WORDS = {
    "open": "计时开始",
    "close": "完成",
    "pause": "暂停",
    "resume": "继续",
    "cancel": "取消",
    "move": "时限变更",
    "reassign": "改派",
    "waive": "豁免",
}
FIRED = {
    "remind": "提醒",
    "raise": "提醒",
    "breach": "逾期，通知主管",
    "escalate": "升级",
    "act": "系统执行",
}


class Line(NamedTuple):
    """One line of the diary."""

    at: datetime
    order: str
    text: str

    def __str__(self) -> str:
        at = self.at.astimezone(LOCAL)
        return (
            f"{at:%Y-%m-%d}({WEEKDAYS_ZH[at.weekday()]}) {at:%H:%M}  {self.order:<14} {self.text}"
        )


def clocks(orders: list[str] | None = None) -> list[dict[str, Any]]:
    """Every clock that ran, oldest first (a silent one that was never raised did not run)."""
    numbers = _order_numbers()
    told = _told()
    found = Clock.objects.exclude(state=ClockState.SCHEDULED).order_by("opened_at", "pk")
    return [
        _clock(clock, numbers.get(clock.case_key, clock.case_key), told.get(clock.pk, []))
        for clock in found.iterator(chunk_size=2000)
        if not _never_raised(clock) and (orders is None or numbers.get(clock.case_key) in orders)
    ]


def diary() -> Iterator[Line]:
    """Steps, clocks and reminders in order of time."""
    numbers = _order_numbers()
    yield from merge(
        _steps(numbers), _ledger(numbers), _reminders(numbers), key=lambda line: line.at
    )


def _order_numbers() -> dict[str, str]:
    return {f"order:{pk}": no for pk, no in Order.objects.values_list("pk", "order_no")}


def _never_raised(clock: Clock) -> bool:
    silent = clock.trigger_event and "raise:raise:owner" in clock.steps
    return bool(silent) and clock.next_step == 0 and clock.state != ClockState.RUNNING


def _clock(clock: Clock, order: str, told: list[dict[str, str]]) -> dict[str, Any]:
    done = clock.done_at if clock.state == ClockState.MET else None
    return {
        "code": clock.code,
        "order": order,
        "trigger": _iso(clock.trigger_at),
        "due": _iso(clock.due_at),
        "done": _iso(done) if done else None,
        "breached": clock.breached_at is not None,
        "paused": clock.was_paused,
        "state": str(clock.state),
        "reminders": told,
    }


def _told() -> dict[int, list[dict[str, str]]]:
    """Per clock: which step was told to whom, and when it reached them."""
    found: defaultdict[int, list[dict[str, str]]] = defaultdict(list)
    sent = Message.objects.filter(payload__has_key="firing").order_by(
        "created_at", "recipient__username", "pk"
    )
    rows = sent.values_list("payload", "created_at", "urgent", "recipient__username")
    for payload, at, urgent, to in rows.iterator(chunk_size=5000):
        reached = release_time(at, urgent=urgent)
        found[payload["clock"]].append({"step": payload["step"], "at": _iso(reached), "to": to})
    return found


def _iso(at: datetime) -> str:
    return at.astimezone(LOCAL).isoformat()


def _steps(numbers: dict[str, str]) -> Iterator[Line]:
    labels = _step_labels()
    for log in StepLog.objects.order_by("at", "pk").iterator(chunk_size=2000):
        model = log.row_key.partition(":")[0]
        label = labels.get(f"{model}.{log.step}", log.step)
        reason = f"（{log.reason}）" if log.reason else ""
        yield Line(log.at, numbers.get(log.case_key, ""), f"{label}{reason} – {log.actor_name}")


def _step_labels() -> dict[str, str]:
    return {
        f"{model._meta.label_lower}.{name}": str(spec.label)
        for model in apps.get_models()
        for name, spec in steps_of(model).items()
    }


def _ledger(numbers: dict[str, str]) -> Iterator[Line]:
    entries = ClockEvent.objects.select_related("clock").order_by("at", "pk")
    for entry in entries.iterator(chunk_size=2000):
        clock = entry.clock
        text = f"  ⏱ {clock.rule_label}：{WORDS.get(entry.kind, entry.kind)}"
        if entry.kind == "open":
            text += f"，{clock.explain_zh}"
        elif entry.kind == "close" and clock.late_seconds:
            text += f"，逾期 {clock.late_seconds // 60} 分钟"
        yield Line(entry.at, numbers.get(clock.case_key, ""), text)


def _reminders(numbers: dict[str, str]) -> Iterator[Line]:
    fired = (
        Firing.objects.filter(outcome="fired").select_related("clock").order_by("fired_at", "pk")
    )
    for firing in fired.iterator(chunk_size=2000):
        text = f"  🔔 {firing.clock.rule_label}：{FIRED[firing.kind]}（{firing.step}）"
        yield Line(firing.fired_at, numbers.get(firing.clock.case_key, ""), text)
