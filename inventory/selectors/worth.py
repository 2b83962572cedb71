"""What stock was worth, and how much there was, at the end of a day: today's less what followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Abs, TruncDate, TruncMonth
from django.utils import timezone

from accounts.models import User
from inventory.models import Kind, Lot, Product, StockMove, Warehouse
from inventory.selectors.lots import visible_to

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Worth:
    """Units and yuan."""

    units: int
    value: Decimal


def end_of(day: date) -> datetime:
    """The first moment after a local day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def worth_on(day: date, lots: QuerySet[Lot], by: str) -> dict[int, Worth]:
    """Units and value at the end of a day by ``warehouse`` or ``product``; two statements."""
    now = lots.order_by().values(by).annotate(units=Sum("on_hand"), worth=Sum("value"))
    since = StockMove.objects.filter(at__gte=end_of(day), lot__in=lots).order_by()
    later = since.values(key=F(f"lot__{by}")).annotate(units=Sum("quantity"), worth=Sum("cost"))
    after = {row["key"]: row for row in later}
    found = {}
    for row in now:
        moved = after.get(row[by], {"units": 0, "worth": NOTHING})
        worth = Worth(row["units"] - moved["units"], row["worth"] - moved["worth"])
        if worth.units or worth.value:
            found[row[by]] = worth
    return found


def by_warehouse(user: User, day: date) -> Sequence[tuple[Warehouse, Worth]]:
    """Every warehouse that a person may see."""
    found = worth_on(day, visible_to(user), "warehouse")
    rooms = Warehouse.objects.in_bulk(list(found))
    return sorted(((rooms[pk], worth) for pk, worth in found.items()), key=lambda p: p[0].name)


def by_product(user: User, day: date, warehouse: int | None) -> Sequence[tuple[Product, Worth]]:
    """Every product, in one warehouse or all; the dearest first."""
    lots = visible_to(user)
    found = worth_on(day, lots.filter(warehouse=warehouse) if warehouse else lots, "product")
    goods = Product.objects.in_bulk(list(found))
    return sorted(((goods[pk], worth) for pk, worth in found.items()), key=lambda p: -p[1].value)


@dataclass(frozen=True)
class Day:
    """One day of a product: what came, what went, what was there at its end."""

    day: date
    came: int
    went: int
    left: int


def course(product: Product, user: User, last: date, days: int = 30) -> list[Day]:
    """Stock over time; moves between our own places are no coming and going. Two statements."""
    first = last - timedelta(days=days - 1)
    lots = visible_to(user).filter(product=product)
    left = lots.aggregate(n=Sum("on_hand"))["n"] or 0
    moves = StockMove.objects.filter(lot__in=lots, at__gte=end_of(first - timedelta(days=1)))
    own = Q(kind=Kind.TRANSFER)
    rows = moves.order_by().values(day=TruncDate("at")).annotate(
        came=Sum("quantity", filter=Q(quantity__gt=0) & ~own, default=0),
        went=Sum("quantity", filter=Q(quantity__lt=0) & ~own, default=0),
    )  # fmt: skip
    known: Mapping[date, dict[str, int]] = {row["day"]: row for row in rows}
    for row in known.values():
        left -= row["came"] + row["went"] if row["day"] > last else 0
    found = []
    for back in range(days):
        day = last - timedelta(days=back)
        row = known.get(day, {"came": 0, "went": 0})
        found.append(Day(day, row["came"], -row["went"], left))
        left -= row["came"] + row["went"]
    return found[::-1]


def ending(user: User, today: date, months: int = 12) -> list[tuple[date | None, Worth]]:
    """Units and value by the month in which they expire; None is what has expired already."""
    lots = visible_to(user).filter(on_hand__gt=0, expires_on__isnull=False)
    figures = {"units": Sum("on_hand"), "worth": Sum("value")}
    past = lots.filter(expires_on__lt=today).aggregate(**figures)
    last = today + timedelta(days=31 * months)
    rows = lots.filter(expires_on__gte=today, expires_on__lte=last).order_by()
    by_month = rows.values(month=TruncMonth("expires_on")).annotate(**figures).order_by("month")
    found: list[tuple[date | None, Worth]] = []
    if past["units"]:
        found.append((None, Worth(past["units"], past["worth"])))
    return found + [(row["month"], Worth(row["units"], row["worth"])) for row in by_month]


def flow(user: User, first: date, last: date) -> list[dict[str, object]]:
    """Lines, units and value of each kind of move in a period."""
    moves = StockMove.objects.filter(at__gte=end_of(first - timedelta(days=1)), at__lt=end_of(last))
    mine = moves.filter(lot__in=visible_to(user)).order_by().values("kind")
    return list(
        mine.annotate(
            lines=Count("pk"),
            came=Sum("quantity", filter=Q(quantity__gt=0), default=0),
            went=Sum(Abs("quantity"), filter=Q(quantity__lt=0), default=0),
            worth=Sum("cost"),
        ).order_by("kind")
    )
