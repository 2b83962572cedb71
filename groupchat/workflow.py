"""A group: created → active (the team is invited) → archived (read-only)."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.models import User
from accounts.roles import LEADS, Party, Role
from core.workflow import Workflow, step
from groupchat.forms import InviteTeamForm, ReplaceMemberForm


class GroupState(TextChoices):
    """The states of a group."""

    CREATED = "created", _("Created")
    ACTIVE = "active", _("Active")
    ARCHIVED = "archived", _("Archived")


class GroupWorkflow(Workflow):
    """One group per order: the customer and the service team."""

    state = FSMField(
        _("state"),
        default=GroupState.CREATED,
        choices=GroupState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=GroupState.CREATED,
        target=GroupState.ACTIVE,
        label=_("Invite the service team"),
        roles={Role.ADMIN_CLERK},
        form=InviteTeamForm,
        tone="primary",
    )
    def invite_team(self, **members: User) -> dict[str, Any]:
        """One person for every required role (row 2 of the timing table)."""
        self.check_team(members)
        for role, user in members.items():
            self.join(user, role)
        return {"members": {role: user.pk for role, user in members.items()}}

    @step(
        state,
        source=GroupState.ACTIVE,
        target=None,
        label=_("Replace a member"),
        roles=LEADS | {Role.ADMIN_CLERK},
        form=ReplaceMemberForm,
    )
    def replace_member(self, *, role: str, user: User, reason: str) -> dict[str, Any]:
        """Somebody else takes the role over: chat at once, open work through the listeners."""
        before = self.replace(role, user)
        return {"role": role, "from": before, "to": user.pk}

    @step(
        state,
        source=[GroupState.CREATED, GroupState.ACTIVE],
        target=GroupState.ARCHIVED,
        label=_("Archive"),
        roles={Party.SYSTEM},
    )
    def archive(self) -> None:
        """The service is over: everything stays readable, nothing is added."""
        self.close()
