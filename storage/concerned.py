"""Who sees which zones, and which lots were in a zone while it was out of its limits."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.models import User
from inventory.models import Lot, Place, StockMove, Zone
from inventory.selectors import warehouses_visible_to


def zones_visible_to(user: User) -> QuerySet[Zone]:
    """The zones of the warehouses that a person sees."""
    rooms = warehouses_visible_to(user)
    return Zone.objects.filter(warehouse__in=rooms).select_related("warehouse")


def lots_of(excursion: Any) -> QuerySet[Lot]:
    """The lots that lay in the zone at any moment of the excursion, by the ledger.

    Goods without a bin lie in the store that keeps their class.
    """
    zone = excursion.zone
    binless = Q(bin=None, warehouse=zone.warehouse_id, product__storage_class=zone.storage_class)
    here = Q(bin__zone=zone.pk)
    if zone.kind == Place.STORE:
        here |= binless
    moves = StockMove.objects.filter(lot=OuterRef("pk"), at__gt=excursion.began_at)
    came = moves.filter(quantity__gt=0)
    if excursion.ended_at is not None:
        came = came.filter(at__lte=excursion.ended_at)
    lots = Lot.objects.filter(here).annotate(
        since=_sum(moves), came=_sum(came), there=F("on_hand") - F("since")
    )
    found = lots.filter(Q(there__gt=0) | Q(came__gt=0))
    return found.select_related("product", "bin").order_by("product__name", "lot_no", "pk")


def still_usable(excursion: Any) -> QuerySet[Lot]:
    """Those that could still be set apart."""
    return lots_of(excursion).filter(on_hand__gt=0).exclude(state="quarantine")


def _sum(moves: QuerySet[StockMove]) -> Any:
    total = moves.order_by().values("lot").annotate(n=Sum("quantity")).values("n")
    return Coalesce(Subquery(total), 0)
