"""What people see of staff: the directory, the branches, partners, leave."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import selectors, services
from accounts.forms.leave import LeaveForm
from accounts.forms.partner import PartnerForm
from accounts.models import OF_BRANCH, Absence, Branch, Partner, StaffProfile, User
from accounts.roles import Right, Role, role_label
from accounts.workflow import PARTNER_KEEPERS, PartnerState
from core import web


def roles_in_words(row: User, user: User) -> list[str]:
    """What a person is, in words."""
    return [role_label(role) for role in row.roles]


def staff_facts(row: User, user: User) -> Sequence[tuple[Any, Any]]:
    """What the directory tells of a person (requirements A4)."""
    facts: list[tuple[Any, Any]] = [
        (_("Roles"), roles_in_words(row, user)),
        (_("Branch"), row.branch),
        (_("Direct superior"), row.superior),
        (_("Work phone"), row.work_phone),
    ]
    profile: StaffProfile | None = getattr(row, "profile", None)
    if profile:
        facts += [
            (_("Full-time"), profile.full_time),
            (_("Region"), profile.region),
            (_("Specialities"), profile.specialities),
            (_("Years of practice"), profile.years),
            (_("Introduction"), profile.introduction),
        ]
    return facts


staff = web.register(
    web.Screen(
        slug="staff",
        model=User,
        right=Right.STAFF,
        label=_("Member of staff"),
        label_plural=_("Staff"),
        icon="staff",
        group="company",
        visible_to=selectors.staff_visible_to,
        for_list=selectors.staff_for_list,
        for_detail=selectors.staff_for_detail,
        columns=(
            web.Column("full_name", _("Full name"), value=lambda row, user: row, sort="full_name"),
            web.Column("roles", _("Roles"), value=roles_in_words),
            web.Column("branch", _("Branch"), sort="branch__name"),
            web.Column("superior", _("Direct superior"), kind="person"),
            web.Column("work_phone", _("Work phone")),
        ),
        ordering="full_name",
        filters=(
            web.Filter(
                "role",
                _("Role"),
                choices=Role.choices,
                apply=lambda rows, value: rows.filter(roles__contains=[value]),
            ),
            web.Filter(
                "branch",
                _("Branch"),
                choices=lambda user: selectors.branches_visible_to(user).values_list("pk", "name"),
            ),
        ),
        search=lambda user, text: Q(full_name__icontains=text) | Q(username__icontains=text),
        search_hint=_("Full name"),
        facts=staff_facts,
    )
)

branches = web.register(
    web.Screen(
        slug="branches",
        model=Branch,
        right=Right.STAFF,
        label=_("Branch"),
        label_plural=_("Branches"),
        icon="branch",
        group="company",
        visible_to=selectors.branches_visible_to,
        columns=(
            web.Column("name", _("Name"), sort="name"),
            web.Column("code", _("Code"), sort="code"),
            web.Column("kind", _("Kind"), value="get_kind_display"),
            web.Column("address", _("Address")),
            web.Column("phone", _("Phone")),
        ),
        ordering="name",
        facts=lambda row, user: [
            (_("Code"), row.code),
            (_("Kind"), row.get_kind_display()),
            (_("Address"), row.address),
            (_("Phone"), row.phone),
        ],
    )
)


def _as_written(row: Partner, step: str, user: User) -> Mapping[str, Any]:
    """What the form begins with."""
    if step != "edit":
        return {}
    named = {name: getattr(row.branch, name) for name in OF_BRANCH}
    return {**named, "contact": row.contact, "mobile": row.mobile}


partners = web.register(
    web.Screen(
        slug="partners",
        model=Partner,
        right=Right.PARTNERS,
        label=_("Partner"),
        label_plural=_("Partners"),
        icon="branch",
        group="surveys",
        visible_to=selectors.partners_visible_to,
        columns=(
            web.Column("name", _("Name"), value="branch.name", sort="branch__name"),
            web.Column("code", _("Code"), value="branch.code", sort="branch__code"),
            web.Column("address", _("Address"), value="branch.address"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="branch__name",
        search=lambda user, text: Q(branch__name__icontains=text) | Q(branch__code__iexact=text),
        search_hint=_("Name or code"),
        path=(PartnerState.ACTIVE,),
        facts=lambda row, user: [
            (_("Code"), row.branch.code),
            (_("Address"), row.branch.address),
            (_("Contact person"), row.contact),
            (_("Mobile number"), row.mobile),
            (_("Is asked each quarter"), row.reachable and row.state == PartnerState.ACTIVE),
        ],
        initial=_as_written,
        create_form=PartnerForm,
        create=services.enter_partner,
        create_roles=PARTNER_KEEPERS,
        create_label=_("Enter a partner"),
        empty=_("Enter the first partner with somebody who is asked each quarter."),
    )
)

absences = web.register(
    web.Screen(
        slug="absences",
        model=Absence,
        right=Right.STAFF,
        label=_("Leave"),
        label_plural=_("Leave and deputies"),
        icon="absence",
        group="company",
        bulk=("approve", "refuse"),
        visible_to=selectors.absences_visible_to,
        for_list=selectors.absences_for_list,
        for_detail=selectors.absences_for_list,
        title=lambda row, user: row.user,
        columns=(
            web.Column("user", _("Absent"), kind="person", sort="user__full_name"),
            web.Column("deputy", _("Deputy"), kind="person"),
            web.Column("starts_at", _("From"), kind="datetime", sort="starts_at"),
            web.Column("ends_at", _("Until"), kind="datetime", sort="ends_at"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="-starts_at",
        path=("requested", "approved"),
        facts=lambda row, user: [
            (_("Absent"), row.user),
            (_("Branch"), row.user.branch),
            (_("Deputy"), row.deputy),
            (_("From"), row.starts_at),
            (_("Until"), row.ends_at),
            (_("Note"), row.note),
            (_("Reason"), row.decided_reason),
        ],
        create_form=LeaveForm,
        create=services.request_leave,
        create_roles=frozenset(Role),
        create_label=_("Request leave"),
        empty=_("Nobody is away. Leave is requested here and approved by the lead."),
    )
)
