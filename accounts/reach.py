"""Who is told: the owner or a deputy, the lead, the supervisor – resolved for everyone at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from accounts.models import Absence, User
from accounts.roles import DEFAULT_LEAD, LEAD_OF_ROLE, Party, Role
from accounts.workflow import AbsenceState
from core.prepared import Asked, Hole

#: A deputy may be away too; a chain longer than this, or a circle, ends at the lead.
MOST_HOPS = 5
#: What the product itself owes is followed up by customer service when it fails.
STANDS_FOR = {Party.SYSTEM.value: Role.CUSTOMER_SERVICE.value}


_staff = Asked(
    lambda: (
        User.objects.filter(is_active=True)
        .order_by("pk")
        .values_list("pk", "roles", "branch_id", "superior_id")
    )
)
_away = Asked(
    lambda: Absence.objects.filter(
        state=AbsenceState.APPROVED, starts_at__lte=Hole("at"), ends_at__gt=Hole("at")
    ).values_list("user_id", "deputy_id")
)


class Reached(NamedTuple):
    """``key`` names an owner (``u:7``) or a queue (``q:3:admin_clerk``)."""

    key: str
    audience: str
    user_id: int


class Colleague(NamedTuple):
    """What matters of a member of staff when somebody must be told."""

    pk: int
    roles: list[str]
    branch_id: int | None
    superior_id: int | None


@dataclass
class Directory:
    """All active staff and today's deputies, loaded once for a sweep."""

    users: dict[int, Colleague]
    deputies: dict[int, int]
    holders: dict[tuple[int | None, str], list[int]] = field(default_factory=dict)

    @classmethod
    def at(cls, now: datetime) -> "Directory":
        """The directory as it is at a moment."""
        users = {row[0]: Colleague(*row) for row in _staff()}
        found = cls(users, dict(_away(at=now)))
        for user in users.values():
            for role in user.roles:
                found.holders.setdefault((user.branch_id, role), []).append(user.pk)
        return found

    def standing_in(self, user_id: int) -> int | None:
        """The person, or who stands in; None when the chain of deputies leads to nobody."""
        seen = set()
        while user_id in self.deputies and len(seen) < MOST_HOPS and user_id not in seen:
            seen.add(user_id)
            user_id = self.deputies[user_id]
        here = user_id in self.users and user_id not in self.deputies
        return user_id if here else None

    def lead_of(self, user_id: int) -> int | None:
        """The direct superior, else the lead of the person's first role in the branch."""
        user = self.users.get(user_id)
        if user is None:
            return self.supervisor()
        if user.superior_id is not None and self.standing_in(user.superior_id) is not None:
            return self.standing_in(user.superior_id)
        role = user.roles[0] if user.roles else ""
        return self.lead_of_role(user.branch_id, role, besides=user_id)

    def lead_of_role(self, branch_id: int | None, role: str, besides: int = 0) -> int | None:
        """Who answers for a role in a branch."""
        role = STANDS_FOR.get(role, role)
        lead = LEAD_OF_ROLE.get(Role(role), DEFAULT_LEAD) if role in Role.values else DEFAULT_LEAD
        for at in (branch_id, None):
            for holder in self._present(at, lead):
                if holder != besides:
                    return holder
        return self.supervisor()

    def supervisor(self) -> int | None:
        """Headquarters: the last one to hear."""
        everywhere = (
            pk for (_, role), pks in self.holders.items() if role == Role.SUPERVISOR for pk in pks
        )
        return next((pk for pk in everywhere if self.standing_in(pk) == pk), None)

    def members(self, branch_id: int | None, role: str) -> list[int]:
        """Those in a branch (or, when it has none, at headquarters) who share a queue."""
        role = STANDS_FOR.get(role, role)
        return self._present(branch_id, role) or self._present(None, role)

    def reached(
        self, owners: Iterable[int], queues: Iterable[tuple[int | None, str]]
    ) -> Iterator[Reached]:
        """Who hears of the clocks of these owners and queues, by audience."""
        boss = self.supervisor()
        for owner in owners:
            key, lead = f"u:{owner}", self.lead_of(owner)
            yield from self._three(key, [self.standing_in(owner) or lead], lead, boss)
        for branch_id, role in queues:
            key, lead = f"q:{branch_id or 0}:{role}", self.lead_of_role(branch_id, role)
            yield from self._three(key, self.members(branch_id, role) or [lead], lead, boss)

    def _present(self, branch_id: int | None, role: str) -> list[int]:
        present = (self.standing_in(pk) for pk in self.holders.get((branch_id, role), []))
        return list(dict.fromkeys(pk for pk in present if pk is not None))

    def _three(
        self, key: str, owners: list[int | None], lead: int | None, boss: int | None
    ) -> Iterator[Reached]:
        people = [("owner", pk) for pk in owners] + [("lead", lead), ("supervisor", boss)]
        for audience, pk in people:
            if pk is not None:
                yield Reached(key, audience, pk)
