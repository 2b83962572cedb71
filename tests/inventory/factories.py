"""Goods for tests. Stock comes in through ``receive``: the database takes no other."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from accounts.models import Branch, User
from core import clock
from core.actors import SYSTEM
from inventory.models import Lot, Product, Warehouse
from inventory.services import receive

numbers = count(1)


def today() -> date:
    return timezone.localdate(clock.now())


def make_product(**given: object) -> Product:
    n = next(numbers)
    return Product.objects.create(**{"sku": f"P{n}", "name": f"营养素{n}", "unit": "瓶", **given})


def make_branch(kind: str = "direct") -> Branch:
    n = next(numbers)
    return Branch.objects.create(code=f"B{n}", name=f"分中心{n}", kind=kind)


def make_warehouse(branch: Branch | None = None) -> Warehouse:
    n = next(numbers)
    return Warehouse.objects.create(code=f"W{n}", name=f"仓库{n}", branch=branch)


def make_user(*roles: str, branch: Branch | None = None) -> User:
    n = next(numbers)
    return User.objects.create_user(f"u{n}", full_name=f"员工{n}", roles=list(roles), branch=branch)


def make_lot(
    quantity: int = 10,
    days: int | None = 365,
    product: Product | None = None,
    warehouse: Warehouse | None = None,
    **given: object,
) -> Lot:
    """A lot that expires in ``days`` days; None for goods without an expiry date."""
    n = next(numbers)
    product = product or make_product(tracks_expiry=days is not None)
    return receive(
        product=product,
        warehouse=warehouse or make_warehouse(),
        lot_no=f"L{n}",
        expires_on=None if days is None else today() + timedelta(days=days),
        quantity=quantity,
        by=SYSTEM,
        **{"document": f"in:{n}", **given},
    )
