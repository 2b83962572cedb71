"""Writes about staff and partners that are more than one step of one row."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Absence, Branch, Partner, User
from accounts.workflow import AbsenceState
from core.actors import Actor
from core.errors import Invalid

LIVE = (AbsenceState.REQUESTED, AbsenceState.APPROVED)


@transaction.atomic
def request_leave(
    *, by: Actor, deputy: User, starts_at: datetime, ends_at: datetime, note: str = ""
) -> Absence:
    """Ask for leave; the responsible lead approves it (requirements A6)."""
    user = User.objects.select_for_update().get(pk=by.user_id)
    if ends_at <= starts_at:
        raise Invalid(_("The leave has no length."), fields={"ends_at": [_("Must be later.")]})
    same_time = Absence.objects.filter(state__in=LIVE, starts_at__lt=ends_at, ends_at__gt=starts_at)
    if same_time.filter(user=user).exists():
        reason = _("You already have leave in this time.")
        raise Invalid(reason, fields={"starts_at": [reason]})
    if same_time.filter(user=deputy, state=AbsenceState.APPROVED).exists():
        reason = _("%(name)s is away in this time. Choose someone else.") % {"name": deputy}
        raise Invalid(reason, fields={"deputy": [reason]})
    return Absence.objects.create(
        user=user, deputy=deputy, starts_at=starts_at, ends_at=ends_at, note=note
    )


@transaction.atomic
def enter_partner(*, by: Actor, **given: Any) -> Partner:
    """A new partner with the branch that its requisitions and people belong to (I8, G1)."""
    partner = Partner(branch=Branch(kind=Branch.Kind.PARTNER))
    partner.write_down(given)
    partner.branch_id = partner.branch.pk
    partner.save()
    return partner
