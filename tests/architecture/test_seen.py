"""What a person sees of a row follows from roles, person and branch alone (core/seen.py)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Prefetch
from django.urls import get_resolver
from django.utils import translation

from accounts.models import User
from accounts.roles import Role
from core import clock, seen
from core.api import routes
from core.web.screen import screens
from inventory.selectors import lots

ROW, PERSON, BRANCH = 555, 77, 88


def selectors():
    """Of every page and every address that show one row."""
    assert get_resolver().url_patterns  # which loads every app's screens and addresses
    pages = {screen.for_detail or screen.visible_to for screen in screens()}
    return pages | {viewset()._selector("for_detail") for viewset in routes.viewsets().values()}


def said(words, given):
    with connection.cursor() as cursor:
        return cursor.mogrify(words, given).decode()


def as_the_orm_says_it(select, user):
    return said(*select(user).filter(pk=ROW).query.sql_with_params())


def in_ready_words(asked, user):
    values = {"row": ROW, "who": user.pk, "branch": user.branch_id}
    ready = said(asked.worded.words, [values[name] for name in asked.worded.holes])
    return ready.replace(f"({ROW})", f"{ROW}")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("branch", [None, BRANCH])
def test_the_ready_words_are_the_selectors_own_at_any_time_in_any_language(db, role, branch):
    somebody = {"username": "li", "full_name": "李真", "superior_id": 99, "is_superuser": True}
    user = User(pk=PERSON, roles=[role], branch_id=branch, **somebody)
    for select in selectors():
        asked = seen.worded(select, frozenset(user.roles), branch is None)
        with clock.holding(clock.now() + timedelta(days=400)), translation.override("en"):
            if asked:
                assert in_ready_words(asked, user) == as_the_orm_says_it(select, user), select


def test_most_are_worded(db):
    asked = [seen.worded(select, frozenset({Role.CS_LEAD}), False) for select in selectors()]
    assert len([one for one in asked if one]) > len(asked) / 2


def test_what_follows_the_time_is_built_anew(db):
    assert seen.worded(lots.for_detail, frozenset({Role.PRODUCT_MANAGER}), False) is None


def test_what_is_fetched_along_is_nobodys_own(db):
    user = User(pk=seen.WHO, branch_id=seen.BRANCH, roles=list(Role))
    for select in selectors():
        for along in select(user)._prefetch_related_lookups:
            if isinstance(along, Prefetch):
                words = str(along.queryset.query)
                assert str(seen.WHO) not in words
                assert str(seen.BRANCH) not in words
