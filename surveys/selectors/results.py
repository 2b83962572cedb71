"""Satisfaction in figures: always with the number of answers and the share who answered.

Satisfied is four points or more; the net promoter score is the share of nines and tens less that
of zeros to sixes. What partners say is counted apart, for headquarters only. The number of
statements does not depend on the number of answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.models import User
from accounts.roles import Right
from surveys.choices import GREEN_FROM, RED_UP_TO, Occasion, QuestionKind
from surveys.models import Answer, Improvement, Invitation, Survey, SurveyVersion
from surveys.selectors.rows import improvements_visible_to, visible_to
from surveys.workflow import InvitationState

MONTHS = 12
#: Below so many answers a figure is marked as resting on few.
FEW = 30
#: A fifth of the questions is renewed each quarter (requirements G1).
RENEWED = 20
ANSWERED = (InvitationState.ANSWERED, InvitationState.ANALYSED)
Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a page of results is about; no month: the last twelve."""

    today: date
    month: str = ""
    branch: str = ""
    survey: str = ""
    occasion: str = ""

    @property
    def first(self) -> date:
        """The first day."""
        if self.month:
            return date.fromisoformat(f"{self.month}-01")
        return months_back(self.today)[-1]

    @property
    def start(self) -> datetime:
        """The first moment that belongs to it."""
        return timezone.make_aware(datetime.combine(self.first, time()))

    @property
    def until(self) -> date:
        """The last day of it that has begun."""
        return min(self.today, timezone.localdate(self.end) - timedelta(days=1))

    @property
    def end(self) -> datetime:
        """The first moment that does not."""
        last = self.first if self.month else self.today.replace(day=1)
        following = (last + timedelta(days=32)).replace(day=1)
        return timezone.make_aware(datetime.combine(following, time()))

    def narrowed(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """Of what the person may see: the branch, survey and occasion that are asked for."""
        rows = _seen_by(user, rows)
        if self.occasion:
            rows = rows.filter(survey__in=_on(self.occasion))
        elif not self.survey:
            rows = _of_customers(rows)
        for name, value in (("branch", self.branch), ("survey", self.survey)):
            if value:
                known = value.isdecimal() and len(value) < 19
                rows = rows.filter(**{f"{name}_id": int(value)}) if known else rows.none()
        return rows

    def answers(self, user: User) -> QuerySet[Answer]:
        """The counted answers."""
        return self.narrowed(_between(user, self.start, self.end), user)

    def invitations(self, user: User) -> QuerySet[Invitation]:
        """Who was asked."""
        rows = visible_to(user).filter(sent_at__gte=self.start, sent_at__lt=self.end)
        return self.narrowed(rows, user)


def answers_between(user: User, start: datetime, end: datetime) -> QuerySet[Answer]:
    """The counted answers of customers in a time, as far as the person may see them."""
    return _of_customers(_seen_by(user, _between(user, start, end)))


def _between(user: User, start: datetime, end: datetime) -> QuerySet[Answer]:
    if not user.can(Right.SURVEYS):
        return Answer.objects.none()
    return Answer.objects.filter(at__gte=start, at__lt=end, score__isnull=False)


def _seen_by(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Headquarters all, a branch what its customers say."""
    return rows if user.sees_every_branch else _of_customers(rows).filter(branch=user.branch_id)


def _of_customers(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.exclude(survey__in=_on(Occasion.PARTNER))


def _on(occasion: str) -> QuerySet[Any]:
    """The surveys of an occasion: few rows beside a million answers."""
    return Survey.objects.filter(occasion=occasion).values("pk")


def months_back(today: date) -> list[date]:
    """The first days of this month and of the eleven before, the newest first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


FIVE, NPS = Q(kind=QuestionKind.FIVE), Q(kind=QuestionKind.NPS)
COUNTED = {
    "n": Count("pk", filter=FIVE),
    "satisfied": Count("pk", filter=FIVE & Q(score__gte=GREEN_FROM)),
    "red": Count("pk", filter=FIVE & Q(score__lte=RED_UP_TO)),
    "average": Avg("score", filter=FIVE),
    "nps_n": Count("pk", filter=NPS),
    "promoters": Count("pk", filter=NPS & Q(score__gte=9)),
    "detractors": Count("pk", filter=NPS & Q(score__lte=6)),
}


def counted(rows: QuerySet[Answer], *by: str) -> list[Row]:
    """The figures by some fields, in one statement."""
    return list(rows.order_by().values(*by).annotate(**COUNTED).order_by(*by))


def whole(rows: QuerySet[Answer]) -> Row:
    """The figures of everything, in one statement."""
    found: Row = rows.order_by().aggregate(**COUNTED)
    return found


def by_month(rows: QuerySet[Answer]) -> dict[date, Row]:
    """The figures of each month."""
    found = rows.order_by().annotate(month=TruncMonth("at")).values("month").annotate(**COUNTED)
    return {timezone.localdate(row["month"]): row for row in found}


def is_green(average: Any) -> bool:
    """Whether an average counts as satisfied."""
    return average is not None and average >= GREEN_FROM


def nps_of(row: Mapping[str, Any]) -> int | None:
    """Promoters less detractors, in percent of those who said; None when nobody did."""
    if not row.get("nps_n"):
        return None
    return round(100 * (row["promoters"] - row["detractors"]) / row["nps_n"])


def asked(rows: QuerySet[Invitation]) -> tuple[int, int]:
    """How many were asked, and how many answered; one statement."""
    answered = Count("pk", filter=Q(state__in=ANSWERED))
    found = rows.order_by().aggregate(asked=Count("pk"), answered=answered)
    return found["asked"], found["answered"]


def tones(rows: QuerySet[Invitation]) -> dict[str, int]:
    """How many of each colour; one statement."""
    found = rows.filter(state__in=ANSWERED).order_by().values("tone").annotate(n=Count("pk"))
    return dict(found.values_list("tone", "n"))


def by_stratum(rows: QuerySet[Invitation]) -> list[Row]:
    """Asked and answered in each stratum of the samples."""
    answered = Count("pk", filter=Q(state__in=ANSWERED))
    strata = rows.exclude(stratum="").order_by().values("stratum")
    return list(strata.annotate(asked=Count("pk"), answered=answered).order_by("stratum"))


def renewal(today: date) -> list[Row]:
    """By survey: how much of the questions is new in this quarter's versions."""
    first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    start = timezone.make_aware(datetime.combine(first, time()))
    versions = SurveyVersion.objects.filter(survey__state="published", published_at__gte=start)
    latest: dict[str, Row] = {}
    for version in versions.select_related("survey").order_by("number"):
        row = latest.setdefault(version.survey.name, {"survey": version.survey, "renewed": 0})
        row["renewed"] = max(row["renewed"], version.renewed)
    return list(latest.values())


def matrix(user: User) -> Sequence[Improvement]:
    """The improvements that are being worked on, the best ratio of impact to cost first."""
    live = improvements_visible_to(user).filter(state__in=("planned", "running", "observing"))
    return sorted(live, key=lambda one: (one.cost - one.impact, one.pk))
