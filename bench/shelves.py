"""A company's shelves for the bench: so many lots, and a ledger of so many lines, in seconds.

The rows are what the triggers would have written, and ``differences()`` says so afterwards; what
the database checks line by line is taken off while they come in and put back over all of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

GOODS = """
INSERT INTO inventory_product (sku, name, spec, unit, barcode, storage_class, device, tracks_expiry,
    fragile, state, version)
SELECT %(run)s || n, '营养素' || n, '30 袋', '盒', '', 'room', '', true, false, 'in_use', 0
  FROM generate_series(1, 500) AS n;
INSERT INTO inventory_warehouse (code, name, address, active)
SELECT %(run)s || n, '仓库' || n, '', true FROM generate_series(1, 10) AS n;
INSERT INTO inventory_zone (warehouse_id, code, name, kind, storage_class)
SELECT id, 'S', '存储区', 'store', 'room' FROM inventory_warehouse WHERE code ~ %(ours)s;
INSERT INTO inventory_bin (warehouse_id, zone_id, code, barcode, active)
SELECT z.warehouse_id, z.id, 'A-' || n, '', true
  FROM inventory_zone z JOIN inventory_warehouse w ON w.id = z.warehouse_id,
       generate_series(1, 50) AS n WHERE w.code ~ %(ours)s;
"""
#: Every lot received 1,000, then one went and one came in turns.
LOTS = """
INSERT INTO inventory_lot (state, version, product_id, warehouse_id, bin_id, lot_no, expires_on,
    supplier, received_at, on_hand, reserved, value)
SELECT 'ok', 0, p.id, b.warehouse_id, b.id, %(run)s || n,
       (SELECT core_now())::date + (n %% 700)::int, '',
       (SELECT core_now()) - n %% 300 * interval '1 day', u.units, 0, u.units
  FROM (VALUES (1000 - (1 - %(each)s %% 2))) AS u (units), generate_series(1, %(lots)s) AS n
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS k FROM inventory_product
         WHERE sku ~ %(ours)s) AS p ON p.k = n %% 500
  JOIN (SELECT b.id, b.warehouse_id, row_number() OVER (ORDER BY b.id) - 1 AS k
          FROM inventory_bin b JOIN inventory_warehouse w ON w.id = b.warehouse_id
         WHERE w.code ~ %(ours)s) AS b ON b.k = n %% 500;
"""
LINES = """
INSERT INTO inventory_stockmove (lot_id, kind, quantity, cost, document, line, reason, at,
    actor_name)
SELECT l.id, CASE WHEN n = 0 THEN 'receipt' ELSE 'adjust' END, q.units, q.units,
       'bench:' || n, '', 'bench',
       (SELECT core_now()) - (%(each)s - n) * interval '1 minute', 'bench'
  FROM generate_series(0, %(each)s - 1) AS n
  CROSS JOIN LATERAL (SELECT CASE WHEN n = 0 THEN 1000 ELSE (n + 1) %% 2 * 2 - 1 END) AS q (units),
       inventory_lot l WHERE l.lot_no ~ %(ours)s;
"""
CONSTRAINTS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
 WHERE conrelid = %s::regclass AND contype IN ('c', 'f', 'u') AND conparentid = 0
 ORDER BY contype
"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
 WHERE indrelid = %s::regclass AND NOT EXISTS
   (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
"""


def fill(lots: int, moves: int) -> int:
    """Add lots, spread over 500 products in ten warehouses; returns the lines of their ledger."""
    each = max(moves // lots, 1)
    run = f"B{lots}-"
    about = {"run": run, "ours": f"^{run}", "lots": lots, "each": each}
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '256MB'")
        cursor.execute(GOODS, about)
        cursor.execute("ANALYZE inventory_product, inventory_warehouse, inventory_bin")
        with _bare(cursor, "inventory_lot", "lot_guard"):
            cursor.execute(LOTS, about)
        with _bare(cursor, "inventory_stockmove", "stockmove_apply"):
            cursor.execute(LINES, about)
        for table in ("lot", "stockmove", "product", "bin", "warehouse", "zone"):
            cursor.execute(f"VACUUM ANALYZE inventory_{table}")
    return lots * each


@contextmanager
def _bare(cursor: Any, table: str, trigger: str) -> Iterator[None]:
    """Without its checks and indexes while rows come in; all of them hold again afterwards."""
    cursor.execute(CONSTRAINTS, [table])
    constraints = cursor.fetchall()
    cursor.execute(INDEXES, [table])
    indexes = cursor.fetchall()
    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    for name, _definition in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _name, definition in indexes:
        cursor.execute(definition)
    for name, definition in reversed(constraints):
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
