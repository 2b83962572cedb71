"""Suppliers and what they sell."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from purchasing.models import Supplier, SupplierProduct
from purchasing.workflow import SupplierState


def suppliers_visible_to(user: User) -> QuerySet[Supplier]:
    """Suppliers are headquarters' business."""
    return Supplier.objects.all() if user.can(Right.PURCHASING) else Supplier.objects.none()


def offers_for() -> dict[int, SupplierProduct]:
    """From whom each product is bought: the preferred supplier, else the cheapest active one."""
    offers = SupplierProduct.objects.filter(supplier__state=SupplierState.ACTIVE).select_related(
        "supplier"
    )
    found: dict[int, SupplierProduct] = {}
    for offer in offers.order_by("product_id", "-preferred", "unit_price", "pk"):
        found.setdefault(offer.product_id, offer)
    return found
