"""The machines of complaints: the complaint, its measures, its compensations, improvements."""

from complaints.workflow.compensation import CompensationState, CompensationWorkflow
from complaints.workflow.improvement import ImprovementState, ImprovementWorkflow
from complaints.workflow.measure import MeasureState, MeasureWorkflow
from complaints.workflow.rounds import ComplaintWorkflow
from complaints.workflow.states import OPEN, ComplaintState

__all__ = [
    "OPEN",
    "CompensationState",
    "CompensationWorkflow",
    "ComplaintState",
    "ComplaintWorkflow",
    "ImprovementState",
    "ImprovementWorkflow",
    "MeasureState",
    "MeasureWorkflow",
]
