"""One more life beside a living product: its past is told, everybody else's is left alone."""

from dataclasses import dataclass
from datetime import datetime

from core import clock
from core.prepared import Statement
from dma.simulation.stage import Life, Stage, give_reasons, looks, midnights
from orders.models import Order
from plans.services import advance
from sla import sweep
from sla.models import Clock

_earliest = Statement("SELECT min(next_fire_at) FROM sla_clock WHERE case_key = %(case)s")


@dataclass
class Alone(Stage):
    """Sweeps the clocks of one order only; nobody else's fire, and no tick is written.

    The caller holds a transaction around the whole life: the product's own sweep would otherwise
    find its clocks half-way, and fire them as late as it is.
    """

    order_no: str = ""
    _order: Order | None = None

    @property
    def order(self) -> Order | None:
        """The one whose life it is, once it is there."""
        if self._order is None:
            self._order = Order.objects.filter(order_no=self.order_no).first()
        return self._order

    def nights(self) -> Life:
        """Each midnight the plan's day advances."""
        for at in midnights(self.now):
            yield at
            if self.order is not None:
                advance(at=clock.now(), order=self.order.pk)

    def reasons(self) -> Life:
        """Twice a day somebody says why the order's work was late."""
        for at in looks(self.now):
            yield at
            if self.order is not None:
                give_reasons(Clock.objects.filter(case_key_text=self.order.case_key))

    def _sweep(self) -> None:
        if self.order is not None:
            sweep.run_case(self.order.case_key)

    def _earliest_firing(self) -> datetime | None:
        if self.order is None:
            return None
        found: datetime | None = _earliest(case=self.order.case_key)[0][0]
        return found
