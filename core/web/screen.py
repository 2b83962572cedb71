"""What a screen is: declared by an app, kept in one registry, asked by menu, pages and links."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from core.seen import seen_or_404
from core.workflow import Workflow, steps_of

Rows = QuerySet[Any]
Choices = Sequence[tuple[Any, Any]]


def state_field(model: type[Workflow]) -> Any:
    """The field that holds the state of a machine, with its words."""
    return model._meta.get_field(model.state_field)


@cache
def finished(model: type[Workflow]) -> frozenset[str]:
    """The states from which nothing leads on but what undoes them."""
    states = {str(value) for value, _label in state_field(model).choices or ()}
    steps = [one for one in steps_of(model).values() if one.tone != "danger" and one.target]
    return frozenset(
        s for s in states if not any(s in one.sources and one.target != s for one in steps)
    )


@dataclass(frozen=True)
class Column:
    """A column of list and spreadsheet. ``value`` is a path (``order.branch``) or ``f(row, user)``.

    kinds: text, date, datetime, money, state, person, deadline, number, masked.
    """

    key: str
    label: Any
    value: str | Callable[[Any, Any], Any] | None = None
    kind: str = "text"
    sort: str = ""
    tone: Callable[[Any, Any], str] | None = None  # (row, user): a .state of the style


@dataclass(frozen=True)
class Filter:
    """A choice that narrows the list; without ``apply`` the key is the field."""

    key: str
    label: Any
    choices: Choices | Callable[[Any], Choices]
    apply: Callable[[Rows, str], Rows] | None = None
    more: Callable[[str], Any] | None = None  # words of a value that is not offered; none: unknown

    def options(self, user: Any, chosen: str = "") -> list[tuple[str, str]]:
        """What can be chosen, as text; with what was chosen, where more can be than is offered."""
        known = self.choices(user) if callable(self.choices) else self.choices
        found = [(str(value), str(label)) for value, label in known]
        if chosen and self.more and chosen not in dict(found) and (label := self.more(chosen)):
            found.append((chosen, str(label)))
        return found

    def narrow(self, rows: Rows, value: str) -> Rows:
        """The rows that remain."""
        return self.apply(rows, value) if self.apply else rows.filter(**{self.key: value})


@dataclass(frozen=True)
class Panel:
    """A piece of the detail page above the tabs: a template and what it needs."""

    template: str
    context: Callable[[HttpRequest, Any], Mapping[str, Any]] | None = None


@dataclass(frozen=True)
class Tab:
    """A tab of the detail page; its context is only asked for when it is open."""

    key: str
    label: Any
    template: str
    context: Callable[[HttpRequest, Any], Mapping[str, Any]] | None = None
    shown: Callable[[Any, Any], bool] | None = None  # (row, user)
    lazy: bool = False  # costly: fetched after the page is there


@dataclass(frozen=True)
class Link:
    """Somewhere else to go from a detail page."""

    label: Any
    url: str


@dataclass(frozen=True, kw_only=True)
class Screen:
    """The list and the detail frame of one model."""

    slug: str
    model: type[Model]
    right: str
    label: Any
    label_plural: Any
    visible_to: Callable[[Any], Rows]
    columns: tuple[Column, ...]
    for_list: Callable[[Any], Rows] | None = None
    for_detail: Callable[[Any], Rows] | None = None
    icon: str = "dot"
    group: str = ""  # no group: not in the menu
    title: Callable[[Any, Any], Any] | None = None
    facts: Callable[[Any, Any], Sequence[tuple[Any, Any]]] | None = None
    ordering: str = "-pk"
    filters: tuple[Filter, ...] = ()
    search: Callable[[Any, str], Q | Rows] | None = None
    search_hint: Any = ""
    path: tuple[str, ...] = ()
    panels: tuple[Panel, ...] = ()
    tabs: tuple[Tab, ...] = ()
    opens: Callable[[Any, Any], str] | None = None  # (row, user): the tab to begin with
    links: Callable[[Any, Any], Sequence[Link]] | None = None
    initial: Callable[[Any, str, Any], Mapping[str, Any]] | None = None
    create_form: type[forms.BaseForm] | None = None
    create: Callable[..., Any] | None = None
    create_roles: Collection[str] = ()
    create_label: Any = ""
    bulk: tuple[str, ...] = ()  # the steps that can be done for many rows at once
    empty: Any = ""  # what to do when there is nothing yet
    export: bool = True

    @property
    def is_workflow(self) -> bool:
        """Whether the rows have a state, steps and a log."""
        return issubclass(self.model, Workflow)

    @property
    def all_filters(self) -> tuple[Filter, ...]:
        """The declared filters, with the state's in front."""
        if not issubclass(self.model, Workflow):
            return self.filters
        known = state_field(self.model)
        state = Filter(known.name, known.verbose_name, known.choices or ())
        return (state, *self.filters)

    def admit(self, request: HttpRequest) -> Any:
        """The person, if the screen is open to them; else 403."""
        if not self.open_to(request.user):
            raise PermissionDenied
        return request.user

    def open_to(self, user: Any) -> bool:
        """Whether a person may open the screen at all."""
        return bool(user.is_authenticated and user.can(self.right))

    def may_create(self, user: Any) -> bool:
        """Whether a person may enter a row by hand."""
        return self.create is not None and user.actor.may(frozenset(map(str, self.create_roles)))

    def list_rows(self, user: Any) -> Rows:
        """What the list starts from."""
        return (self.for_list or self.visible_to)(user)

    def row(self, request: HttpRequest, pk: int) -> Any:
        """The row with all that its page shows: 403 without the right, 404 out of sight."""
        user = self.admit(request)
        return seen_or_404(self.for_detail or self.visible_to, user, pk)

    def title_of(self, row: Any, user: Any) -> str:
        """What the row is called."""
        return str(self.title(row, user) if self.title else row)

    def list_url(self) -> str:
        """Where the list is."""
        return reverse(self.slug)

    def url(self, row: Any) -> str:
        """Where a row's page is."""
        return reverse(f"{self.slug}-detail", args=[row.pk])

    def step_url(self, row: Any, step: str) -> str:
        """Where a step of a row is asked for and done."""
        return reverse(f"{self.slug}-step", args=[row.pk, step])


