"""Papers for tests, brought by the real steps to where a test begins."""

import io
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import Branch, User
from accounts.roles import Role
from core.actors import SYSTEM as SYSTEM
from core.files import judged
from core.steps import perform
from inventory.models import Lot, Warehouse
from tests.inventory.factories import make_branch, make_lot, make_product, make_user, make_warehouse
from tests.inventory.factories import today as today
from warehousing import counting, services
from warehousing.models import Disposal, ExpiryCheck, Requisition, Stocktake

numbers = count(1)


def picture(name: str = "photo.png") -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (24, 24), (90, 140, 200)).save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/png")


def photo() -> Any:
    return judged(picture())


def product_manager() -> User:
    return make_user(Role.PRODUCT_MANAGER)


def finance() -> User:
    return make_user(Role.FINANCE_LEAD)


def lead() -> User:
    return make_user(Role.SUPERVISOR)


def keeper(branch: Branch | None = None) -> User:
    return make_user(Role.WAREHOUSE_KEEPER, branch=branch)


def clerk(branch: Branch | None) -> User:
    return make_user(Role.ADMIN_CLERK, branch=branch)


# Requisitions


def make_requisition(wanted: int = 6, stock: int = 10) -> Requisition:
    """A branch wants goods of which headquarters has some."""
    room = make_warehouse()
    lot = make_lot(stock, product=make_product(), warehouse=room)
    branch = make_branch()
    row = services.request(
        target=make_warehouse(branch),
        lines=[{"product": lot.product, "wanted": wanted}],
        why="活动备货",
        by=clerk(branch).actor,
    )
    Requisition.objects.filter(pk=row.pk).update(source=room)
    row.refresh_from_db()
    return row


def applied(row: Requisition | None = None, by: User | None = None) -> Requisition:
    row = row or make_requisition()
    return perform(row, "apply", by=(by or clerk(row.target.branch)).actor)


def once(row: Requisition | None = None, by: User | None = None) -> Requisition:
    return perform(row or applied(), "first_approve", by=(by or product_manager()).actor)


def twice(row: Requisition | None = None) -> Requisition:
    return perform(row or once(), "second_approve", by=finance().actor)


def picked(row: Requisition | None = None) -> Requisition:
    return perform(row or twice(), "pick", by=keeper().actor)


def shipped(row: Requisition | None = None) -> Requisition:
    return perform(row or picked(), "ship", by=keeper().actor, carrier="德邦 1")


def received(row: Requisition | None = None, good: int = 6, damaged: int = 0) -> Requisition:
    row = row or shipped()
    lot = Lot.objects.get(warehouse=row.target, bin__zone__kind="transit")
    lots = [{"lot": lot.pk, "good": good, "damaged": damaged}]
    return perform(row, "receive", by=clerk(row.target.branch).actor, lots=lots)


# Disposals


def make_disposal(quantity: int = 3, by: User | None = None, **given: Any) -> Disposal:
    """Goods that the keeper wants destroyed: set apart, in first review."""
    known = {"cause": "damaged", "reason": "运输破损", "responsible": make_user("admin_clerk")}
    return services.report_disposal(
        lot=given.pop("lot", None) or make_lot(10),
        quantity=quantity,
        by=(by or keeper()).actor,
        **{**known, **given},
    )


def passed(row: Disposal | None = None, by: User | None = None) -> Disposal:
    return perform(row or make_disposal(), "first_review", by=(by or product_manager()).actor)


def passed_twice(row: Disposal | None = None, by: User | None = None) -> Disposal:
    return perform(row or passed(), "second_review", by=(by or finance()).actor)


def approved(row: Disposal | None = None, by: User | None = None) -> Disposal:
    return perform(row or passed_twice(), "approve", by=(by or lead()).actor)


def destroyed(row: Disposal | None = None) -> Disposal:
    data = {"witness": make_user("admin_clerk"), "photos": [photo()], "how": "焚烧"}
    return perform(row or approved(), "destroy", by=keeper().actor, **data)


# Stocktakes


def make_stocktake(room: Warehouse | None = None, lots: int = 2) -> Stocktake:
    """A planned count of a warehouse with lots of ten."""
    room = room or make_warehouse()
    for _ in range(lots):
        make_lot(10, warehouse=room)
    return services.plan_stocktake(warehouse=room, due_on=today(), by=keeper().actor)


def started(row: Stocktake | None = None, mode: str = "moving") -> Stocktake:
    return perform(row or make_stocktake(), "start", by=keeper().actor, mode=mode)


def count_all(row: Stocktake, found: int = 10, by: User | None = None) -> Stocktake:
    lines = counting.to_recount(row) if row.state == "recount" else row.lines.all()
    for line in list(lines.order_by("pk")):
        row = perform(row, "count", by=(by or keeper()).actor, lot=line.lot_id, quantity=found)
    return row


def counted(row: Stocktake | None = None, found: int = 10, by: User | None = None) -> Stocktake:
    row = count_all(row or started(), found, by)
    return perform(row, "finish", by=keeper().actor)


def recounted(row: Stocktake | None = None, found: int = 8) -> Stocktake:
    row = count_all(row or counted(found=found), found)
    return perform(row, "finish_recount", by=keeper().actor)


def explained(row: Stocktake | None = None) -> Stocktake:
    row = row or recounted()
    lines = [{**one, "cause": "loss", "note": "查无"} for one in row.differences_to_explain()]
    return perform(row, "explain", by=keeper().actor, lines=lines)


def signed(row: Stocktake | None = None) -> Stocktake:
    return perform(row or explained(), "finance_sign", by=finance().actor)


def posted(row: Stocktake | None = None) -> Stocktake:
    return perform(row or signed(), "lead_sign", by=lead().actor)


def make_check(lots: int = 2) -> ExpiryCheck:
    """A fortnight's check that has been called for."""
    room = make_warehouse()
    for _ in range(lots):
        make_lot(10, days=200, warehouse=room)
    services.call_checks()
    return ExpiryCheck.objects.get(warehouse=room)
