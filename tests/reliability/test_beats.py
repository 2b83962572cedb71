"""Two beats and two workers: a sweep more changes nothing."""

import pytest

from tests.reliability.servers import DUE, Site

pytestmark = [pytest.mark.xdist_group("reliability"), pytest.mark.timeout(180)]


def test_two_beats_with_two_workers_are_one(site: Site) -> None:
    for _ in range(2):
        site.worker()
        site.beat()

    site.until(lambda: site.fired == DUE)
    more = site.one("SELECT count(*) FROM sla_tick") + 20
    site.until(lambda: site.one("SELECT count(*) FROM sla_tick") >= more)

    site.stop()
    site.assert_nothing_lost_or_doubled()
