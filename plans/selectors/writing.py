"""What the plan editor shows: the customer on the left, what was typed and written on the right."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from accounts.models import User
from health_records import selectors as health
from plans import metrics
from plans.models import Plan, PlanDraft, PlanReview, PlanTemplate, PlanVersion
from plans.models.plan import PARTS

COMPARED = (*PARTS, "goals", "goods")


class Side(NamedTuple):
    """One line of two versions beside each other; ``tone``: same, changed, added or removed."""

    before: str
    after: str
    tone: str


def draft_of(plan: Plan, user: User) -> PlanDraft | None:
    """What the person was typing."""
    return PlanDraft.objects.filter(plan=plan, user=user).first()


def templates() -> Sequence[PlanTemplate]:
    """The library to begin from."""
    return PlanTemplate.objects.filter(active=True)


def told_by_customer(plan: Plan, user: User) -> list[tuple[Any, list[Any]]]:
    """The confirmed record and the assessment, each with its pages, as far as one may read."""
    special = health.may_see_special(user)
    found: list[tuple[Any, list[Any]]] = []
    version = health.current_confirmed(plan.order)
    if version is not None:
        pages = health.pages(version.sheet, version.answers, special=special)
        found.append((version.sheet.title, pages))
    assessment = health.assessment_of(plan.order)
    if assessment is not None and assessment.answers:
        pages = health.pages(assessment.sheet, assessment.answers, special=special)
        found.append((assessment.sheet.title, pages))
    return found


def flags_of(plan: Plan, user: User) -> list[str]:
    """The danger signs of the assessment."""
    assessment = health.assessment_of(plan.order)
    return health.flags_shown(assessment, user) if assessment is not None else []


def versions_of(plan: Plan) -> list[PlanVersion]:
    """What was written, newest first."""
    return list(plan.versions.order_by("-number"))


def reviews_of(plan: Plan) -> list[PlanReview]:
    """What was said of its versions, newest first."""
    found = PlanReview.objects.filter(version__plan=plan).select_related("version", "by")
    return list(found.order_by("-pk"))


def compare(before: PlanVersion, after: PlanVersion) -> list[tuple[str, list[Side]]]:
    """Part by part, line beside line."""
    return [(part, list(_beside(_lines(before, part), _lines(after, part)))) for part in COMPARED]


def _lines(version: PlanVersion, part: str) -> list[str]:
    if part != "goals":
        return version.lines_of(part)
    return [_goal(goal) for goal in version.content.get("goals", [])]


def _goal(goal: dict[str, Any]) -> str:
    known = metrics.DEFINITIONS[goal["metric"]]
    return f"{known.label} {goal.get('baseline') or '–'} → {goal['target']} {known.unit}"


def _beside(before: list[str], after: list[str]) -> Iterator[Side]:
    """Unchanged lines face each other, changed ones too, the rest faces nothing."""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = before[a:b], after[c:d]
        for n in range(max(len(old), len(new))):
            left = old[n] if n < len(old) else ""
            right = new[n] if n < len(new) else ""
            yield Side(left, right, _tone(tag, left, right))


def _tone(tag: str, left: str, right: str) -> str:
    if tag == "equal":
        return "same"
    if left and right:
        return "changed"
    return "removed" if left else "added"
