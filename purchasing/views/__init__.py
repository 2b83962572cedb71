"""Screens of purchasing: what is needed, orders, arrivals, suppliers."""

from purchasing.views import orders, proposal, receipts, suppliers

__all__ = ["orders", "proposal", "receipts", "suppliers"]
