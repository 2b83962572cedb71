"""What is known of every product that is bought, read in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Sum

from core import clock
from inventory.models import Kind, Lot, Product, StockMove
from inventory.selectors import issuable
from logistics.selectors.demand import open_demand
from purchasing.models import PurchaseLine, StockRule, SupplierProduct
from purchasing.need import CYCLE_DAYS, Given, unsold
from purchasing.selectors.suppliers import offers_for
from purchasing.workflow import PurchaseState
from purchasing.workflow.order import OPEN

COVER_DAYS = 30
LEAD_DAYS = 14
#: On their way to the supplier, or there already: not to be proposed again.
COMING = (PurchaseState.DRAFT, PurchaseState.PENDING, PurchaseState.APPROVED, *OPEN)


@dataclass(frozen=True)
class Need:
    """A product, where it is bought, and its arithmetic."""

    product: Product
    offer: SupplierProduct | None
    given: Given
    drafts_by_itself: bool

    @property
    def quantity(self) -> int:
        """What to buy."""
        return self.given.quantity


def needs() -> list[Need]:
    """Every active product with its need; what is due comes first, then by name."""
    known = _Known(clock.today())
    products = Product.objects.filter(active=True).order_by("name", "pk")
    return sorted(map(known.need, products), key=lambda need: not need.given.is_due)


class _Known:
    """All figures by product, each from one query."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.issued = _issued(today)
        self.lots = _lots(today)
        self.incoming = _incoming()
        self.promised = open_demand()
        self.offers = offers_for()
        self.rules = {rule.product_id: rule for rule in StockRule.objects.all()}

    def need(self, product: Product) -> Need:
        """One product's figures put together."""
        offer, rule = self.offers.get(product.pk), self.rules.get(product.pk)
        issued, lots = self.issued.get(product.pk, 0), self.lots.get(product.pk, [])
        given = Given(
            issued=issued,
            usable=sum(quantity for _day, quantity in lots),
            expiring=unsold(lots, issued, self.today),
            incoming=self.incoming.get(product.pk, 0),
            promised=self.promised.get(product.pk, 0),
            lead_days=offer.days if offer else LEAD_DAYS,
            cover_days=rule.cover_days if rule else COVER_DAYS,
            safety=rule.safety_stock if rule else 0,
            pack=offer.pack if offer else 1,
            least=offer.least if offer else 1,
        )
        return Need(product, offer, given, rule.draft_by_itself if rule else False)


def _issued(today: date) -> dict[int, int]:
    """Units that left for customers within the cycle."""
    since = today - timedelta(days=CYCLE_DAYS)
    moves = StockMove.objects.filter(kind=Kind.ISSUE, at__date__gt=since)
    sums = moves.order_by().values_list("lot__product").annotate(total=Sum("quantity"))
    return {product: -total for product, total in sums}


def _lots(today: date) -> dict[int, list[tuple[date | None, int]]]:
    found: defaultdict[int, list[tuple[date | None, int]]] = defaultdict(list)
    free = F("on_hand") - F("reserved")
    lots = Lot.objects.filter(issuable(today), on_hand__gt=F("reserved"))
    for product, day, quantity in lots.values_list("product", "expires_on", free):
        found[product].append((day, quantity))
    return found


def _incoming() -> dict[int, int]:
    lines = PurchaseLine.objects.filter(order__state__in=COMING)
    owed = lines.order_by().values_list("product").annotate(n=Sum(F("quantity") - F("accepted")))
    return dict(owed)
