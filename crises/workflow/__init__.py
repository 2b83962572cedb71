"""The machines of the crisis room."""

from crises.workflow.alert import AlertState, AlertWorkflow
from crises.workflow.crisis import CrisisState, CrisisWorkflow
from crises.workflow.statement import StatementState, StatementWorkflow

__all__ = [
    "AlertState",
    "AlertWorkflow",
    "CrisisState",
    "CrisisWorkflow",
    "StatementState",
    "StatementWorkflow",
]
