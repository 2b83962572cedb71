"""Writes of purchasing that are more than one row."""

from purchasing.services.drafting import draft, draft_due, draft_from_needs
from purchasing.services.receiving import arrived, open_arrival
from purchasing.services.suppliers import enter_supplier, set_rule

__all__ = [
    "arrived",
    "draft",
    "draft_due",
    "draft_from_needs",
    "enter_supplier",
    "open_arrival",
    "set_rule",
]
