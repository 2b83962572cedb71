"""Kill -9 in the middle: what was committed stays, what was not is done by the next one."""

import os
import signal
from pathlib import Path

import pytest

from tests.reliability.servers import DUE, Site

pytestmark = [pytest.mark.xdist_group("reliability"), pytest.mark.timeout(180)]
CALL = ("celery", "--app=dma", "call", "sla.tasks.sweep")


def test_sweep_when_killed_in_the_middle_then_the_next_one_ends_it(site: Site) -> None:
    sweep = site.start("manage", "sla_sweep")
    site.until_in_the_middle()

    site.kill(sweep)

    assert site.fired < DUE
    site.manage("sla_sweep")
    site.assert_nothing_lost_or_doubled()


def test_worker_when_killed_in_the_middle_then_a_new_one_ends_it(site: Site) -> None:
    site.start(*CALL)
    worker = site.worker()
    site.until_in_the_middle()

    site.kill(worker)
    assert site.fired < DUE
    site.worker()
    site.beat()

    site.until(lambda: site.fired == DUE)
    site.stop()
    site.assert_nothing_lost_or_doubled()


def test_child_of_a_worker_when_killed_then_its_task_is_done_again(site: Site) -> None:
    site.start(*CALL)
    worker = site.worker("prefork")
    site.until_in_the_middle()

    [child] = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
    os.kill(int(child), signal.SIGKILL)
    assert site.fired < DUE

    site.until(lambda: site.fired == DUE)
    site.stop()
    site.assert_nothing_lost_or_doubled()
