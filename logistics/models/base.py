"""What rows of the service of one order, and lines of goods, have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from inventory.models import Product
from orders.models import Order


class OfOrder(models.Model):
    """A row of the service of one order."""

    parents = ("order",)

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, db_index=False
    )

    class Meta:
        abstract = True

    @property
    def case_key(self) -> str:
        """The case of the order."""
        return str(self.order.case_key)

    @property
    def customer_key(self) -> int | None:
        """The customer of the order."""
        return int(self.order.customer_id)

    @property
    def branch_key(self) -> int | None:
        """The branch of the order."""
        return int(self.order.branch_id)


class Line(models.Model):
    """So much of a product."""

    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.product} × {self.quantity}"
