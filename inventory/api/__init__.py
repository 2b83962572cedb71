"""Stock at ``/api/v1/``, one file per noun."""

from inventory.api import stock

__all__ = ["stock"]
