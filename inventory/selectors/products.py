"""Which goods there are."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from inventory.models import Product


def products_visible_to(user: User) -> QuerySet[Product]:
    """The list of goods is open to everyone who handles stock or parcels."""
    if user.can(Right.STOCK) or user.can(Right.LOGISTICS):
        return Product.objects.all()
    return Product.objects.none()


def active_products() -> QuerySet[Product]:
    """What may be put into a plan or a parcel."""
    return Product.objects.filter(active=True).order_by("name", "pk")
