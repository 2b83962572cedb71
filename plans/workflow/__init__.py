"""The machines of a plan and of everything in it, one file per noun."""

from plans.workflow.after import (
    ReportState,
    ReportWorkflow,
    ReviewFormState,
    ReviewFormWorkflow,
)
from plans.workflow.meals import MealPlanState, MealPlanWorkflow
from plans.workflow.plan import PlanState, PlanWorkflow
from plans.workflow.sessions import (
    CoachingSessionWorkflow,
    GuidanceState,
    GuidanceWorkflow,
    SessionState,
)

__all__ = [
    "CoachingSessionWorkflow",
    "GuidanceState",
    "GuidanceWorkflow",
    "MealPlanState",
    "MealPlanWorkflow",
    "PlanState",
    "PlanWorkflow",
    "ReportState",
    "ReportWorkflow",
    "ReviewFormState",
    "ReviewFormWorkflow",
    "SessionState",
]
