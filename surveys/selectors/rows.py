"""Who sees which surveys, invitations and improvements."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right, Role
from surveys.models import Answer, Improvement, Invitation, Project, Survey, SurveyRound

#: Whom we call at a partner stands on the partner's page only.
SEALED = ("partner__contact", "partner__mobile")


def surveys_visible_to(user: User) -> QuerySet[Survey]:
    """Surveys are of the whole house."""
    return Survey.objects.all() if user.can(Right.SURVEYS) else Survey.objects.none()


def rounds_visible_to(user: User) -> QuerySet[SurveyRound]:
    """So are the samples."""
    if not user.can(Right.SURVEYS):
        return SurveyRound.objects.none()
    return SurveyRound.objects.select_related("survey")


def visible_to(user: User) -> QuerySet[Invitation]:
    """Headquarters all, a branch what its customers say; what partners say is headquarters'."""
    if not user.can(Right.SURVEYS):
        return Invitation.objects.none()
    if user.sees_every_branch:
        return Invitation.objects.all()
    if user.branch_id is None:
        return Invitation.objects.none()
    return Invitation.objects.filter(branch=user.branch_id, partner=None)


def for_list(user: User) -> QuerySet[Invitation]:
    """Invitations with what their row shows; words and telephones stay sealed."""
    rows = visible_to(user).select_related(
        "customer", "partner__branch", "branch", "survey", "coach"
    )
    return rows.defer("kept", "cause", "measures", *SEALED)


def for_detail(user: User) -> QuerySet[Invitation]:
    """An invitation with what its page shows."""
    related = (
        *("customer", "partner__branch", "branch", "survey"),
        *("version_asked", "coach", "doctor", "entered_by"),
    )
    return visible_to(user).select_related(*related, "order").defer(*SEALED)


def answers(invitation: Invitation) -> QuerySet[Answer]:
    """What was answered, in the order of the questions."""
    return invitation.answers.select_related("question").order_by("question__position")


def improvements_visible_to(user: User) -> QuerySet[Improvement]:
    """Headquarters all, a branch its own and those of the house."""
    if not user.can(Right.SURVEYS):
        return Improvement.objects.none()
    rows = Improvement.objects.select_related("branch", "owner", "survey")
    if user.sees_every_branch:
        return rows
    return rows.filter(Q(branch=user.branch_id) | Q(branch=None))


def projects_visible_to(user: User) -> QuerySet[Project]:
    """The projects are of the whole house."""
    if not user.can(Right.SURVEYS):
        return Project.objects.none()
    return Project.objects.select_related("written_by")


def improvers_in(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    """Who answers for improvements."""
    owned = Improvement.objects.filter(pk__in=list(pks)).values_list("pk", "owner_id")
    return {pk: {str(Role.BRANCH_DIRECTOR): owner} for pk, owner in owned}
