"""What the README tells is so: people, commands, addresses, pictures."""

import io
import json
import re
import shlex

import pytest
from django.core.management import call_command, load_command_class
from django.urls import resolve
from django.utils import translation

from accounts import tokens
from accounts.models import User
from accounts.roles import role_label
from dma.demo import staff
from tests.architecture.tree import ROOT

READMES = {"en": "README.md", "zh-hans": "README.zh-CN.md"}
MOST_BYTES = 150 * 1024
each = pytest.mark.parametrize("language", READMES)


def text(language):
    return (ROOT / READMES[language]).read_text("utf-8")


def commands(language):
    return re.findall(r"(?m)^    \.venv/bin/python manage\.py (.+)$", text(language))


@pytest.fixture
def people(db):
    staff.hire()


@each
def test_the_logins_are_those_of_the_demo(language):
    told = re.findall(r"(?m)^\| `([a-z.]+)` \| (\S+) \| ([^|]+) \|", text(language))
    with translation.override(language):
        known = {(p.username, p.name, role_label(p.role)) for p in staff.STAFF}
    assert len(told) == 14
    assert {tuple(part.strip() for part in line) for line in told} <= known
    assert f"`{staff.PASSWORD}`" in text(language)


@each
def test_every_command_runs(language, people):
    named = commands(language)
    assert len(named) == 4
    for words in map(shlex.split, named):
        if words[0] == "simulate":  # it takes minutes: test_simulation runs it, here it is read
            load_command_class("dma", "simulate").create_parser("", "simulate").parse_args(
                words[1:]
            )
        else:
            call_command(*words, stdout=io.StringIO())


@each
def test_the_curl_answers_what_is_printed(language, people, client):
    address = re.search(r"curl .+ http://127\.0\.0\.1:8000(\S+)", text(language)).group(1)
    printed = json.loads(re.search(r"```json\n(.+?)\n```", text(language), re.DOTALL).group(1))
    bearer = tokens.issue(user=User.objects.get(username="supervisor"), name="readme")
    head = {"Authorization": f"Bearer {bearer}"}
    listed = client.get("/api/v1/policies/?limit=100", headers=head).json()["results"]
    found = next(row for row in listed if row["code"] == printed["code"])
    answer = client.get(resolved(address, found["id"]), headers=head).json()
    different = {"id", "published_at"}
    assert {k: v for k, v in answer.items() if k not in different} == {
        k: v for k, v in printed.items() if k not in different
    }


def resolved(address, pk):
    """The printed address is one of ours; the key is that of this database."""
    assert resolve(address).kwargs == {"pk": 1}
    return address.replace("/1/", f"/{pk}/")


@each
def test_pictures_and_pages_are_there(language):
    named = re.findall(r"\]\(([\w./-]+)\)|src=\"([\w./-]+)\"", text(language))
    paths = [ROOT / (link or picture) for link, picture in named]
    assert len(paths) > 10
    assert [path.name for path in paths if not path.exists()] == []
    pictures = [path for path in paths if path.suffix == ".webp"]
    assert len(pictures) == 3
    assert max(path.stat().st_size for path in pictures) <= MOST_BYTES


@each
def test_addresses_are_ours(language):
    for address in re.findall(r"`(/[a-z/\d]*)`", text(language)):
        assert resolve(address), address
