"""Complaints, their rounds and records, measures, compensations, improvements."""

from complaints.models.complaint import Complaint, Note, Related, Round
from complaints.models.improvement import Improvement
from complaints.models.measure import Measure
from complaints.models.money import Authority, Compensation

__all__ = [
    "Authority",
    "Compensation",
    "Complaint",
    "Improvement",
    "Measure",
    "Note",
    "Related",
    "Round",
]
