"""Screens of the papers, one file per noun."""

from warehousing.views import counting, disposals, expiry, requisitions, stocktakes

__all__ = ["counting", "disposals", "expiry", "requisitions", "stocktakes"]
