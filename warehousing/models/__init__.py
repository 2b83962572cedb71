"""Requisitions, disposals, stocktakes, expiry checks and notices."""

from warehousing.models.disposal import Disposal
from warehousing.models.expiry import (
    NEAR,
    ExpiryCheck,
    ExpiryCheckLine,
    ExpiryNotice,
    ExpiryNoticeLine,
)
from warehousing.models.requisition import Requisition, RequisitionArrival, RequisitionLine
from warehousing.models.stocktake import Stocktake, StocktakeLine

__all__ = [
    "NEAR",
    "Disposal",
    "ExpiryCheck",
    "ExpiryCheckLine",
    "ExpiryNotice",
    "ExpiryNoticeLine",
    "Requisition",
    "RequisitionArrival",
    "RequisitionLine",
    "Stocktake",
    "StocktakeLine",
]
