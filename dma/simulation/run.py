"""A run of the time machine: staff, stock, orders, and the virtual days until the end."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from PIL import Image

from accounts.models import Absence, Branch, User
from core import clock
from core.actors import SYSTEM
from core.content import Content, judge
from core.steps import perform
from dma.demo import staff
from dma.simulation import answers
from dma.simulation.alone import Alone
from dma.simulation.habits import LOCAL, Dice, Habits
from dma.simulation.life import OrderLife
from dma.simulation.stage import Life, Stage, nights, reasons
from inventory.models import Product, Warehouse
from inventory.services import receive

#: From the payment to the second report on day +60: preparation, 50 days, after-care.
WHOLE_LIFE = timedelta(days=135)
#: A past beside a living product: whatever swept at any time since finds nothing left to fire.
ONE_SECOND = timedelta(seconds=1)
#: Orders come in on these many days, in daytime and at night.
SPREAD_DAYS = 10


@dataclass
class Run:
    """So many orders from a first day on; the same seed gives the same lives."""

    orders: int
    seed: int = 1
    first: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=LOCAL)
    until: datetime | None = None
    every: timedelta | None = None
    prefix: str = "SIM"
    share: tuple[int, int] = (0, 1)
    #: Whether an order is left for another time.
    later: Callable[[int], bool] = lambda number: False
    habits: Habits = field(default_factory=Habits)
    paid: Callable[[int, Dice], datetime] | None = None
    forsaken: Callable[[int], datetime | None] | None = None
    tell: Callable[[datetime, datetime], None] | None = None

    def play(self) -> None:
        """Everything until the end; afterwards time is free again."""
        end = self.until or self.first + timedelta(days=SPREAD_DAYS) + WHOLE_LIFE
        every = timedelta(minutes=1 if self.orders <= 50 else 10)
        before = clock.held()
        clock.hold(self.first)
        try:
            self.prepare()
            stage = Stage(end, self.every or every, self.first, self._telling(end))
            stage.enter(nights(stage, self.first))
            stage.enter(reasons(stage, self.first))
            stage.enter(self.absences(stage))
            for number in range(self.orders):
                if number % self.share[1] == self.share[0] and not self.later(number):
                    self._begin(stage, number)
            stage.run()
        finally:
            clock.hold(before)

    def play_alone(self, number: int) -> None:
        """One order more while the product lives, inside the caller's transaction: nobody else's
        clocks fire, and no nightly work is done for others."""
        end = self.until or self.first + WHOLE_LIFE
        before = clock.held()
        clock.hold(self.first)
        try:
            stage = Alone(end, ONE_SECOND, self.first, order_no=self.number_of(number))
            stage.enter(stage.nights())
            stage.enter(stage.reasons())
            self._begin(stage, number)
            stage.run()
        finally:
            clock.hold(before)

    def number_of(self, number: int) -> str:
        """What the order is called."""
        return f"{self.prefix}-{number + 1:05d}"

    def prepare(self) -> None:
        """People to do the work and goods to send."""
        staff.hire()
        stock_up(self.first.date(), self.orders)

    def absences(self, stage: Stage) -> Life:
        """Some are on leave, and others stand in."""
        yield self.first + timedelta(days=9)
        for absent, deputy in (("assistant", "assistant2"), ("cs2", "cs")):
            leave = Absence.objects.create(
                user=User.objects.get(username=absent),
                deputy=User.objects.get(username=deputy),
                starts_at=clock.now(),
                ends_at=clock.now() + timedelta(days=5),
                note="年假",
            )
            perform(leave, "approve", by=User.objects.get(username="director").actor)
            stage.leaves.append(leave)

    def _begin(self, stage: Stage, number: int) -> None:
        dice = Dice(self.seed, number, self.habits)
        branch = "jingan" if number % 4 == 3 else "chaoyang"
        life = OrderLife(stage, dice, self.number_of(number), branch, parcel_photo())
        paid_at = self.paid(number, dice) if self.paid else self._paid(dice)
        name = dice.pick(*answers.SURNAMES) + dice.pick(*answers.GIVEN) + dice.pick(*answers.GIVEN)
        life.forsaken = self.forsaken(number) if self.forsaken else None
        life.enter(life.run(paid_at, name, f"13{700000000 + self.seed % 1000 * 100_000 + number}"))

    def _paid(self, dice: Dice) -> datetime:
        return self.first + timedelta(minutes=dice.number(0, SPREAD_DAYS * 24 * 60))

    def _telling(self, end: datetime) -> Callable[[datetime], None]:
        def tell(now: datetime) -> None:
            if self.tell:
                self.tell(now, end)

        return tell


def stock_up(today: date, orders: int, mark: str = "") -> None:
    """Enough of everything for all orders, in two lots of different age; a mark tells it from
    stock that came before."""
    for branch in (*Branch.objects.order_by("pk"), None):
        code = branch.code if branch else "hq"
        warehouse, _new = Warehouse.objects.get_or_create(
            code=code, defaults={"name": f"{branch or '总部'}仓", "branch": branch}
        )
        for product in Product.objects.filter(active=True).order_by("pk"):
            for lot, days in (("A", 300), ("B", 600)):
                expires = today + timedelta(days=days) if product.tracks_expiry else None
                receive(
                    product=product,
                    warehouse=warehouse,
                    lot_no=f"{today:%y%m}{mark}{lot}",
                    expires_on=expires,
                    quantity=orders + 50,
                    document=f"opening{mark}:{code}:{product.sku}:{lot}",
                    bin=f"{lot}-{product.pk % 10:02d}",
                    unit_cost=Decimal("36.50") + 12 * (product.pk % 7),
                    by=SYSTEM,
                )


def parcel_photo() -> Content:
    """A picture of a parcel, as a phone would take it."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), (186, 140, 99)).save(picture, "JPEG")
    return judge("parcel.jpg", picture.getvalue(), documents=False)
