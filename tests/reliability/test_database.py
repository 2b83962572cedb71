"""The database goes away and comes back: the work goes on, people are told to wait."""

import signal
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.reliability.servers import DUE, Answer, Site, answer

pytestmark = [pytest.mark.xdist_group("reliability"), pytest.mark.timeout(180)]


FINE, LATER = Answer(200, retry=False), Answer(503, retry=True)


class Visitor(threading.Thread):
    """A clerk who opens the workbench and the orders again and again, and remembers what came."""

    def __init__(self, address: str, session: str) -> None:
        super().__init__(daemon=True)
        self.address, self.cookie = address, f"sessionid={session}"
        self.answers: set[Answer] = set()
        self.leaves = threading.Event()

    def run(self) -> None:
        while not self.leaves.wait(0.2):
            self.answers |= self.look()

    def leave(self) -> None:
        self.leaves.set()
        self.join()

    def look(self) -> set[Answer]:
        """A page and the API."""
        pages = ("/", "/api/v1/orders/")
        return {answer(self.address + page, Cookie=self.cookie) for page in pages}


@pytest.fixture
def visitor(site: Site) -> Iterator[Visitor]:
    visitor = Visitor(site.web(), site.session)
    assert visitor.look() == {FINE}
    visitor.start()
    yield visitor
    visitor.leave()


def crash(site: Site) -> None:
    """Kill -9 of the server: no shutdown, recovery from the write-ahead log."""
    server = site.postgres.process
    server.send_signal(signal.SIGKILL)
    server.wait()


def shut_down(site: Site) -> None:
    """As an administrator restarts it."""
    site.postgres.stop()


@pytest.mark.parametrize("go_down", [crash, shut_down])
def test_database_when_it_comes_back_then_sweeps_and_pages_go_on(
    site: Site, visitor: Visitor, go_down: Callable[[Site], None]
) -> None:
    site.worker()
    site.beat()
    site.until_in_the_middle()

    go_down(site)
    assert visitor.look() == {LATER}
    site.postgres.start()

    site.until(lambda: site.fired == DUE)
    site.until(lambda: visitor.look() == {FINE})
    visitor.leave()
    assert visitor.answers == {FINE, LATER}
    site.stop()
    site.assert_nothing_lost_or_doubled()
