"""Surveys with their versions, samples, and the surveys of third parties."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import clock, web
from surveys import services
from surveys.choices import Occasion
from surveys.forms import ProjectForm, RoundForm, SurveyForm
from surveys.models import Project, Survey, SurveyRound
from surveys.selectors import results
from surveys.selectors import rows as selectors
from surveys.workflow import ProjectState, SurveyState
from surveys.workflow.shared import ASKERS, AUTHORS

WRITTEN = ("plan_text", "questionnaire", "criteria", "report")


def _versions(request: HttpRequest, row: Survey) -> Mapping[str, Any]:
    """Every version with its questions; how much of them is new this quarter."""
    renewed = {one["survey"].pk: one for one in results.renewal(clock.today())}
    return {
        "versions": row.versions.prefetch_related("questions").order_by("-number"),
        "quarter": renewed.get(row.pk, {"renewed": 0})["renewed"],
        "wanted": results.RENEWED,
    }


screen = web.register(
    web.Screen(
        slug="surveys",
        model=Survey,
        right=Right.SURVEYS,
        label=_("Survey"),
        label_plural=_("Surveys"),
        icon="form",
        group="surveys",
        visible_to=selectors.surveys_visible_to,
        columns=(
            web.Column("name", _("Name")),
            web.Column("occasion", _("When it is asked"), value="get_occasion_display"),
            web.Column("number", _("Version"), kind="number"),
            web.Column("cooldown_days", _("Nobody is asked again within days"), kind="number"),
            web.Column("state", _("State"), kind="state"),
        ),
        filters=(web.Filter("occasion", _("When it is asked"), choices=Occasion.choices),),
        path=(SurveyState.DRAFT, SurveyState.PUBLISHED),
        facts=lambda row, user: [
            (_("When it is asked"), row.get_occasion_display()),
            (_("Version"), row.number or None),
            (_("Nobody is asked again within days"), row.cooldown_days),
        ],
        tabs=(web.Tab("versions", _("Versions"), "surveys/_versions.html", context=_versions),),
        initial=lambda row, step, user: {"questions": row.draft or _asked(row)},
        create_form=SurveyForm,
        create=services.create,
        create_roles=AUTHORS,
        create_label=_("Write a survey"),
        empty=_("Write the first survey: a few questions with five points are enough."),
    )
)


def _asked(row: Survey) -> list[dict[str, Any]]:
    """The questions in use, to begin the next version with."""
    version = row.versions.order_by("-number").first()
    fields = ("code", "kind", "theme", "text")
    return list(version.questions.values(*fields)) if version else []


def _sampled(request: HttpRequest, row: SurveyRound) -> Mapping[str, Any]:
    return {"strata": results.by_stratum(row.invitations.all())}


rounds = web.register(
    web.Screen(
        slug="survey-rounds",
        model=SurveyRound,
        right=Right.SURVEYS,
        label=_("Sample"),
        label_plural=_("Samples"),
        icon="team",
        group="surveys",
        visible_to=selectors.rounds_visible_to,
        columns=(
            web.Column("survey", _("Survey"), value="survey.name"),
            web.Column("each", _("So many of each branch"), kind="number"),
            web.Column("seed", _("Seed of the draw"), kind="number"),
            web.Column("by_name", _("By")),
            web.Column("at", _("At"), kind="datetime"),
        ),
        facts=lambda row, user: [
            (_("Survey"), row.survey),
            (_("So many of each branch"), row.each),
            (_("Seed of the draw"), row.seed),
            (_("By"), row.by_name),
            (_("At"), row.at),
        ],
        tabs=(web.Tab("strata", _("Strata"), "surveys/_strata.html", context=_sampled),),
        create_form=RoundForm,
        create=services.draw,
        create_roles=AUTHORS | ASKERS,
        create_label=_("Draw a sample"),
        empty=_("A sample asks so many customers of each branch, none of them too often."),
    )
)
projects = web.register(
    web.Screen(
        slug="survey-projects",
        model=Project,
        right=Right.SURVEYS,
        label=_("Third party's survey"),
        label_plural=_("Third parties' surveys"),
        icon="report",
        group="surveys",
        visible_to=selectors.projects_visible_to,
        columns=(
            web.Column("name", _("Name")),
            web.Column("agency", _("Third party")),
            web.Column("state", _("State"), kind="state"),
        ),
        path=(
            ProjectState.REQUESTED,
            ProjectState.PLANNED,
            ProjectState.APPROVED,
            ProjectState.REPORTED,
            ProjectState.ACCEPTED,
        ),
        facts=lambda row, user: [
            (_("Third party"), row.agency),
            (_("What it is for"), row.purpose),
            (_("Plan"), row.plan_text),
            (_("Questionnaire"), row.questionnaire),
            (_("Criteria for the report"), row.criteria),
            (_("Report"), row.report),
        ],
        initial=lambda row, step, user: {name: getattr(row, name) for name in WRITTEN},
        create_form=ProjectForm,
        create=services.request_project,
        create_roles=AUTHORS,
        create_label=_("Ask for a third party's survey"),
        empty=_("Surveys by third parties are asked for, planned and accepted here."),
    )
)
