"""What fires, for whom, and that it does so once."""

from core import clock
from notifications.models import Message
from sla import sweep
from sla.models import Clock, Firing
from sla.services import settle_reminders
from sla.verify import audit
from tests.sla.conftest import local


def fired(code="invite_service_team"):
    rows = Firing.objects.filter(clock__code=code, outcome="fired").order_by("planned_at", "pk")
    return list(rows.values_list("step", flat=True))


def told(template):
    return set(
        Message.objects.filter(template=template).values_list("recipient__username", flat=True)
    )


def sweep_at(text):
    clock.hold(local(text))
    return sweep.run()


def test_a_short_clock_speaks_at_half_most_and_due_then_climbs(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    for at in ("11:00", "11:36", "12:00", "12:01", "14:01"):
        sweep_at(f"2026-11-20 {at}")

    assert fired() == ["50%", "80%", "due", "breach", "supervisor"]
    assert told("clock.remind") == {"clerk"}
    assert told("clock.breach") == {"lead"}
    assert told("clock.escalate") == {"boss"}
    assert Clock.objects.get().breached_at == local("2026-11-20 12:00")


def test_a_second_sweep_changes_nothing(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    sweep_at("2026-11-20 11:00")

    assert sweep_at("2026-11-20 11:00").fired == 0
    assert Message.objects.count() == 1


def test_nobody_is_reminded_of_what_is_done(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    sweep_at("2026-11-20 11:00")
    sweep_at("2026-11-20 12:01")
    assert settle_reminders() == 0
    case.happens("groupchat.group.invite_team", "2026-11-20 12:05")

    assert (settle_reminders(), settle_reminders()) == (1, 0)
    left = Message.objects.filter(read_at=None)
    assert set(left.values_list("template", flat=True)) == {"clock.breach"}


def test_after_an_outage_the_overtaken_reminders_are_kept_but_not_sent(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    sweep_at("2026-11-20 10:01")
    sweep_at("2026-11-20 16:01")

    assert fired() == ["breach", "supervisor"]
    assert Firing.objects.filter(outcome="stale").count() == 3
    assert Clock.objects.get().in_outage
    assert str(audit()) == "expected 5 fired 5 duplicate 0 lost 0"


def test_a_lost_step_is_found(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    sweep_at("2026-11-20 11:00")
    sweep_at("2026-11-20 11:01")
    Firing.objects.all().delete()

    assert str(audit()) == "expected 1 fired 0 duplicate 0 lost 1"


def test_done_in_time_leaves_nothing_to_fire(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    case.happens("groupchat.group.invite_team", "2026-11-20 10:30")

    assert sweep_at("2026-11-20 15:00").fired == 0
    assert Clock.objects.get().late_seconds == 0


def test_done_exactly_at_the_due_time_is_on_time(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    case.happens("groupchat.group.invite_team", "2026-11-20 12:00")

    assert Clock.objects.get().breached_at is None


def test_done_late_succeeds_and_asks_for_the_reason(case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    case.happens("groupchat.group.invite_team", "2026-11-20 12:00:01")

    late, reason = Clock.objects.order_by("pk")
    assert (late.state, late.late_seconds) == ("met", 1)
    assert (reason.code, reason.slot) == ("late_reason", str(late.pk))
    assert reason.due_at == local("2026-11-23 18:00")
