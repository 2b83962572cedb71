"""Rows in random hands: one example is one transaction that is taken back."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any

from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from core import clock
from core.actors import Actor
from core.errors import Problem
from core.models import StepLog
from core.steps import perform
from sla.models import Clock
from sla.table import RULES
from tests.cells import Table, everybody
from tests.customers.factories import make_branch

NUMBER = st.integers(0, 99)


class InATransaction(RuleBasedStateMachine):
    """``begin`` sets the scene; what was seen is counted over all examples."""

    seen: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.begin()

    def begin(self) -> None:
        raise NotImplementedError

    def teardown(self) -> None:
        clock.hold(None)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)


class InRandomHands(InATransaction):
    """``begin`` makes ``row``; ``attempt`` does a step or is told why not."""

    row: Any
    done = 0

    def __init__(self) -> None:
        super().__init__()
        self.begun = self.logged()

    def logged(self) -> int:
        return StepLog.objects.filter(row_key=self.row.key).count()

    def attempt(self, step: str, by: Actor, data: Mapping[str, Any]) -> bool:
        """A refusal leaves no trace; what is done stands in the log."""
        before = StepLog.objects.count()
        try:
            with transaction.atomic():
                self.row = perform(self.row, step, by=by, **data)
        except Problem:
            assert StepLog.objects.count() == before
            self.seen["refused"] += 1
            return False
        self.done += 1
        self.seen["done"] += 1
        self.seen[step] += 1
        assert self.logged() == self.begun + self.done
        return True

    def who_did(self, step: str) -> set[int | None]:
        """The people in the log of this row."""
        rows = StepLog.objects.filter(row_key=self.row.key, step=step)
        return set(rows.values_list("actor_id", flat=True))


class AnyHands(InRandomHands):
    """A machine as it stands in the table of its matrix: nothing else can be done, in any order."""

    table: Table
    people: Mapping[str, Actor]

    def begin(self) -> None:
        self.row, self.people = self.make(), everybody(make_branch())

    def make(self) -> Any:
        raise NotImplementedError

    def data_of(self, step: str) -> Mapping[str, Any]:
        return self.table[step][2]

    @rule(step=NUMBER, role=NUMBER)
    def anybody_does_anything(self, step: int, role: int) -> None:
        self.let(pick(self.people, role), pick(self.table, step))

    @rule(step=NUMBER, role=NUMBER)
    def it_goes_on(self, step: int, role: int) -> None:
        state = str(self.row.state)
        if ways := [name for name, (sources, *_more) in self.table.items() if state in sources]:
            name = pick(ways, step)
            self.let(pick(self.table[name][1], role), name)

    def let(self, role: str, step: str) -> None:
        before, version = str(self.row.state), self.row.version
        if self.attempt(step, self.people[role], self.data_of(step)):
            assert before in self.table[step][0]
            assert role in self.table[step][1]
            assert self.row.version == version + 1

    @invariant()
    def the_log_is_one_chain(self) -> None:
        ways = StepLog.objects.filter(row_key=self.row.key).order_by("id")
        chain = list(ways.values_list("before", "after"))
        assert all(one[1] == then[0] for one, then in pairwise(chain))
        assert not chain or chain[-1][1] == self.row.state

    @invariant()
    def what_was_done_is_not_owed(self) -> None:
        last = StepLog.objects.filter(row_key=self.row.key).order_by("-id").first()
        done = last and f"{self.row._meta.label_lower}.{last.step}"
        owed = Clock.objects.filter(subject_key=self.row.key, state__in=["running", "paused"])
        rules = [RULES[code] for code in owed.values_list("code", flat=True)]
        assert not [r.code for r in rules if done in r.closes and done not in r.starts]


def pick(some: Iterable[str], number: int) -> str:
    """One of them; a number chooses."""
    ordered = sorted(some)
    return ordered[number % len(ordered)]


def wander(table: Table, make: Callable[[], Any], **more: Any) -> None:
    """A row of the table's machine in any hands until every step of it was done."""
    steps = {step: 1 for step, (sources, *_more) in table.items() if sources}
    kind = type("Wanderer", (AnyHands,), {"table": table, "make": lambda _self: make(), **more})
    play(kind, {"refused": 1, **steps}, examples=6)


#: A play in which something was not seen often enough is followed by another, with other draws.
PLAYS = 8


def play(
    machine: type[InATransaction], until: Mapping[str, int], *, examples: int = 8, steps: int = 20
) -> None:
    """Let chance play until every case of ``until`` was seen so often; less would prove nothing.

    Hypothesis also draws from the constants of the modules that happen to be loaded: the same seed
    is another play elsewhere, so what one play shows is not to be relied upon.
    """
    machine.seen = Counter()
    machine.TestCase.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],  # shrinking against a database takes minutes
    )
    for number in range(PLAYS):
        seed(number)(machine).TestCase("runTest").runTest()
        if not (rare := {case for case, often in until.items() if machine.seen[case] < often}):
            return
    raise AssertionError(f"too seldom in {PLAYS} plays: {rare}, of {dict(machine.seen)}")


def put(row: Any, state: str, **more: Any) -> Any:
    """Straight into a state, as no door can."""
    columns = {"state": state, **more}
    changes = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {changes} WHERE id = %s",  # noqa: S608 - our own names
            [*columns.values(), row.pk],
        )
    return type(row).objects.get(pk=row.pk)
