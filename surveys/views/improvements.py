"""Improvement programmes: what is planned, what it was before, what it is after."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from surveys import services
from surveys.choices import Theme
from surveys.forms import ImprovementForm
from surveys.models import Improvement
from surveys.selectors import rows as selectors
from surveys.workflow import ImprovementState
from surveys.workflow.improvement import FEWEST
from surveys.workflow.shared import ANSWERABLE


def _measured(request: HttpRequest, row: Improvement) -> Mapping[str, Any]:
    now, number = row.measured_now()
    return {
        "rounds": row.rounds.order_by("number"),
        "now_score": now,
        "now_number": number,
        "fewest": FEWEST,
    }


screen = web.register(
    web.Screen(
        slug="improvement-programmes",
        model=Improvement,
        right=Right.SURVEYS,
        label=_("Improvement programme"),
        label_plural=_("Improvement programmes"),
        icon="assessment",
        group="surveys",
        visible_to=selectors.improvements_visible_to,
        columns=(
            web.Column("goal", _("Goal")),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("theme", _("About"), value="get_theme_display"),
            web.Column("owner", _("Owner"), value="owner", kind="person"),
            web.Column("before", _("Before"), kind="number"),
            web.Column("after", _("After"), kind="number"),
            web.Column("round", _("Round"), kind="number"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(web.Filter("theme", _("About"), choices=Theme.choices),),
        path=(
            ImprovementState.PLANNED,
            ImprovementState.RUNNING,
            ImprovementState.OBSERVING,
            ImprovementState.EFFECTIVE,
        ),
        facts=lambda row, user: [
            (_("Survey"), row.survey),
            (_("Branch"), row.branch or _("The whole house")),
            (_("About"), row.get_theme_display()),
            (_("Measures"), row.measures),
            (_("Better by so many points"), row.target),
            (_("Impact"), row.impact),
            (_("Cost"), row.cost),
            (_("Owner"), row.owner),
            (_("Carried out by"), row.due_at),
            (_("Round"), row.round),
        ],
        panels=(web.Panel("surveys/_improvement.html", context=_measured),),
        create_form=ImprovementForm,
        create=services.improve,
        create_roles=ANSWERABLE,
        create_label=_("Plan an improvement"),
        empty=_("What customers judge badly is improved here, and measured again."),
    )
)
