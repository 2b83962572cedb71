"""As every role through everything that is offered: no dead link, no button that ends in 403.

By default the roles with the most to do, one page of each kind; ``CRAWL`` widens it (see crawler).
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from tests.scenarios.company import at_work
from tests.scenarios.crawler import START, Walk, one_of, roles
from tests.scenarios.screens import customers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]
BUSY = (Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.HEAD_COACH)
#: Everybody finds at least so much behind the menu.
LEAST = 20


@pytest.fixture(scope="module", autouse=True)
def company(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    logging.disable(logging.ERROR)  # thousands of lines that nobody reads
    try:
        with at_work(django_db_blocker):
            yield
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.parametrize("role", roles(BUSY))
def test_everything_offered_to_a_role_opens(role: Role) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(one_of(role))
    walk = Walk(client, START)
    assert len(list(walk)) > LEAST
    assert not walk.problems, "\n".join(walk.problems)


def test_everything_offered_to_a_customer_opens() -> None:
    pages = tuple(look.url for look in customers())
    walk = Walk(Client(raise_request_exception=False), pages, deep=False, alike=("pk",))
    assert len(list(walk)) >= len(pages) > 10
    assert not walk.problems, "\n".join(walk.problems)
