"""The rows of surveys, one file per noun."""

from surveys.models.improvement import Improvement, ImprovementRound
from surveys.models.invitation import Answer, Invitation, SurveyRound
from surveys.models.project import Project
from surveys.models.survey import Question, Survey, SurveyVersion

__all__ = [
    "Answer",
    "Improvement",
    "ImprovementRound",
    "Invitation",
    "Project",
    "Question",
    "Survey",
    "SurveyRound",
    "SurveyVersion",
]
