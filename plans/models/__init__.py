"""The rows of a plan and of everything in it, one file per noun."""

from plans.models.after import Report, ReviewForm
from plans.models.meals import MealPlan, MealTemplate
from plans.models.metrics import Metric, Photo, Recheck
from plans.models.plan import Plan, PlanGood, PlanPause
from plans.models.sessions import CoachingSession, Guidance
from plans.models.writing import PlanDraft, PlanReview, PlanTemplate, PlanVersion, Proposal

__all__ = [
    "CoachingSession",
    "Guidance",
    "MealPlan",
    "MealTemplate",
    "Metric",
    "Photo",
    "Plan",
    "PlanDraft",
    "PlanGood",
    "PlanPause",
    "PlanReview",
    "PlanTemplate",
    "PlanVersion",
    "Proposal",
    "Recheck",
    "Report",
    "ReviewForm",
]
