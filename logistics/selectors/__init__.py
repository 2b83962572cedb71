"""Who sees which parcels. One module for each kind of row, the same three functions in each."""

from logistics.selectors import deliveries, receipts, returns, shipments, troubles

__all__ = ["deliveries", "receipts", "returns", "shipments", "troubles"]
