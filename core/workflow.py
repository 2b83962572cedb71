"""The base of every state machine and the one way to declare a step."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models
from django_fsm import GET_STATE, FSMField, transition

from core.actors import Actor
from core.clock import Moment

Guard = Callable[[Any], bool]
Person = Callable[[Any, Actor], bool]
AnyCheck = TypeVar("AnyCheck", bound=Callable[..., bool])


def guard(reason: Any) -> Callable[[AnyCheck], AnyCheck]:
    """Give a condition the words that a disabled button and a 409 show (a lazy string).

    A condition on the person, ``f(row, by)``, shows no button; its words are those of the 403.
    """

    def label(check: AnyCheck) -> AnyCheck:
        check.reason = reason  # type: ignore[attr-defined]  # a function carries its words
        return check

    return label


@dataclass(frozen=True)
class StepSpec:
    """What a step is, for every door: words, who may, what it asks for, why it may be blocked."""

    name: str
    label: Any
    roles: frozenset[str]
    form: type[forms.Form] | None
    guards: tuple[Guard, ...]
    sources: tuple[str, ...]
    target: str | None
    tone: str  # primary | normal | danger: how the button looks
    only: tuple[Person, ...] = ()  # who of those with the role: four eyes, one's own form

    def barred(self, row: Any, by: Actor) -> list[str]:
        """Why this person, of all who hold the role, may not."""
        return [str(p.reason) for p in self.only if not p(row, by)]  # type: ignore[attr-defined]  # set by guard

    def unmet(self, row: Any) -> list[str]:
        """The words of the guards that say no now."""
        return [str(g.reason) for g in self.guards if not g(row)]  # type: ignore[attr-defined]  # set by guard


def _with_data(method: Callable[..., Any]) -> Callable[..., Any]:
    """Let data come as one mapping: a field may be called like an argument of the library's."""

    @wraps(method)
    def taking(row: Any, data: Mapping[str, Any] = MappingProxyType({}), /, **more: Any) -> Any:
        return method(row, **data, **more)

    return taking


def step(
    field: FSMField,
    *,
    source: str | Sequence[str],
    target: str | GET_STATE | None,
    label: Any,
    roles: Collection[str],
    form: type[forms.Form] | None = None,
    guards: Sequence[Guard] = (),
    only: Sequence[Person] = (),
    tone: str = "normal",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a transition. ``target=None`` keeps the state: something is done, nothing moves.

    ``target=GET_STATE(function, states=[…])`` goes where the row says: back to where it was.
    """
    sources = (source,) if isinstance(source, str) else tuple(source)

    def declare(method: Callable[..., Any]) -> Callable[..., Any]:
        spec = StepSpec(
            name=method.__name__,
            label=label,
            roles=frozenset(str(role) for role in roles),
            form=form,
            guards=tuple(guards),
            sources=tuple(str(s) for s in sources),
            target=_in_words(target),
            tone=tone,
            only=tuple(only),
        )
        declared: Callable[..., Any] = transition(
            field=field, source=list(sources), target=target, custom={"step": spec}
        )(_with_data(method))
        return declared

    return declare


def _in_words(target: str | GET_STATE | None) -> str | None:
    if isinstance(target, GET_STATE):
        return "|".join(str(state) for state in target.allowed_states)
    return None if target is None else str(target)


@dataclass(frozen=True)
class Acting:
    """Who is doing the step, and when; a transition reads it as ``self.acting``."""

    by: Actor
    at: datetime


class Workflow(models.Model):
    """A row with a state. Its state changes only through ``core.steps.perform``.

    ``version`` grows with every step; a door that shows a form sends it back, so that nobody
    overwrites what they have not read.
    """

    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = Moment(editable=False, db_default=models.Func(function="core_now"))
    updated_at = Moment(editable=False, db_default=models.Func(function="core_now"))

    acting: Acting
    state_field: ClassVar[str] = "state"
    #: Relations that every step reads (case, customer, branch): fetched with the lock.
    parents: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def case_key(self) -> str:
        """What all rows of one service share: ``order:12``."""
        raise NotImplementedError

    @property
    def customer_key(self) -> int | None:
        """The customer whose timeline this row belongs to."""
        return getattr(self, "customer_id", None)

    @property
    def partner_key(self) -> int | None:
        """The partner who is spoken to in the place of a customer."""
        return getattr(self, "partner_id", None)

    @property
    def branch_key(self) -> int | None:
        """The branch whose people answer for this row."""
        return getattr(self, "branch_id", None)

    @property
    def key(self) -> str:
        """This row's name in logs and events: ``contracts.contract:7``."""
        return f"{self._meta.label_lower}:{self.pk}"

    @classmethod
    def look_up(cls, rows: Sequence[Any]) -> None:
        """Ask at once what the guards of many locked rows would ask one after the other."""

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Reload, state included (django-fsm-2 only allows that when the value is gone)."""
        for name in fsm_fields(type(self)):
            self.__dict__.pop(name, None)
        super().refresh_from_db(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Validate all but the state, which no form may set."""
        super().clean_fields(exclude=set(exclude or ()) | set(fsm_fields(type(self))))


def fsm_fields(model: type[models.Model]) -> list[str]:
    """The names of a model's state fields."""
    return [f.attname for f in model._meta.concrete_fields if isinstance(f, FSMField)]


def steps_of(model: type[models.Model]) -> dict[str, StepSpec]:
    """Every step of a machine, by name, in the order of declaration."""
    if model not in _steps:
        _steps[model] = dict(_find(model))
    return _steps[model]


_steps: dict[type[models.Model], dict[str, StepSpec]] = {}


def _find(model: type[models.Model]) -> list[tuple[str, StepSpec]]:
    names = [name for base in reversed(model.__mro__) for name in vars(base)]
    found = []
    for name in dict.fromkeys(names):
        machine = getattr(getattr(model, name, None), "_django_fsm", None)
        if machine is not None:
            first = next(iter(machine.transitions.values()))
            found.append((name, first.custom["step"]))
    return found
