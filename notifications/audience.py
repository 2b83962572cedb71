"""Who is meant by a role of a case: the team's person, else the branch's, else headquarters'."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from accounts.models import Absence, User
from accounts.reach import Directory
from accounts.workflow import AbsenceState
from core.cases import people_of


def holders(
    role: str,
    *,
    case_key: str,
    branch_id: int | None,
    at: datetime,
    team: Mapping[str, int] | None = None,
) -> list[int]:
    """The people to tell now; a deputy hears what an absent person would have."""
    known = people_of(case_key) if team is None else team
    if role in known:
        return present([known[role]], at)
    return present(_in_branch(role, branch_id), at)


def present(user_ids: Iterable[int], at: datetime) -> list[int]:
    """The same people with deputies in the place of those who are away; each once."""
    wanted = list(dict.fromkeys(user_ids))
    away = Absence.objects.filter(
        user_id__in=wanted, state=AbsenceState.APPROVED, starts_at__lte=at, ends_at__gt=at
    )
    if not wanted or not away.exists():
        return wanted
    directory = Directory.at(at)
    standing = [directory.standing_in(pk) or directory.lead_of(pk) for pk in wanted]
    return list(dict.fromkeys(pk for pk in standing if pk is not None))


def _in_branch(role: str, branch_id: int | None) -> list[int]:
    staff = User.objects.filter(is_active=True, roles__contains=[role]).order_by("pk")
    in_branch = list(staff.filter(branch_id=branch_id).values_list("pk", flat=True))
    if in_branch or branch_id is None:
        return in_branch
    return list(staff.filter(branch_id=None).values_list("pk", flat=True))
