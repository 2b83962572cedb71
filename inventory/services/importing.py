"""A file comes in and is looked at; nothing is written but what it held."""

import hashlib
from typing import Any

from core.actors import Actor
from inventory.importing import booking
from inventory.importing.checks import check
from inventory.importing.table import read
from inventory.models import StockImport, Warehouse


def send(*, of: str, file: Any, rooms: list[Warehouse], by: Actor) -> StockImport:
    """The dry run of a file: an import with every fault by row and column.

    The same file again, while it waits, is looked at again; once it is booked it is that import.
    ``Invalid`` beside ``file`` for what is no table.
    """
    data = file.read()
    table = read(data)
    known = {"of": of, "sha256": hashlib.sha256(data).hexdigest(), "sent_by": by.id}
    done = StockImport.objects.filter(**known, state="booked").first()
    if done is not None:
        return done
    checked = check(of, table, rooms)
    faults = [fault.plain() for fault in checked.faults]
    values = {
        "name": (file.name or "")[:120],
        "heads": table.heads,
        "rows": [{"number": row.number, "cells": row.cells} for row in table.rows],
        "faults": faults,
        "count": len(table.rows),
        "fault_count": len(faults),
        "branch_id": by.branch_id,
        "sent_name": by.name,
    }
    row, _new = StockImport.objects.update_or_create(**known, state="checked", defaults=values)
    return row


def book_import(row: StockImport, rooms: list[Warehouse], by: Actor) -> dict[str, int]:
    """Write what ``row`` holds into the given warehouses; counts of new, changed and same."""
    return dict(booking.book(row, rooms, by))
