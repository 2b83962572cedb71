"""Who does a piece of work: by type, skill and load, the reasons in words (requirements E2)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.reach import Directory
from core import clock
from core.actors import SYSTEM
from core.locks import one_at_a_time
from core.steps import perform
from servicedesk.models import ServiceRequest, WorkOrder
from servicedesk.selectors import works

#: A level of skill is worth this much, a work order in hand costs so much.
PER_LEVEL, PER_WORK, SAME_BRANCH = 10, 4, 5


@dataclass(frozen=True)
class Candidate:
    """Somebody who could do it, and what speaks for and against."""

    user: User
    level: int
    load: int
    away: bool
    here: bool

    @property
    def points(self) -> int:
        """What skill is worth, less what is in hand already."""
        return self.level * PER_LEVEL + self.here * SAME_BRANCH - self.load * PER_WORK

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """The best first; of equals the one with less in hand, then the longest here."""
        return (self.away, -self.points, self.load, self.user.pk)

    def told(self) -> dict[str, object]:
        """As it stays with the order."""
        numbers = {"level": self.level, "load": self.load, "points": self.points}
        return {"name": str(self.user), **numbers, "away": self.away, "here": self.here}


def candidates(kind: str, branch_id: int | None) -> list[Candidate]:
    """Everybody with the skill, the best first."""
    skills = list(works.skilled(kind, branch_id))
    loads = works.load_of(skill.user_id for skill in skills)
    away = Directory.at(clock.now()).deputies
    found = [
        Candidate(
            user=skill.user,
            level=skill.level,
            load=loads.get(skill.user_id, 0),
            away=skill.user_id in away,
            here=skill.user.branch_id == branch_id,
        )
        for skill in skills
    ]
    return sorted(found, key=lambda one: one.rank)


@transaction.atomic
def open_work(request: ServiceRequest) -> WorkOrder:
    """The work order of an accepted request, given to whoever fits best; else a lead decides."""
    one_at_a_time("work-order")  # two at once would both go to the same person
    fitting = candidates(request.kind, request.branch_id)
    best = next((one for one in fitting if not one.away), None)
    work = WorkOrder.objects.create(request=request, kind=request.kind, urgent=request.urgent)
    work = perform(work, "open", by=SYSTEM, nobody=best is None)
    if best is None:
        return work
    reasons = [one.told() for one in fitting]
    return perform(work, "assign", by=SYSTEM, assignee=best.user, reasons=reasons)


def in_words(reasons: list[dict[str, object]]) -> list[str]:
    """Why this assignee and not another, one line for each."""
    lines = []
    for one in reasons:
        line = _("%(name)s: skill %(level)s, %(load)s in hand, %(points)s points") % one
        if one["here"]:
            line += _(" · same branch")
        if one["away"]:
            line += _(" · on leave, left out")
        lines.append(line)
    return lines
