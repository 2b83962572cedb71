"""Rows beyond the handbook, a file for each part of the business; `sla/table.py` joins them."""
