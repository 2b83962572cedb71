"""Orders to suppliers."""

from django.db.models import DecimalField, ExpressionWrapper, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.roles import Right
from purchasing.models import PurchaseLine, PurchaseOrder
from purchasing.models.suppliers import NO_PRICE

MONEY = DecimalField(max_digits=16, decimal_places=2)


def orders_visible_to(user: User) -> QuerySet[PurchaseOrder]:
    """Prices and quantities of purchases are not for those who count what arrives."""
    orders = PurchaseOrder.objects.all()
    return orders if user.can(Right.PURCHASING) else orders.none()


def orders_for_list(user: User) -> QuerySet[PurchaseOrder]:
    """Orders with what their row shows; the total is summed by the database."""
    cost = ExpressionWrapper(F("quantity") * F("unit_price"), output_field=MONEY)
    lines = PurchaseLine.objects.filter(order=OuterRef("pk")).order_by().values("order")
    total = Subquery(lines.annotate(total=Sum(cost)).values("total"), output_field=MONEY)
    return (
        orders_visible_to(user)
        .select_related("supplier", "warehouse")
        .annotate(total=Coalesce(total, NO_PRICE, output_field=MONEY))
    )


def orders_for_detail(user: User) -> QuerySet[PurchaseOrder]:
    """An order with its lines."""
    return orders_for_list(user).select_related("approved_by").prefetch_related("lines__product")
