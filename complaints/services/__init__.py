"""Writes of more than one row, and what the process asks of complaints."""

from complaints.services.care import (
    after_customers_no,
    begin_parts,
    conclude_improvement,
    dispatch,
    drop_parts,
    escalate_overdue,
    improve_after,
    open_again,
    open_improvement,
    team_in_place,
)
from complaints.services.intake import open, open_by_customer, open_from_receipt

__all__ = [
    "after_customers_no",
    "begin_parts",
    "conclude_improvement",
    "dispatch",
    "drop_parts",
    "escalate_overdue",
    "improve_after",
    "open",
    "open_again",
    "open_by_customer",
    "open_from_receipt",
    "open_improvement",
    "team_in_place",
]
