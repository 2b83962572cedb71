"""Stock: orders a second against SQL written by hand, and the list of lots over a long ledger.

The sizes come from the environment: ``STOCK_LOTS`` (10,000) and ``STOCK_MOVES`` (200,000); the
promise is for 100,000 and 5,000,000.
"""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import connection, connections, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from bench import shelves
from core import clock
from core.actors import SYSTEM
from dma.demo.staff import hire
from inventory.models import Lot, Product, Warehouse
from inventory.selectors import differences
from inventory.services import allocate, issue, receive

LOTS = int(os.environ.get("STOCK_LOTS", "10000"))
MOVES = int(os.environ.get("STOCK_MOVES", "200000"))
ROUNDS, ORDERS, THREADS = 15, 100, 8
FEW = 100  # lots, for the number of statements
PAGE = 50
numbers = count(1)

#: The first page of the list, as somebody would write it who knows the tables.
PLAIN_COUNT = "SELECT count(*) FROM (SELECT 1 FROM inventory_lot LIMIT 10001) AS shown"
PLAIN_PAGE = """
SELECT l.*, p.name, p.spec, w.name, b.code, z.kind FROM inventory_lot l
  JOIN inventory_product p ON p.id = l.product_id
  JOIN inventory_warehouse w ON w.id = l.warehouse_id
  LEFT JOIN inventory_bin b ON b.id = l.bin_id LEFT JOIN inventory_zone z ON z.id = b.zone_id
 ORDER BY l.expires_on, l.id LIMIT %(page)s
"""
PLAIN_MOVES = """
SELECT m.*, l.lot_no, p.name, w.name FROM inventory_stockmove m
  JOIN inventory_lot l ON l.id = m.lot_id JOIN inventory_product p ON p.id = l.product_id
  JOIN inventory_warehouse w ON w.id = l.warehouse_id ORDER BY m.id DESC LIMIT %(page)s
"""
#: What the filter offers.
PLAIN_ROOMS = "SELECT id, name FROM inventory_warehouse ORDER BY name"
LOCK = """
SELECT l.id, l.on_hand - l.reserved FROM inventory_lot l
  JOIN inventory_product p ON p.id = l.product_id
  LEFT JOIN inventory_bin b ON b.id = l.bin_id LEFT JOIN inventory_zone z ON z.id = b.zone_id
 WHERE l.warehouse_id = %s AND l.product_id = %s AND l.on_hand > l.reserved AND l.state = 'ok'
   AND (l.expires_on >= %s OR l.expires_on IS NULL AND NOT p.tracks_expiry)
   AND (l.bin_id IS NULL OR z.kind = 'store')
 ORDER BY l.id FOR NO KEY UPDATE OF l
"""
HELD = "SELECT lot_id FROM inventory_allocation WHERE document = %s AND status <> 'released'"
PROMISE = """
INSERT INTO inventory_allocation (document, lot_id, quantity, status, reason, at, actor_name)
VALUES (%s, %s, %s, 'reserved', '', %s, 'bench')
"""
OUT = """
SELECT l.id FROM inventory_lot l JOIN inventory_allocation a ON a.lot_id = l.id
 WHERE a.document = %s AND a.status = 'reserved' ORDER BY l.id FOR NO KEY UPDATE OF l
"""
CLOSE = """
UPDATE inventory_allocation SET status = 'issued' WHERE document = %s AND status = 'reserved'
RETURNING lot_id, quantity
"""
MOVE = """
INSERT INTO inventory_stockmove (lot_id, kind, quantity, document, line, reason, at, actor_name)
VALUES (%s, 'issue', %s, %s, '', '', %s, 'bench')
"""


def measure() -> Iterator[str]:
    """Lines of figures; both ways in turns, the best of each: what else runs only adds."""
    hire()
    yield from _throughput()
    shelves.fill(FEW, FEW)
    few = _questions()
    began = time.perf_counter()
    lines = shelves.fill(LOTS, MOVES)
    yield f"{LOTS:,} lots and {lines:,} lines loaded in {time.perf_counter() - began:5.1f} s"
    yield from _lists(few, f"{LOTS:,} lots, {lines:,} lines")
    began = time.perf_counter()
    wrong = len(differences())
    yield f"full audit of the ledger: {time.perf_counter() - began:5.1f} s, {wrong} differences"


