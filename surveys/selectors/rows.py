"""Who sees which surveys, invitations and improvements."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right, Role
from surveys.models import Answer, Improvement, Invitation, Project, Survey, SurveyRound


def surveys_visible_to(user: User) -> QuerySet[Survey]:
    """Surveys are of the whole house."""
    return Survey.objects.all() if user.can(Right.SURVEYS) else Survey.objects.none()


def rounds_visible_to(user: User) -> QuerySet[SurveyRound]:
    """So are the samples."""
    if not user.can(Right.SURVEYS):
        return SurveyRound.objects.none()
    return SurveyRound.objects.select_related("survey")


def visible_to(user: User) -> QuerySet[Invitation]:
    """Headquarters all, a branch its own; nobody reads what was said of oneself here."""
    if not user.can(Right.SURVEYS):
        return Invitation.objects.none()
    return _of_branch(Invitation.objects.all(), user)


def for_list(user: User) -> QuerySet[Invitation]:
    """Invitations with what their row shows; the words stay sealed."""
    rows = visible_to(user).select_related("customer", "branch", "survey", "coach")
    return rows.defer("kept", "cause", "measures")


def for_detail(user: User) -> QuerySet[Invitation]:
    """An invitation with what its page shows."""
    related = ("customer", "branch", "survey", "version_asked", "coach", "doctor", "entered_by")
    return visible_to(user).select_related(*related, "order")


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


def _of_branch(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    if user.sees_every_branch:
        return rows
    return rows.filter(branch=user.branch_id) if user.branch_id else rows.none()


def improvers_in(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    """Who answers for improvements."""
    owned = Improvement.objects.filter(pk__in=list(pks)).values_list("pk", "owner_id")
    return {pk: {str(Role.BRANCH_DIRECTOR): owner} for pk, owner in owned}
