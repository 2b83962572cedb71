"""Compensations, where three levels approve."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, role_label
from accounts.selectors import branch_choices
from complaints.choices import Remedy
from complaints.models import Compensation
from complaints.selectors import compensations
from complaints.workflow import CompensationState
from core import files, web


def _asked(request: HttpRequest, row: Compensation) -> Mapping[str, Any]:
    signed = (
        (_("Branch lead"), row.branch_by, row.branch_at),
        (_("Regional manager"), row.region_by, row.region_at),
        (_("Headquarters finance"), row.finance_by, row.finance_at),
    )
    levels = [
        {"level": label, "by": by, "at": at, "needed": row.levels > number}
        for number, (label, by, at) in enumerate(signed)
    ]
    return {"files": files.of(row.key), "levels": levels}


screen = web.register(
    web.Screen(
        slug="compensations",
        model=Compensation,
        right=Right.COMPENSATIONS,
        label=_("Compensation"),
        label_plural=_("Compensations"),
        icon="order",
        group="complaints",
        visible_to=compensations.visible_to,
        for_list=compensations.for_list,
        for_detail=compensations.for_detail,
        title=lambda row, user: f"{row} · ¥{row.amount}",
        columns=(
            web.Column("number", _("Complaint no."), value="complaint_id"),
            web.Column("customer", _("Customer"), value="complaint.customer.masked_name"),
            web.Column("remedy", _("Kind of compensation"), value="get_remedy_display"),
            web.Column("amount", _("Amount"), kind="money"),
            web.Column("asked_by", _("Asked by"), kind="person"),
            web.Column("next", _("Next"), value=lambda row, user: next_words(row)),
            web.Column("created_at", _("Asked at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        filters=(
            web.Filter("remedy", _("Kind of compensation"), choices=Remedy.choices),
            web.Filter("complaint__branch", _("Branch"), choices=branch_choices),
        ),
        path=(CompensationState.REQUESTED, CompensationState.APPROVED, CompensationState.PAID),
        facts=lambda row, user: [
            (_("Complaint no."), row.complaint_id),
            (_("Kind of compensation"), row.get_remedy_display()),
            (_("Amount"), row.amount),
            (_("Asked by"), row.asked_by),
            (_("Next"), next_words(row)),
            (_("Refused by"), row.refused_by),
            (_("Reason"), row.refused_reason),
            (_("Paid at"), row.paid_at),
            (_("Payment reference"), row.reference),
        ],
        panels=(web.Panel("complaints/_compensation.html", context=_asked),),
        links=lambda row, user: [
            web.Link(row.complaint, url)
            for url in [web.url_for(row.complaint.key, user)]
            if url and user.can(Right.COMPLAINTS)
        ],
        empty=_("Compensations are asked for on the page of a complaint."),
    )
)


def next_words(row: Compensation) -> str:
    """Whose approval is waited for."""
    waiting = str(row.state) == CompensationState.REQUESTED and row.next_role
    return role_label(row.next_role) if waiting else ""
