"""Walks through the product as somebody does: every link, every form, every button that is offered.

A page is judged once per kind and role: the kind is its route, with the step, the tab and the
state of its row. What a button sends is undone, so that one walk does not change the next.

``CRAWL=each`` goes as every role, one page of each kind; ``CRAWL=all`` as every role through every
tab and every state of a row, however many rows there are: about twenty minutes for all of them on
two busy cores; ``CRAWL=hr`` so as one role.
"""

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from accounts.models import User
from accounts.roles import Role

START = ("/", "/search/", "/jobs/")
WANTED = os.environ.get("CRAWL", "")
DEEP = WANTED not in ("", "each")
HOST = "testserver"
VOID = {"input", "img", "br", "hr", "meta", "link", "source", "area", "col", "wbr"}
SPOKEN = ("placeholder", "aria-label", "title", "alt", "data-confirm")
UNSEEN = {"script", "style"}
ALIKE = ("-columns", "-save", "-views", "-glance")


#: Every page of everybody leads to the same addresses, and there are hundreds of routes.
found = cache(resolve)


@dataclass
class Form:
    """A form as the browser would send it when nothing is typed."""

    method: str
    action: str
    values: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """What a page leads to and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, dict[str, str]]] = []
        self.loads: list[str] = []
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, given))
        self.words += [given[name] for name in SPOKEN if given.get(name)]
        if tag == "a" and "href" in given and "disabled" not in given:
            self.links.append((given["href"], {}))
        if "hx-get" in given:
            self.links.append((given["hx-get"], given))
        if tag in {"script", "img", "source", "iframe"} and given.get("src"):
            self.loads.append(given["src"])
        if tag == "link" and given.get("href"):
            self.loads.append(given["href"])
        if tag == "form":
            self._form = Form(given.get("method", "get").lower(), given.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        form, name = self._form, given.get("name", "")
        if tag == "button" and given.get("type", "submit") == "submit" and "disabled" not in given:
            form.buttons.append((name, given.get("value", "")))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            form.values.append((self._select, given.get("value", "")))
        elif tag == "textarea" and name:
            form.values.append((name, ""))
        elif tag == "input" and name and _is_sent(given):
            form.values.append((name, given.get("value", "on" if "checked" in given else "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "form":
            self._form = None
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _given in self._open]
        if data.strip() and not UNSEEN.intersection(tags) and not self._foreign():
            self.words.append(" ".join(data.split()))

    def _foreign(self) -> bool:
        """Text that says itself in which other language it is."""
        return any("lang" in given for tag, given in self._open if tag != "html")


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type")
    return "checked" in given if kind in {"checkbox", "radio"} else kind != "file"


@dataclass
class Visit:
    """A page that was opened."""

    kind: str
    url: str
    status: int
    page: Page | None
    part: bool  # of a page, asked for by htmx


@dataclass
class Walk:
    """One person's way through everything that is offered."""

    client: Client
    start: tuple[str, ...]
    deep: bool = DEEP  # also every tab, and each state of a row with the buttons it has
    press: bool = True  # the buttons too
    alike: tuple[str, ...] = ("pk", "token")  # parts of an address that make no other kind
    seen: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    skip: tuple[str, ...] = ("/logout/", "/admin/", "/static/", "/api/")

    def __iter__(self) -> Iterator[Visit]:
        waiting = deque((url, {}, "the start") for url in self.start)
        while waiting:
            url, headers, source = waiting.popleft()
            kind = self.kind_of(url, headers)
            if kind is None or kind in self.seen:
                continue
            self.seen.add(kind)
            visit = self._open(kind, url, headers, source)
            if visit.page is None:
                continue
            yield visit
            for form in visit.page.forms if self.press else ():
                self._send(form, visit)
            for href, given in visit.page.links:
                target = urldefrag(urljoin(visit.url, href)).url
                waiting.append((target, asked_by(given), visit.url))

    def kind_of(self, url: str, headers: dict[str, str]) -> str | None:
        """What there is to judge once; nothing for what is not ours to open."""
        parts = urlsplit(url)
        if parts.scheme not in {"", "http"}:
            return None
        if parts.netloc not in {"", HOST}:
            self.problems.append(f"leads out of the house: {url}")
            return None
        if parts.path.startswith(self.skip):
            return None
        try:
            match = found(parts.path)
        except Resolver404:
            return f"nowhere: {parts.path}"
        known = {k: v for k, v in match.kwargs.items() if k not in self.alike}
        asked = dict(parse_qsl(parts.query))
        known |= {k: asked[k] for k in ("tab", "format") if k in asked and self.deep}
        stateless = not self.deep or "tab" in asked or self._alike(match)
        state = "" if stateless else self.state_of(match)
        part = "" if "tab" in asked or not self.deep else headers.get("HX-Target", "")
        route = "a list's own" if self._alike(match) else match.route
        return " ".join(filter(None, [route, *map(str, known.values()), part, state]))

    def _alike(self, match: Any) -> bool:
        """What every list has in the same words and with the right of the list."""
        return str(match.url_name).endswith(ALIKE)

    def state_of(self, match: Any) -> str:
        """The state of the row: each has buttons of its own."""
        screen = getattr(match.func, "keywords", {}).get("screen")
        if screen is None or not screen.is_workflow or "pk" not in match.kwargs:
            return ""
        rows = screen.model._default_manager.filter(pk=match.kwargs["pk"])
        return str(rows.values_list(screen.model.state_field, flat=True).first())

    def _open(self, kind: str, url: str, headers: dict[str, str], source: str) -> Visit:
        answer = self.client.get(url, headers=headers)
        if answer.status_code in {301, 302, 303}:
            url = urljoin(url, answer["Location"])
            answer = self.client.get(url, headers=headers)
        if answer.status_code >= 400:
            self.problems.append(f"{answer.status_code}: {url} from {source}")
        html = answer.headers.get("Content-Type", "").startswith("text/html")
        page = Page(answer.content.decode()) if html else None
        answer.close()
        return Visit(kind, url, answer.status_code, page, part=bool(headers))

    def _send(self, form: Form, visit: Visit) -> None:
        url = urljoin(visit.url, form.action)
        for name, value in form.buttons[:9]:
            kind = self.kind_of(url, {})
            if kind is None or (key := f"{form.method} {kind} {name} {value}") in self.seen:
                continue
            self.seen.add(key)
            sent = [*form.values, *([(name, value)] if name else [])]
            status = self._answer_to(form.method, url, sent)
            if status in {403, 404, 405} or status >= 500:
                self.problems.append(f"{status}: the button {name}={value} {url} on {visit.url}")

    def _answer_to(self, method: str, url: str, sent: list[tuple[str, str]]) -> int:
        """What the button's form gets; whatever it did is undone."""
        with transaction.atomic():
            if method == "post":
                body = urlencode(sent)
                kind = "application/x-www-form-urlencoded"
                answer = self.client.post(url, body, content_type=kind)
            else:
                answer = self.client.get(url, dict(sent))
            answer.close()
            transaction.set_rollback(True)
        return int(answer.status_code)


def asked_by(given: dict[str, str]) -> dict[str, str]:
    """The headers that htmx sends along."""
    if not given:
        return {}
    return {"HX-Request": "true", "HX-Target": given.get("hx-target", "").lstrip("#")}


def roles(few: tuple[Role, ...]) -> list[Role]:
    """As whom this run goes; without a wish as a few."""
    return [role for role in Role if WANTED in ("all", "each", role)] if WANTED else list(few)


def one_of(role: Role) -> User:
    """Somebody who has this role and no other."""
    return User.objects.filter(roles=[role], is_active=True).order_by("pk")[0]
