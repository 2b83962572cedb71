"""Surveys at ``/api/v1/``; own words stay on the page, where reads are recorded."""

from types import SimpleNamespace
from typing import Any

from accounts.roles import Right
from core import api
from surveys import services
from surveys.choices import Occasion, Theme, Tone, Way
from surveys.forms import ImprovementForm, InviteForm, ProjectForm, SurveyForm
from surveys.models import Improvement, Invitation, Project, Survey
from surveys.selectors import rows as selectors
from surveys.workflow.shared import ANSWERABLE, ASKERS, AUTHORS


class SurveySerializer(api.RowSerializer):
    """A survey."""

    class Meta:
        model = Survey
        fields = (*api.ROW_FIELDS, "name", "occasion", "cooldown_days", "number")


class SurveyViewSet(api.WorkflowViewSet):
    """Surveys and their steps; POST begins one."""

    serializer_class = SurveySerializer
    selectors = SimpleNamespace(visible_to=selectors.surveys_visible_to)
    right = Right.SURVEYS
    filters = {"occasion": api.choice("occasion", Occasion.choices)}
    new_form = SurveyForm
    new_roles = frozenset(map(str, AUTHORS))

    def new(self, *, by: Any, **data: Any) -> Survey:
        """Begun."""
        return services.create(by=by, **data)


class InvitationSerializer(api.RowSerializer):
    """Who was asked and what came of it, in figures."""

    class Meta:
        model = Invitation
        fields = (
            *api.ROW_FIELDS,
            "survey",
            "customer",
            "partner",
            "quarter",
            "branch",
            "order",
            "coach",
            "doctor",
            "way",
            "stratum",
            "sent_at",
            "expires_at",
            "answered_at",
            "lowest",
            "score",
            "nps",
            "tone",
        )


class InvitationViewSet(api.WorkflowViewSet):
    """Invitations and their steps; POST asks a customer."""

    serializer_class = InvitationSerializer
    selectors = selectors
    right = Right.SURVEYS
    filters = {
        "customer": api.key("customer_id"),
        "survey": api.key("survey_id"),
        "occasion": api.choice("survey__occasion", Occasion.choices),
        "tone": api.choice("tone", Tone.choices),
        "way": api.choice("way", Way.choices),
    }
    new_form = InviteForm
    new_roles = frozenset(map(str, ASKERS))

    def new(self, *, by: Any, **data: Any) -> Invitation:
        """Asked."""
        return services.take_by_hand(by=by, **data)


class ProgrammeOfImprovementSerializer(api.RowSerializer):
    """An improvement with before and after."""

    class Meta:
        model = Improvement
        fields = (
            *api.ROW_FIELDS,
            "survey",
            "branch",
            "theme",
            "goal",
            "measures",
            "target",
            "impact",
            "cost",
            "owner",
            "due_at",
            "before",
            "before_n",
            "after",
            "after_n",
            "round",
        )


class ProgrammeOfImprovementViewSet(api.WorkflowViewSet):
    """Improvements and their steps; POST plans one."""

    serializer_class = ProgrammeOfImprovementSerializer
    selectors = SimpleNamespace(visible_to=selectors.improvements_visible_to)
    right = Right.SURVEYS
    filters = {"theme": api.choice("theme", Theme.choices)}
    new_form = ImprovementForm
    new_roles = frozenset(map(str, ANSWERABLE))

    def new(self, *, by: Any, **data: Any) -> Improvement:
        """Planned."""
        return services.improve(by=by, **data)


class ProjectSerializer(api.RowSerializer):
    """A third party's survey."""

    class Meta:
        model = Project
        fields = (*api.ROW_FIELDS, "name", "agency", "purpose")


class ProjectViewSet(api.WorkflowViewSet):
    """Surveys by third parties and their steps."""

    serializer_class = ProjectSerializer
    selectors = SimpleNamespace(visible_to=selectors.projects_visible_to)
    right = Right.SURVEYS
    new_form = ProjectForm
    new_roles = frozenset(map(str, AUTHORS))

    def new(self, *, by: Any, **data: Any) -> Project:
        """Asked for."""
        return services.request_project(by=by, **data)


api.register("surveys", SurveyViewSet)
api.register("invitations", InvitationViewSet)
api.register("improvement-programmes", ProgrammeOfImprovementViewSet)
api.register("survey-projects", ProjectViewSet)
