"""Writes of more than one row."""

from servicedesk.services.asking import ask, hand_over, helped
from servicedesk.services.assigning import Candidate, candidates, open_work
from servicedesk.services.care import care_for
from servicedesk.services.taking import open_channel, take_enquiry, take_request

__all__ = [
    "Candidate",
    "ask",
    "candidates",
    "care_for",
    "hand_over",
    "helped",
    "open_channel",
    "open_work",
    "take_enquiry",
    "take_request",
]
