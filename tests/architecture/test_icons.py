"""An icon that is asked for is there: a missing one is an empty space that nobody reports."""

import re

from django.urls import get_resolver

from accounts.models import User
from accounts.roles import Role
from core.web.menu import menu_of
from tests.architecture.tree import ROOT


def test_every_icon_is_drawn():
    assert get_resolver().url_patterns  # screens are declared while the addresses are being built
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/icons.svg").read_text()))
    everybody = [User(username=role, roles=[role], is_active=True) for role in Role]
    entries = (e for user in everybody for group in menu_of(user) for e in group.entries)
    pages = (path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    wanted = {e.icon for e in entries} | {
        name for page in pages for name in re.findall(r'{% icon "([\w-]+)"', page)
    }
    assert not wanted - drawn