@dataclass
class _Registry:
    """Everything declared, filled while the URLs are being built and only read from then on."""

    screens: dict[str, Screen] = field(default_factory=dict)
    by_model: dict[str, Screen] = field(default_factory=dict)
    clocks: Callable[[Collection[str]], Mapping[str, list[dict[str, Any]]]] = lambda keys: {}
    bell: Callable[[Any], Mapping[str, Any]] = lambda user: {}


_known = _Registry()


def register(screen: Screen) -> Screen:
    """Make a screen reachable. The first one of a model is where its rows are shown."""
    if not screen.right:
        raise ImproperlyConfigured(f"screen {screen.slug!r} names no right")
    if unknown := [step for step in screen.bulk if step not in steps_of(screen.model)]:
        raise ImproperlyConfigured(f"screen {screen.slug!r} has no steps {unknown}")
    if screen.slug in _known.screens:
        raise ImproperlyConfigured(f"screen {screen.slug!r} is declared twice")
    _known.screens[screen.slug] = screen
    _known.by_model.setdefault(screen.model._meta.label_lower, screen)
    return screen


def add_tab(slug: str, tab: Tab) -> None:
    """A higher app puts a first tab on the screen of a lower one, which cannot know it."""
    screen = _known.screens[slug]
    wider = replace(screen, tabs=(tab, *screen.tabs))
    _known.screens[slug] = wider
    label = screen.model._meta.label_lower
    if _known.by_model.get(label) is screen:
        _known.by_model[label] = wider


def screens() -> list[Screen]:
    """Every screen, in the order of declaration."""
    return list(_known.screens.values())


def screen_of(key: str) -> Screen | None:
    """The screen of a model (``orders.order``) or of a row's key (``orders.order:12``)."""
    return _known.by_model.get(key.partition(":")[0])


def url_for(key: str, user: Any = None) -> str:
    """The page of a row by its key, or nothing when it has none or is not open to the person."""
    label, _sep, pk = key.partition(":")
    screen = _known.by_model.get(label)
    if screen is None or (user is not None and not screen.open_to(user)):
        return ""
    try:
        return reverse(f"{screen.slug}-detail", args=[pk])
    except NoReverseMatch:
        return ""


def pages_of_rows(keys: Collection[str], user: Any) -> dict[str, str]:
    """The pages of those rows that the person may see, by key; one statement for each kind."""
    kinds: dict[str, set[str]] = {}
    for key in keys:
        label, _sep, pk = key.partition(":")
        kinds.setdefault(label, set()).add(pk)
    found = {}
    for label, pks in kinds.items():
        screen = _known.by_model.get(label)
        if screen is not None and screen.open_to(user):
            seen = screen.visible_to(user).filter(pk__in=pks).order_by()
            for pk in seen.values_list("pk", flat=True):
                found[f"{label}:{pk}"] = reverse(f"{screen.slug}-detail", args=[pk])
    return found


def set_clock_provider(
    provider: Callable[[Collection[str]], Mapping[str, list[dict[str, Any]]]],
) -> None:
    """Who knows the open clocks of cases: ``f(case_keys) -> {case_key: [chip]}``.

    A chip: code, label, due_at, state (ok | soon | late | paused), explain, owner, url and
    open_to(user), and subject_key when the clock belongs to one row of the case.
    """
    _known.clocks = provider


def set_bell(bell: Callable[[Any], Mapping[str, Any]]) -> None:
    """Who knows the unread messages of a person: ``f(user) -> {"url": …, "count": n}``."""
    _known.bell = bell


def bell_of(user: Any) -> Mapping[str, Any]:
    """What the bell shows."""
    return _known.bell(user)


def chips_of(rows: Sequence[Any], *, own: bool = False) -> dict[str, list[dict[str, Any]]]:
    """The open clocks of the case of each row, by its key.

    ``own``: those of the row, if it has any; one that is finished does not owe what its case does.
    """
    cases = {row.key: row.case_key for row in rows}
    known = _known.clocks(set(cases.values())) if cases else {}
    found = {}
    for row in rows:
        chips = known.get(row.case_key, [])
        mine = [c for c in chips if own and c.get("subject_key") == row.key]
        model: Any = type(row)
        over = own and str(getattr(row, row.state_field)) in finished(model)
        found[row.key] = mine if mine or over else chips
    return found
