"""Four eyes: nobody signs twice, nobody signs what they asked for.

A document that others must sign keeps everybody who asked for it, in whichever round, and has one
column for each signature. The guards say no to a person before anything is tried, the constraints
say no to every other way into the table. A refusal clears the signatures; the next request is a
new round, and the step log keeps the rounds before it.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from core.actors import Actor
from core.workflow import Person, guard


class Asked(models.Model):
    """Who asked, and for the how manieth time."""

    asked = ArrayField(
        models.BigIntegerField(), verbose_name=_("asked for by"), default=list, editable=False
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)

    class Meta:
        abstract = True

    def ask(self, by: Actor) -> None:
        """Somebody asks: from now on this person may not sign."""
        if by.user_id is not None and by.user_id not in self.asked:
            self.asked = [*self.asked, by.user_id]


@guard(_("Who asked for it may not approve it."))
def did_not_ask(row: Any, by: Actor) -> bool:
    """Only somebody else signs, and only a person."""
    return by.user_id is not None and by.user_id not in row.asked


def did_not_sign(*signatures: str) -> Person:
    """Nobody signs at two places of the same document."""

    @guard(_("You have signed this already; another person must do this."))
    def check(row: Any, by: Actor) -> bool:
        return all(getattr(row, f"{name}_id") != by.user_id for name in signatures)

    return check


def different_people(table: str, *signatures: str) -> tuple[models.CheckConstraint, ...]:
    """The database's word on it: no two signatures of one person, none of somebody who asked."""
    return (*_apart(table, signatures), *_not_asked(table, signatures))


def signed_before(
    table: str, signature: str, states: Collection[str]
) -> tuple[models.CheckConstraint, ...]:
    """No row is in one of these states without the signature."""
    condition = ~Q(state__in=[str(s) for s in states]) | Q(**{f"{signature}__isnull": False})
    return (models.CheckConstraint(condition=condition, name=f"{table}_needs_{signature}"),)


def _apart(table: str, signatures: Sequence[str]) -> Iterator[models.CheckConstraint]:
    for one, other in combinations(signatures, 2):
        yield models.CheckConstraint(
            condition=~Q(**{one: F(other)}), name=f"{table}_{one}_not_{other}"
        )


def _not_asked(table: str, signatures: Sequence[str]) -> Iterator[models.CheckConstraint]:
    for name in signatures:
        place = Func(F("asked"), F(name), function="array_position", output_field=IntegerField())
        yield models.CheckConstraint(
            condition=Q(IsNull(place, True)), name=f"{table}_{name}_did_not_ask"
        )