def _throughput() -> Iterator[str]:
    """Orders of one product, promised and issued, each in its own transactions."""
    for threads in (1, THREADS):
        took: dict[str, list[float]] = {"ours": [], "by hand": []}
        for _round in range(5):
            for name, order in (("by hand", _by_hand), ("ours", _ours)):
                took[name].append(_run(order, _shelf(), threads))
        mine, plain = min(took["ours"]), min(took["by hand"])
        yield (
            f"{ORDERS} orders promised and issued by {threads} at once: ours {ORDERS / mine:5.0f}/s"
            f"  by hand {ORDERS / plain:5.0f}/s  ratio {mine / plain:4.2f}"
        )


def _shelf() -> tuple[int, Warehouse]:
    """A product in five lots, enough for all orders."""
    n = next(numbers)
    product = Product.objects.create(sku=f"T{n}", name=f"营养素{n}", unit="盒")
    room = Warehouse.objects.create(code=f"T{n}", name=f"仓库{n}")
    for days in range(5):
        receive(
            product=product,
            warehouse=room,
            lot_no=f"{n}-{days}",
            expires_on=clock.today() + timedelta(days=90 + days),
            quantity=ORDERS,
            document=f"in:{n}",
            by=SYSTEM,
        )
    return product.pk, room


def _run(order: Callable[..., None], shelf: tuple[int, Warehouse], threads: int) -> float:
    def one(n: int) -> None:
        order(*shelf, f"{order.__name__}:{shelf[0]}:{n}")

    def leave(_n: int) -> None:
        connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _n: connection.ensure_connection(), range(threads)))
        began = time.perf_counter()
        list(pool.map(one, range(ORDERS)))
        took = time.perf_counter() - began
        list(pool.map(leave, range(threads * 4)))
    return took


def _ours(product: int, room: Warehouse, document: str) -> None:
    at = clock.now()
    allocate(document=document, warehouse=room, lines={product: 2}, at=at, by=SYSTEM)
    issue(document=document, at=at, by=SYSTEM)


def _by_hand(product: int, room: Warehouse, document: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_now()")
        at = cursor.fetchone()[0]
        with transaction.atomic():
            cursor.execute(LOCK, [room.pk, product, timezone.localdate(at)])
            lots = cursor.fetchall()
            cursor.execute(HELD, [document])
            if not cursor.fetchall():
                cursor.execute(PROMISE, [document, lots[0][0], 2, at])
        with transaction.atomic():
            cursor.execute(OUT, [document])
            cursor.fetchall()
            cursor.execute(CLOSE, [document])
            for lot, quantity in cursor.fetchall():
                cursor.execute(MOVE, [lot, -quantity, document, at])


def _browser() -> Client:
    browser = Client()
    browser.force_login(User.objects.get(username="product"))
    return browser


def _questions() -> dict[str, int]:
    """How many statements each list takes while there is little."""
    browser, found = _browser(), {}
    with override_settings(ALLOWED_HOSTS=["*"]):
        for path in LISTS:
            browser.get(path)
            with CaptureQueriesContext(connection) as asked:
                browser.get(path)
            found[path] = len(asked)
    return found


LISTS = {
    "/stock/": (PLAIN_COUNT, PLAIN_ROOMS, PLAIN_PAGE),
    "/ledger/": (PLAIN_COUNT.replace("_lot", "_stockmove"), PLAIN_ROOMS, PLAIN_MOVES),
}


def _lists(few: dict[str, int], size: str) -> Iterator[str]:
    browser = _browser()
    with override_settings(ALLOWED_HOSTS=["*"]):
        many = _questions()
        for path, plain in LISTS.items():
            whole, ours, hand = [], [], []
            for _round in range(ROUNDS):
                hand.append(_timed(lambda p=plain: _plain(p)))
                spent = Spent()
                with connection.execute_wrapper(spent):
                    whole.append(_timed(lambda p=path: browser.get(p)))
                ours.append(spent.seconds)
            mine, by_hand = min(ours), min(hand)
            yield (
                f"{path:<9} {size}: page {min(whole) * 1000:6.1f} ms, of that our statements"
                f" {mine * 1000:6.1f} ms, by hand {by_hand * 1000:6.1f} ms, ratio"
                f" {mine / by_hand:4.2f}; {many[path]} statements, with few rows {few[path]}"
            )
    yield f"lots {Lot.objects.count():,}"


def _plain(statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, {"page": PAGE + 1})
            cursor.fetchall()


class Spent:
    """The time of the statements that read this list's own tables; who asks is the frame's."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            if "inventory_" in sql:
                self.seconds += time.perf_counter() - began


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
