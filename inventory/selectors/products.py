"""Which goods there are."""

from collections.abc import Sequence

from django.db.models import F, Q, QuerySet, Sum

from accounts.models import User
from accounts.roles import Right
from inventory.models import Product
from inventory.selectors.lots import visible_to


def products_visible_to(user: User) -> QuerySet[Product]:
    """The list of goods is open to everyone who handles stock or parcels."""
    if user.can(Right.STOCK) or user.can(Right.LOGISTICS):
        return Product.objects.all()
    return Product.objects.none()


def active_products() -> QuerySet[Product]:
    """What may be put into a plan or a parcel."""
    return Product.objects.filter(active=True).order_by("name", "pk")


def products_for_detail(user: User) -> QuerySet[Product]:
    """A product with its packs."""
    return products_visible_to(user).prefetch_related("packs")


def products_of_lots(text: str) -> QuerySet[Product]:
    """The products that a search for lots means; few, so that the lots are found by their index."""
    named = Q(name__icontains=text) | Q(sku__iexact=text)
    scanned = Q(barcode=text, barcode__gt="") | Q(packs__barcode=text, packs__barcode__gt="")
    return Product.objects.filter(named | scanned).values("pk")


def stock_by_warehouse(product: Product, user: User) -> Sequence[tuple[str, int, int]]:
    """Warehouse, units on hand and units nobody has been promised, of what a person may see."""
    lots = visible_to(user).filter(product=product, on_hand__gt=0).order_by()
    rows = lots.values_list("warehouse__name").annotate(
        units=Sum("on_hand"), free=Sum(F("on_hand") - F("reserved"))
    )
    return list(rows.order_by("warehouse__name"))
