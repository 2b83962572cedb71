"""Every screen, both sizes, both themes, both languages: axe, console, policy, width.

By default every second screen in one of the eight ways, so that a run takes a few minutes;
``SCREENS=all`` judges everything in every way, ``SCREENS=orders`` what has that in its name.

A screen is judged there with one person. What others get on it is judged by a walk as each role,
console, policy and requests only: by default a few pages, ``CRAWL`` widens it (see crawler).
"""

import os
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext

from accounts.models import User
from accounts.roles import Role
from core import clock
from tests.browser.judge import PHONE, WIDE, Judge
from tests.browser.words import Words
from tests.scenarios.company import at_work
from tests.scenarios.crawler import START, WANTED, Visit, Walk, one_of, roles
from tests.scenarios.screens import Look, customers, everything
from tests.served import served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(3600)]
SIZES, THEMES = (WIDE, PHONE), ("light", "dark")
LANGUAGES = ("zh-hans", "en")
CHOSEN = os.environ.get("SCREENS", "")
PARTS = 4 if CHOSEN == "all" else 1
#: What must not go unheard.
WRONG = """addEventListener("DOMContentLoaded", () => {
    console.error("complaint");
    document.body.insertAdjacentHTML("beforeend",
        '<p style="color: red"><img src="/static/none.png"><img src="http://elsewhere.test/a.png">');
    queueMicrotask(() => { throw new Error("broken"); });
})"""
#: Every walk finds at least so many pages.
LEAST = 10 if WANTED else 5
#: As whom the walk goes by default, and to every how many-th page.
FEW, SOME = (Role.HEALTH_MANAGER,), 8


@pytest.fixture(scope="module")
def house(chrome: Browser, django_db_setup: Any, django_db_blocker: Any) -> Iterator[str]:
    with at_work(django_db_blocker), served() as url:
        yield url


def ways(number: int) -> dict[str, list[tuple[tuple[int, int], str]]]:
    """In which sizes and themes a screen is judged, per language."""
    every = list(product(SIZES, THEMES))
    if CHOSEN:
        return dict.fromkeys(LANGUAGES, every)
    return {LANGUAGES[number % 2]: [every[number // 2 % len(every)]]}


def chosen() -> list[tuple[int, Look]]:
    """What is judged in this run, and its number, which says in which way."""
    looks = everything()
    if not CHOSEN:
        forms = [look for look in looks if look.form]
        every = enumerate([look for look in looks if not look.form] + forms[::4])
        return [(n, look) for n, look in every if n % 4 in (0, 3)]  # both languages and themes
    return [n for n in enumerate(looks) if CHOSEN in ("all", *n[1].kind.split())]


def context_of(browser: Browser, url: str, user: User | None, language: str) -> BrowserContext:
    context = browser.new_context(locale="zh-CN")
    cookies = {"django_language": language}
    if user is not None:
        client = Client()
        client.force_login(user)
        cookies["sessionid"] = client.cookies["sessionid"].value
    context.add_cookies([{"name": n, "value": v, "url": url} for n, v in cookies.items()])
    return context


class Visitors:
    """A browser for each person and language, opened when first needed."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.judges: dict[Any, Judge] = {}

    def __call__(self, user: User | None, language: str) -> Judge:
        key = (user and user.pk, language)
        if key not in self.judges:
            context = context_of(self.browser, self.url, user, language)
            self.judges[key] = Judge(context.new_page(), self.url)
        return self.judges[key]


def judged(look: Look, number: int, visitors: Visitors, words: Words) -> Iterator[str]:
    for language, chosen in ways(number).items():
        judge = visitors(look.user, language)
        yield from (f"{language} {wrong}" for wrong in judge.open(visitors.url + look.url))
        foreign = words.foreign(language, judge.said())
        yield from (f"{language} says: {text}" for text in foreign)
        for n, (size, theme) in enumerate(chosen):
            where = f"{language} {size[0]} {theme}"
            again = (size, THEMES[0]) in chosen[:n]  # the other theme of what was judged
            yield from (f"{where} {wrong}" for wrong in judge.look(size, theme, again=again))
        yield from (f"{language} {wrong}" for wrong in judge.squeeze())


@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_in_every_way(part: int, house: str, chrome: Browser) -> None:
    visitors, wrong = Visitors(chrome, house), []
    looks, words = chosen()[part::PARTS], Words()
    for number, look in looks:
        for one in judged(look, number, visitors, words):
            wrong.append(f"{look.kind} ({look.url}, {look.user}): {one}")
    assert CHOSEN or len(looks) > 60
    assert not wrong, "\n".join(wrong)
    assert clock.held() is None


def walked(walk: Walk, judge: Judge, home: str) -> list[Visit]:
    """Everything that the walk finds, opened in the browser; by default some of it."""
    pages = [visit for visit in walk if not visit.part][:: 1 if WANTED else SOME]
    for visit in pages:
        walk.problems += [f"{visit.url}: {wrong}" for wrong in judge.open(home + visit.url)]
    return pages


@pytest.mark.parametrize("role", roles(FEW))
def test_every_page_is_clean_for_a_role(
    role: Role, house: str, chrome: Browser, record_property: Callable[[str, Any], None]
) -> None:
    user, client = one_of(role), Client(raise_request_exception=False)
    client.force_login(user)
    with context_of(chrome, house, user, LANGUAGES[0]) as context:
        walk = Walk(client, START, press=False)
        pages = walked(walk, Judge(context.new_page(), house), house)
    record_property("pages", len(pages))  # seen with --junitxml
    assert len(pages) >= LEAST
    assert not walk.problems, "\n".join(walk.problems)


def test_every_page_is_clean_for_a_customer(
    house: str, chrome: Browser, record_property: Callable[[str, Any], None]
) -> None:
    links = tuple(look.url for look in customers())
    walk = Walk(Client(raise_request_exception=False), links, alike=("pk",), press=False)
    with context_of(chrome, house, None, LANGUAGES[0]) as context:
        pages = walked(walk, Judge(context.new_page(), house), house)
    record_property("pages", len(pages))  # seen with --junitxml
    assert len(pages) >= LEAST
    assert not walk.problems, "\n".join(walk.problems)


def test_the_judge_hears_what_goes_wrong(house: str, chrome: Browser) -> None:
    with chrome.new_context() as context:
        page = context.new_page()
        judge = Judge(page, house)
        assert judge.open(f"{house}/login/") == []
        page.add_init_script(WRONG)
        heard = " ".join(judge.open(f"{house}/login/"))
    kinds = ("console: complaint", "script: broken", "404: /static/none.png", "policy: style-src")
    assert [kind for kind in kinds if kind not in heard] == []
    assert "elsewhere.test" in heard
