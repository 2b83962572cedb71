"""The menu: what a person needs every day first, the rest in groups that fold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from core.lazy import Lazy
from core.web.screen import screens

pypinyin = Lazy("pypinyin")

#: The group that stands open on top; what is a person's daily work goes there.
DAILY = "work"
#: So few entries are all shown at once.
FEW = 14


@dataclass(frozen=True)
class MenuLink:
    """A page in the menu that is not a screen (workbench, coach dashboard, time machine)."""

    label: Any
    url_name: str
    icon: str
    group: str
    shown: Callable[[Any], bool]


@dataclass
class Entry:
    """A page as the menu names it; ``go`` is the letter that leads there after ``g``."""

    key: str
    label: str
    url: str
    icon: str
    here: bool = False
    go: str = ""


@dataclass
class Group:
    """Entries under one heading; ``folds`` says whether they hide until asked for."""

    key: str
    label: str
    entries: list[Entry]
    folds: bool = False

    @property
    def opened(self) -> bool:
        """The group of the page one is on stands open."""
        return any(entry.here for entry in self.entries)


@dataclass
class _Plan:
    """Declared while the URLs are being built, only read from then on."""

    groups: list[tuple[str, Any]] = field(default_factory=list)
    links: list[MenuLink] = field(default_factory=list)
    daily: Callable[[Any], Sequence[str]] = lambda user: ()


_plan = _Plan()


def set_menu(groups: Sequence[tuple[str, Any]], daily: Callable[[Any], Sequence[str]]) -> None:
    """The headings, top to bottom, and who knows a person's daily pages (slugs, URL names)."""
    _plan.groups[:] = groups
    _plan.daily = daily


def add_menu_link(link: MenuLink) -> None:
    """Put a page that is not a screen into the menu, before the screens of its group."""
    _plan.links.append(link)


def menu_of(user: Any, path: str = "") -> list[Group]:
    """What the menu shows to a person: only what opens, each page once; ``path`` is marked."""
    found = {key: list(_entries(key, user)) for key, _label in _plan.groups}
    _bring_up(found, _plan.daily(user))
    entries = [entry for group in found.values() for entry in group]
    here = [entry for entry in entries if _is_under(path, entry.url)]
    if here:
        max(here, key=lambda entry: len(entry.url)).here = True
    _give_letters(entries)
    many = len(entries) > FEW
    return [
        Group(key, str(label), found[key], folds=many and key != DAILY)
        for key, label in _plan.groups
        if found[key]
    ]


def daily_of(user: Any) -> list[Entry]:
    """The pages that are a person's daily work."""
    names = set(_plan.daily(user))
    groups = menu_of(user)
    return [entry for entry in groups[0].entries if entry.key in names] if groups else []


def pages_of(user: Any, text: str) -> list[Entry]:
    """The pages whose name has the text in it, or whose pinyin or initials begin with it."""
    wanted = text.casefold()
    entries = [entry for group in menu_of(user) for entry in group.entries]
    return [entry for entry in entries if _is_called(entry.label, wanted)]


def _entries(group: str, user: Any) -> Iterator[Entry]:
    for link in _plan.links:
        if link.group == group and link.shown(user):
            yield Entry(link.url_name, str(link.label), reverse(link.url_name), link.icon)
    for screen in screens():
        if screen.group == group and screen.open_to(user):
            yield Entry(screen.slug, str(screen.label_plural), screen.list_url(), screen.icon)


def _bring_up(found: dict[str, list[Entry]], daily: Sequence[str]) -> None:
    """Daily pages stand on top, in the order given, and nowhere else."""
    known = {entry.key: (key, entry) for key, group in found.items() for entry in group}
    for name in daily:
        group, entry = known.get(name, (DAILY, None))
        if entry is not None and group != DAILY:
            found[group].remove(entry)
            found[DAILY].append(entry)


def _is_under(path: str, url: str) -> bool:
    """Whether a page belongs to an entry; the workbench is the root, not the parent, of all."""
    return path == url if url == "/" else path.startswith(url)


def _give_letters(entries: list[Entry]) -> None:
    """The first free letter of each address; they run out at the end, never for daily pages."""
    taken: set[str] = set()
    for entry in entries:
        letters = [c for c in entry.url if "a" <= c <= "z"] or ["h"]
        entry.go = next((c for c in letters if c not in taken), "")
        taken.add(entry.go)


def _is_called(label: str, wanted: str) -> bool:
    if wanted in label.casefold():
        return True
    syllables = pypinyin.lazy_pinyin(label)
    spelt = "".join(syllables).casefold(), "".join(s[0] for s in syllables).casefold()
    return wanted.isascii() and any(one.startswith(wanted) for one in spelt)
