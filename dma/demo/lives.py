"""The customers of the demo: a few before the first page, many more while people look around."""

import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from core import clock
from dma.simulation.run import Run, stock_up
from inventory.models import StockMove
from notifications.models import Message
from orders.models import Order
from sla.models import Tick
from sla.services import settle_reminders

log = logging.getLogger(__name__)

#: The oldest order was paid so many days ago: its second report is out, charts have a history.
OLDEST_DAYS = 90
YOUNGEST_DAYS = 0.05
#: Long lives take most of the time: of what is older, every other one waits until the page is up.
LONG_DAYS = 15
#: Of five orders in turn, two have been left alone for so long: something is overdue, or will be.
ALONE = (timedelta(hours=40), timedelta(hours=4), None, None, None)
SEED = 50
PREFIX = "DMA"
#: Multiples of it, without what stands before the point, are spread evenly however many there are.
GOLDEN = 0.6180339887498949
#: A live transaction is shorter: what bears an older time than this is of the life that is told.
PRESENT = timedelta(minutes=1)
#: The life gives way to people who wait for the same goods, before the database ends one of them.
WAITS = "500ms"
#: After so many failures in a row it is not the lives; the next start goes on.
HOPELESS = 3
#: Stock for the ones that grow, marked so that it comes once.
STOCK = "G"
#: A share of the processor that nobody misses, but enough not to keep a lock for long.
NICE = 10
#: Longest wait for a quiet moment between two lives, in seconds.
LULL = 30


def first(now: datetime) -> None:
    """Orders of every age, with people who are mostly on time, all on one stage."""
    orders = settings.DMA_DEMO_ORDERS

    def paid_ago(number: int) -> timedelta:
        return aged((number + 0.5) / orders)

    def later(number: int) -> bool:
        grows = orders < settings.DMA_DEMO_GROW
        return grows and (orders - number) % 2 == 0 and paid_ago(number).days >= LONG_DAYS

    Run(
        orders,
        seed=SEED,
        later=later,
        first=now - timedelta(days=OLDEST_DAYS + 1),
        until=now,
        every=timedelta(minutes=10),
        prefix=PREFIX,
        paid=lambda number, dice: dice.awake(now - paid_ago(number)),
        forsaken=lambda number: forsaken(number, paid_ago(number), now),
    ).play()


def aged(share: float) -> timedelta:
    """How long ago an order was paid: most are young, where the nodes lie close together."""
    return timedelta(days=max(YOUNGEST_DAYS, OLDEST_DAYS * share**4))


def forsaken(number: int, paid_ago: timedelta, now: datetime) -> datetime | None:
    """Since when nobody looks after the order."""
    alone = ALONE[number % len(ALONE)]
    return now - alone if alone and paid_ago > 2 * alone else None


def grow(tell: Callable[[int, int], None] = lambda there, wanted: None) -> None:
    """Tell one life after the other until the demo has ``DMA_DEMO_GROW`` customers.

    The product lives meanwhile: each life is a transaction of its own, so that nobody finds a
    past half told, and one that fails leaves nothing. Started again, it goes on where it ended.
    """
    wanted, failures = settings.DMA_DEMO_GROW, 0
    missing = list(_missing(wanted))
    if missing:
        stock(wanted)
    for done, number in enumerate(missing, start=wanted - len(missing) + 1):
        try:
            grow_one(number)
            failures = 0
        except Exception as error:  # a life that fails is one customer less
            log.warning("demo.life_failed", extra={"number": number, "error": type(error).__name__})
            failures += 1
            if failures == HOPELESS:
                return
        tell(done, wanted)


def grow_one(number: int) -> None:
    """The whole past of one more customer, in one transaction; its messages are old by then."""
    now = clock.now() - PRESENT
    paid_ago = aged(number * GOLDEN % 1)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAITS}'")
        before = Message.objects.aggregate(last=Max("pk"))["last"] or 0
        Run(
            orders=number + 1,
            seed=SEED,
            first=now - paid_ago,
            until=now,
            prefix=PREFIX,
            paid=lambda number, dice: now - paid_ago,
            forsaken=lambda number: forsaken(number, paid_ago, now),
        ).play_alone(number)
        its = Message.objects.filter(pk__gt=before, created_at__lte=now)
        tell_in_the_past(its.values_list("pk", flat=True))


def tell_in_the_past(keys: Iterable[int] | None = None) -> None:
    """What belongs to the past was told in the past; of these messages, or of all."""
    waiting = Message.objects.filter(released_at__isnull=True)
    if keys is not None:
        keys = list(keys)
        waiting = waiting.filter(pk__in=keys)
        settle_reminders(keys)
    waiting.update(released_at=F("created_at"))


def forget_rounds() -> None:
    """Stories were added to the past later: no sweep of that time can vouch for their clocks."""
    Tick.objects.all().delete()


def _missing(wanted: int) -> Iterator[int]:
    ours = Order.objects.filter(order_no__startswith=PREFIX)
    known = set(ours.values_list("order_no", flat=True))
    run = Run(wanted, prefix=PREFIX)
    return (n for n in range(wanted) if run.number_of(n) not in known)


@transaction.atomic
def stock(lives: int) -> None:
    """Goods for so many, once: they have lain there since the oldest order."""
    if not StockMove.objects.filter(document__startswith=f"opening{STOCK}:").exists():
        since = clock.now() - timedelta(days=OLDEST_DAYS + 1)
        with clock.holding(since):
            stock_up(timezone.localdate(since), lives, mark=STOCK)


def yield_to_others() -> None:
    """This process and, where it is on this machine, the database's side of it."""
    os.nice(NICE)
    if connection.settings_dict["HOST"].startswith("/"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (backend,) = cursor.fetchone()
        try:
            os.setpriority(os.PRIO_PROCESS, backend, NICE)
        except OSError:  # it belongs to somebody else, or is somewhere else after all
            log.info("demo.backend_not_nice")


def wait_for_lull() -> None:
    """Between two lives, until the machine has nothing better to do, but not for ever."""
    for _ in range(LULL):
        if os.getloadavg()[0] <= (os.cpu_count() or 1):
            return
        time.sleep(1)
