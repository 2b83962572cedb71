"""How much to buy, as arithmetic without a database that a person can check line by line.

use a day     = issued in the last 90 days ÷ 90              (001: 销售周期三个月)
there         = usable stock − what will expire unsold + on its way − promised to customers
order at      = safety stock + use during the lead time
wanted        = order at + use during the days that one order should last
to buy        = wanted − there, rounded up to whole packs, not below the smallest order
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

#: Three months of sales (001 p. 22).
CYCLE_DAYS = 90


@dataclass(frozen=True)
class Given:
    """What is known of a product. All quantities are units of the product."""

    issued: int
    usable: int
    expiring: int
    incoming: int
    promised: int
    lead_days: int
    cover_days: int
    safety: int
    pack: int = 1
    least: int = 1

    @property
    def there(self) -> int:
        """What can be counted on."""
        return self.usable - self.expiring + self.incoming - self.promised

    @property
    def order_at(self) -> int:
        """Below this it is time to order."""
        return self.safety + use(self.issued, self.lead_days)

    @property
    def wanted(self) -> int:
        """What there should be once the order has come."""
        return self.order_at + use(self.issued, self.cover_days)

    @property
    def is_due(self) -> bool:
        """Whether to order now."""
        return self.there < self.order_at

    @property
    def quantity(self) -> int:
        """What to buy."""
        gap = self.wanted - self.there
        if gap <= 0:
            return 0
        packs = -(-max(gap, self.least) // self.pack)
        return packs * self.pack

    def told(self) -> list[tuple[str, int, str]]:
        """The arithmetic: what, how much, how it comes about."""
        days = {"lead": self.lead_days, "cover": self.cover_days, "cycle": CYCLE_DAYS}
        return [
            (_("Issued in %(cycle)s days") % days, self.issued, self._a_day()),
            (_("Usable stock"), self.usable, _("all warehouses, without what is reserved")),
            (_("Will expire unsold"), -self.expiring, _("first expired, first out, at this use")),
            (_("On its way"), self.incoming, _("ordered and not yet received")),
            (_("Promised to customers"), -self.promised, _("parcels not yet picked")),
            (_("There"), self.there, ""),
            (_("Safety stock"), self.safety, _("from the stock rule")),
            (
                _("Use in the lead time"),
                use(self.issued, self.lead_days),
                _("%(lead)s days, rounded up") % days,
            ),
            (_("Order at"), self.order_at, ""),
            (
                _("Use while the order lasts"),
                use(self.issued, self.cover_days),
                _("%(cover)s days, rounded up") % days,
            ),
            (_("Wanted"), self.wanted, ""),
            (_("To buy"), self.quantity, self._rounding()),
        ]

    def stored(self) -> dict[str, Any]:
        """What is kept with the line of an order; ``Given(**stored)`` tells it again."""
        return dict(vars(self))

    def _a_day(self) -> str:
        return _("%(rate)s a day") % {"rate": f"{self.issued / CYCLE_DAYS:.2f}"}

    def _rounding(self) -> str:
        if not self.quantity:
            return _("enough is there")
        return _("in packs of %(pack)s, at least %(least)s") % vars(self)


def use(issued: int, days: int) -> int:
    """The use of so many days at the rate of the last cycle, rounded up."""
    return -(-issued * days // CYCLE_DAYS)


def unsold(lots: Iterable[tuple[date | None, int]], issued: int, today: date) -> int:
    """What of these lots (expiry, quantity) will expire before it is used, first expired first."""
    used = lost = 0
    for expires_on, quantity in sorted(lots, key=lambda lot: lot[0] or date.max):
        if expires_on is None:
            break
        room = issued * max((expires_on - today).days, 0) // CYCLE_DAYS - used
        taken = min(quantity, max(room, 0))
        used += taken
        lost += quantity - taken
    return lost
