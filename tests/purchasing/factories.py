"""Purchases for tests, brought by the real steps to where a test begins."""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from accounts.roles import Role
from core.files import judged
from core.pdf import Document, rendered
from core.steps import perform
from inventory.models import Product, Warehouse
from purchasing import services
from purchasing.models import GoodsReceipt, PurchaseOrder, Supplier, SupplierProduct
from tests.inventory.factories import make_product, make_user, make_warehouse, today

numbers = count(1)
DAYS = 400


def pdf_file(name: str = "slip.pdf") -> SimpleUploadedFile:
    """A delivery slip as a scanner makes it."""
    return SimpleUploadedFile(name, rendered(Document("送货单")), "application/pdf")


def slip() -> Any:
    return judged(pdf_file())


def buyer() -> User:
    return make_user(Role.PRODUCT_MANAGER)


def lead() -> User:
    return make_user(Role.SUPERVISOR)


def keeper() -> User:
    return make_user(Role.WAREHOUSE_KEEPER)


def make_supplier(*products: Product, price: str = "12.50", **given: Any) -> Supplier:
    n = next(numbers)
    supplier = Supplier.objects.create(code=f"S{n}", name=f"供应商{n}", **given)
    for product in products:
        SupplierProduct.objects.create(
            supplier=supplier, product=product, unit_price=Decimal(price)
        )
    return supplier


def make_order(
    quantity: int = 10, product: Product | None = None, room: Warehouse | None = None
) -> PurchaseOrder:
    """A draft of one line."""
    product = product or make_product()
    line = {"product": product, "quantity": quantity, "unit_price": Decimal("12.50")}
    return services.draft(
        supplier=make_supplier(product),
        warehouse=room or make_warehouse(),
        lines=[line],
        by=buyer().actor,
    )


def approved(order: PurchaseOrder) -> PurchaseOrder:
    order = perform(order, "submit", by=buyer().actor)
    return perform(order, "approve", by=lead().actor)


def sent(order: PurchaseOrder | None = None, **given: Any) -> PurchaseOrder:
    order = approved(order or make_order(**given))
    return perform(order, "send", by=buyer().actor, expected_on=today())


def arrival(order: PurchaseOrder | None = None) -> GoodsReceipt:
    order = order or sent()
    return services.open_arrival(order=order, slip_no=f"DN{next(numbers)}", by=keeper().actor)


def lot(order: PurchaseOrder, good: int = 10, bad: int = 0, **given: Any) -> dict[str, Any]:
    """One counted lot of the order's only product."""
    line = order.lines.get()
    days = today() + timedelta(days=DAYS)
    return {
        "product": line.product,
        "lot_no": "A1",
        "expires_on": days,
        "good": good,
        "bad": bad,
        **given,
    }


def counted(
    receipt: GoodsReceipt | None = None, *lots: dict[str, Any], by: User | None = None
) -> GoodsReceipt:
    receipt = receipt or arrival()
    lines = list(lots) or [lot(receipt.order)]
    by = by or keeper()
    return perform(receipt, "count", by=by.actor, lines=lines, slip=slip())


def confirmed(receipt: GoodsReceipt | None = None, **given: Any) -> GoodsReceipt:
    return perform(receipt or counted(), "confirm", by=buyer().actor, **given)
