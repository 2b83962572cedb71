"""The machines of surveys, one file per noun."""

from surveys.workflow.improvement import ImprovementState, ImprovementWorkflow
from surveys.workflow.invitation import InvitationState, InvitationWorkflow
from surveys.workflow.project import ProjectState, ProjectWorkflow
from surveys.workflow.survey import SurveyState, SurveyWorkflow

__all__ = [
    "ImprovementState",
    "ImprovementWorkflow",
    "InvitationState",
    "InvitationWorkflow",
    "ProjectState",
    "ProjectWorkflow",
    "SurveyState",
    "SurveyWorkflow",
]
