"""Stock at ``/api/v1/``, one file per kind of question."""

from inventory.api import goods, stock

__all__ = ["goods", "stock"]
