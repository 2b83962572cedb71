"""A state changes through the one door; machines are whole; the table names real steps."""

import ast

import pytest
from django.apps import apps

from accounts.roles import Party, Role
from core.workflow import Workflow, fsm_fields, steps_of
from sla.table import RULES
from tests.architecture.tree import LEVEL, ROOT, code_files, name, parsed

MACHINES = [m for m in apps.get_models() if issubclass(m, Workflow)]
#: perform is the door; the engine moves clocks that it has locked, many at a time.
DOORS = {"core/steps.py", "sla/engine.py"}


def every_event():
    return {f"{m._meta.label_lower}.{step}" for m in MACHINES for step in steps_of(m)}


def test_the_timing_table_names_steps_that_exist():
    named = {e for r in RULES.values() for e in (*r.starts, *r.closes, *r.cancels)}
    assert named - every_event() - {"sla.clock.late"} == set()


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m._meta.label)
def test_every_state_is_reached_and_the_roles_are_known(machine):
    field = machine._meta.get_field(fsm_fields(machine)[0])
    steps = steps_of(machine).values()
    # a step that goes where the row says names its ends with a bar between them
    ends = {end for s in steps for end in str(s.target).split("|")}
    reached = ends | {str(field.default)}
    every = {value for value, _ in field.choices}
    knows = {*Role.values, *Party.values}

    assert every - reached - initial(machine) == set()
    assert {s for spec in steps for s in spec.sources} <= every
    assert {role for spec in steps for role in spec.roles} <= knows
    assert [spec.name for spec in steps if not spec.roles] == []


def initial(machine):
    """Further states that a row can begin in (a silent clock)."""
    return set(getattr(machine, "INITIAL_STATES", ()))


def test_nobody_writes_a_state_but_the_door():
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code_files()
        if name(path) not in DOORS
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr == "state"
    ]
    assert wrong == []


def test_no_update_goes_round_the_door():
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("update", "bulk_update")
        and any(keyword.arg == "state" for keyword in node.keywords)
    ]
    assert wrong == []


def test_there_are_no_signal_receivers():
    wrong = [
        name(path)
        for path in code_files()
        if "django.dispatch" in path.read_text(encoding="utf-8")
        or "django.db.models.signals" in path.read_text(encoding="utf-8")
    ]
    assert wrong == []


def test_the_layers_know_every_app():
    ours = {
        c.label
        for c in apps.get_app_configs()
        if c.path.startswith(f"{ROOT}/") and ".venv" not in c.path
    }
    assert ours <= set(LEVEL)
