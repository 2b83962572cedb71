"""Who was asked and what was answered; a red answer is looked into from here."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.selectors import branch_choices
from core import access, web
from surveys import services
from surveys.choices import Occasion, Theme, Tone, Way
from surveys.forms import InviteForm
from surveys.models import Invitation
from surveys.selectors import rows as selectors
from surveys.workflow import InvitationState
from surveys.workflow.shared import ASKERS

TONES = {Tone.RED: "bad", Tone.YELLOW: "new", Tone.GREEN: "done"}
#: Whatever customers were asked: partners are counted apart.
CUSTOMERS = "customers"


def occasions(user: Any) -> list[tuple[str, Any]]:
    """What can be chosen; partners are headquarters'."""
    known = [(CUSTOMERS, _("All customers")), *Occasion.choices]
    return [one for one in known if one[0] != Occasion.PARTNER or user.sees_every_branch]


def _asked_on(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value == CUSTOMERS:
        return rows.filter(partner=None)
    return rows.filter(survey__occasion=value)


def _served_by(row: Invitation) -> list[tuple[Any, Any]]:
    """A partner is served by nobody in particular."""
    return [(_("Branch"), row.branch), (_("Coach"), row.coach), (_("Doctor"), row.doctor)]


def _answers(request: HttpRequest, row: Invitation) -> Mapping[str, Any]:
    """Own words may speak of health: reading them is recorded."""
    user: Any = request.user
    if row.customer_id is not None:
        access.record(user.actor, row.customer_id, row.key, "survey")
    return {"answers": selectors.answers(row), "tones": TONES}


screen = web.register(
    web.Screen(
        slug="invitations",
        model=Invitation,
        right=Right.SURVEYS,
        label=_("Answer to a survey"),
        label_plural=_("Answers to surveys"),
        icon="star",
        group="surveys",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row.survey} · {row.whose(user)}",
        columns=(
            web.Column("number", _("Answer no."), value="pk"),
            web.Column("survey", _("Survey"), value="survey.name"),
            web.Column(
                "customer", _("Customer or partner"), value=lambda row, user: row.whose(user)
            ),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("coach", _("Coach"), value="coach", kind="person"),
            web.Column("way", _("Way"), value="get_way_display"),
            web.Column("score", _("Average"), kind="number"),
            web.Column(
                "tone",
                _("Colour"),
                value="get_tone_display",
                tone=lambda row, user: TONES.get(row.tone, "off"),
            ),
            web.Column("answered_at", _("Answered at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("occasion", _("When it is asked"), choices=occasions, apply=_asked_on),
            web.Filter("tone", _("Colour"), choices=Tone.choices),
            web.Filter("way", _("Way"), choices=Way.choices),
            web.Filter("theme", _("About"), choices=Theme.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        path=(InvitationState.OPEN, InvitationState.ANSWERED, InvitationState.ANALYSED),
        facts=lambda row, user: [
            (_("Survey"), row.version_asked),
            (_("Customer or partner"), row.whose(user)),
            *(() if row.partner_id else _served_by(row)),
            (_("Way"), row.get_way_display()),
            (_("Asked on"), row.sent_at),
            (_("Answers until"), row.expires_at),
            (_("Average"), row.score),
            (_("Would recommend"), row.nps),
            (_("Entered by"), row.entered_by),
        ],
        panels=(web.Panel("surveys/_answers.html", context=_answers),),
        create_form=InviteForm,
        create=services.take_by_hand,
        create_roles=ASKERS,
        create_label=_("Ask a customer"),
        empty=_("Customers are asked after the service, by sample, on the telephone or on site."),
    )
)
