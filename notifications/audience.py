"""Who is meant by a role of a case: the team's person, else the branch's, else headquarters'."""

from collections.abc import Collection, Mapping
from datetime import datetime

from accounts.models import Absence, User
from accounts.reach import Directory
from core.cases import people_of
from core.prepared import Asked, Hole, among, holding

APPROVED = "approved"
_away = Asked(
    lambda: Absence.objects.filter(
        among("accounts_absence.user_id", "users"),
        state=APPROVED,
        starts_at__lte=Hole("at"),
        ends_at__gt=Hole("at"),
    ).values_list("user_id", flat=True)
)
_holding = User.objects.filter(holding("accounts_user.roles", "role"), is_active=True)
_holding_in = Asked(
    lambda: _holding.filter(branch=Hole("branch")).order_by("pk").values_list("pk", flat=True)
)
_holding_at_headquarters = Asked(
    lambda: _holding.filter(branch=None).order_by("pk").values_list("pk", flat=True)
)


def holders(role: str, *, case_key: str, branch_id: int | None, at: datetime) -> list[int]:
    """The people to tell now: those of the role, deputies in the place of the absent."""
    meant = meant_by(role, people_of(case_key), branch_id)
    standing = standing_for(meant, at)
    return list(dict.fromkeys(standing[pk] for pk in meant))


def meant_by(role: str, team: Mapping[str, int], branch_id: int | None) -> list[int]:
    """Those who hold a role of a case, there or not."""
    if role in team:
        return [team[role]]
    in_branch = _holding_in(role=role, branch=branch_id) if branch_id is not None else []
    return in_branch or _holding_at_headquarters(role=role)


def standing_for(wanted: Collection[int], at: datetime) -> dict[int, int]:
    """Who hears in the place of each: mostly the same person, else a deputy or the lead."""
    same = {pk: pk for pk in wanted}
    absent = _away(users=list(wanted), at=at) if wanted else []
    if not absent:
        return same
    directory = Directory.at(at)
    return same | {pk: directory.standing_in(pk) or directory.lead_of(pk) or pk for pk in absent}
