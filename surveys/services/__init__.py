"""Writes of more than one row."""

from surveys.services.asking import (
    after_complaint,
    after_service,
    ask_partners,
    ask_top_spenders,
    draw,
    expire,
    invite,
    keep,
    take_by_hand,
)
from surveys.services.making import create, improve, request_project

__all__ = [
    "after_complaint",
    "after_service",
    "ask_partners",
    "ask_top_spenders",
    "create",
    "draw",
    "expire",
    "improve",
    "invite",
    "keep",
    "request_project",
    "take_by_hand",
]
