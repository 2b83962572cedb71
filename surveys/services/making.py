"""Beginning a survey, an improvement, a project."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid
from core.steps import perform
from surveys.models import Improvement, Project, Survey

END_OF_DAY = time(18)


@transaction.atomic
def create(
    *,
    by: Actor,
    name: str,
    occasion: str,
    questions: Sequence[Mapping[str, Any]],
    cooldown_days: int = 30,
) -> Survey:
    """Begin a survey with its first questions; the name is there once."""
    try:
        with transaction.atomic():
            survey = Survey.objects.create(
                name=name, occasion=occasion, cooldown_days=cooldown_days
            )
    except IntegrityError:
        words = _("There is a survey of this name already.")
        raise Invalid(words, fields={"name": [words]}) from None
    return perform(survey, "write", by=by, questions=questions)


def improve(
    *,
    by: Actor,
    survey: Survey,
    theme: str,
    goal: str,
    measures: str,
    target: Decimal,
    impact: int,
    cost: int,
    due_on: date,
    branch: int | None = None,
) -> Improvement:
    """Plan an improvement; whoever plans it answers for it."""
    return Improvement.objects.create(
        survey=survey,
        branch_id=branch,
        theme=theme,
        goal=goal,
        measures=measures,
        target=target,
        impact=impact,
        cost=cost,
        owner_id=by.user_id,
        due_at=timezone.make_aware(datetime.combine(due_on, END_OF_DAY)),
    )


def request_project(*, by: Actor, name: str, agency: str, purpose: str) -> Project:
    """Ask for a survey by a third party."""
    return Project.objects.create(name=name, agency=agency, purpose=purpose)
