"""Parcels for tests, brought by the real steps to where a test begins."""

import io
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import User
from accounts.roles import Role
from core.steps import perform
from dma.simulation.goods import check_lines
from inventory.models import Product, Warehouse
from logistics import services
from logistics.models import Delivery, Receipt, Shipment
from orders.models import Order
from tests.inventory.factories import make_lot, make_product, make_warehouse
from tests.orders.factories import make_branch, make_confirmed, make_user

_serial = count(1)
ADDRESS = "浙江省杭州市西湖区文三路100号2幢301"


def picture(name: str = "parcel.png") -> SimpleUploadedFile:
    """A photo as a phone sends it."""
    data = io.BytesIO()
    Image.new("RGB", (24, 24), (200, 180, 40)).save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/png")


def sf_number() -> str:
    return f"SF{next(_serial):012d}1"


def staff(order: Order, *roles: Role) -> User:
    return make_user(*roles, branch=order.branch)


def make_delivery(lines: Any = None, order: Order | None = None) -> Delivery:
    """A delivery that waits for customer service."""
    order = order or make_confirmed("none", branch=make_branch())
    lines = lines or [(make_product().pk, 2)]
    return services.open_delivery(order=order, plan=None, lines=lines)


def shelve(delivery: Delivery, quantity: int = 20, days: int = 300) -> Warehouse:
    """The branch's room, with goods for the delivery."""
    branch = delivery.order.branch
    room = Warehouse.objects.filter(branch=branch).first() or make_warehouse(branch)
    for line in delivery.lines.all():
        lasts = days if line.product.tracks_expiry else None
        make_lot(quantity, lasts, product=line.product, warehouse=room)
    return room


def confirm_method(delivery: Delivery, method: str = "express", **given: Any) -> Delivery:
    data = {"method": method, "address": ADDRESS, **given}
    by = staff(delivery.order, Role.CUSTOMER_SERVICE).actor
    return perform(delivery, "confirm_method", by=by, **data)


def make_shipment(method: str = "express", lines: Any = None) -> Shipment:
    """A parcel to pick, with its goods on the shelf."""
    delivery = make_delivery(lines)
    shelve(delivery)
    confirm_method(delivery, method)
    return services.open_shipment(Delivery.objects.get(pk=delivery.pk))


def clerk_of(shipment: Shipment) -> User:
    return staff(shipment.order, Role.ADMIN_CLERK)


def hand_over(shipment: Shipment) -> Shipment:
    by = clerk_of(shipment).actor
    return perform(check_lines(perform(shipment, "pick", by=by), by=by), "hand_over", by=by)


def record(shipment: Shipment, number: str = "", **given: Any) -> Shipment:
    """Handed over and recorded with what proves it."""
    express = {"tracking_number": number or sf_number(), "photos": [picture()]}
    proof = express if shipment.method == "express" else {"signed_note": picture("note.png")}
    by = clerk_of(shipment).actor
    return perform(hand_over(shipment), "confirm", by=by, **{**proof, **given})


def make_receipt(method: str = "express", lines: Any = None, number: str = "") -> Receipt:
    """A parcel on its way whose receipt is open."""
    return services.open_receipt(record(make_shipment(method, lines), number))


def kit() -> list[tuple[int, int]]:
    """A scale, a wristband and two bottles."""
    scale = make_product(device="scale", tracks_expiry=False)
    band = make_product(device="wristband", tracks_expiry=False)
    return [(scale.pk, 1), (band.pk, 1), (make_product().pk, 2)]


def receive(receipt: Receipt) -> Receipt:
    by = staff(receipt.order, Role.CUSTOMER_SERVICE).actor
    return perform(receipt, "confirm", by=by)


def product(pk: int) -> Product:
    return Product.objects.get(pk=pk)
