"""Reads of staff, branches and absences."""

from django.db.models import Q, QuerySet

from accounts.models import Absence, Branch, Partner, User
from accounts.roles import Right, Role
from accounts.workflow import PartnerState

#: Who answers for leave in the whole house.
LEAVE_EVERYWHERE = frozenset(
    {Role.HR, Role.SUPERVISOR, Role.REGIONAL_MANAGER, Role.SYSTEM_ADMIN, Role.AUDITOR}
)


def staff_visible_to(user: User) -> QuerySet[User]:
    """The directory is of the whole house; only who edits it sees those who have left."""
    if not user.can(Right.STAFF):
        return User.objects.none()
    staff = User.objects.all()
    return staff if user.can(Right.STAFF_EDIT) else staff.filter(is_active=True)


def staff_for_list(user: User) -> QuerySet[User]:
    """The directory with what its list shows."""
    return staff_visible_to(user).select_related("branch", "superior")


def staff_for_detail(user: User) -> QuerySet[User]:
    """A member of staff with what the page shows."""
    return staff_visible_to(user).select_related("branch", "superior", "profile")


def branches_visible_to(user: User) -> QuerySet[Branch]:
    """Every branch: people must know whom to call."""
    return Branch.objects.all() if user.can(Right.STAFF) else Branch.objects.none()


def partners_visible_to(user: User) -> QuerySet[Partner]:
    """Partners are headquarters' (document 001); a branch knows them by name only."""
    partners = Partner.objects.select_related("branch")
    return partners if user.can(Right.PARTNERS) and user.sees_every_branch else partners.none()


def active_partners() -> QuerySet[Partner]:
    """Who works with us now."""
    return Partner.objects.filter(state=PartnerState.ACTIVE)


def branch_choices(user: User) -> list[tuple[int, str]]:
    """The branches a person may choose between: headquarters all, others their own."""
    branches = Branch.objects.order_by("name")
    if not user.sees_every_branch:
        branches = branches.filter(pk=user.branch_id)
    return list(branches.values_list("pk", "name"))


def absences_visible_to(user: User) -> QuerySet[Absence]:
    """Own leave, leave one stands in for or answers for; leads the branch, HR the house."""
    absences = Absence.objects.all()
    if user.role_set & LEAVE_EVERYWHERE:
        return absences
    mine = Q(user=user) | Q(deputy=user) | Q(user__superior=user)
    if user.can(Right.TEAM):
        mine |= Q(user__branch_id=user.branch_id, user__branch__isnull=False)
    return absences.filter(mine)


def absences_for_list(user: User) -> QuerySet[Absence]:
    """Absences with what list and page show."""
    return absences_visible_to(user).select_related("user__branch", "deputy")


def possible_deputies(user: User) -> QuerySet[User]:
    """Who can stand in: the active colleagues of the branch, or of headquarters."""
    staff = User.objects.filter(is_active=True, branch_id=user.branch_id)
    return staff.exclude(pk=user.pk).order_by("full_name", "pk")
