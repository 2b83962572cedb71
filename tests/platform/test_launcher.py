"""`make run` from outside: it starts, survives, says no in words, stops and remembers."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dma.host.embedded import Embedded
from dma.host.home import Home
from dma.host.waiting import pauses
from tests import template
from tests.platform.product import Product, free_port, launch, manage, processes

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes in /proc"),
]

ENTER = "from django.contrib.auth.models import Group; Group.objects.create(name='entered')"
ASK = "from django.contrib.auth.models import Group; print(Group.objects.filter(name='entered'))"


@dataclass
class SecondRun:
    """What the first run left, and the second one, which is still on."""

    first_output: str
    stop_code: int
    strays: list[int]
    product: Product


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecondRun]:
    home = tmp_path_factory.mktemp("home")
    with Embedded(Home(home)) as embedded:
        template.fill(embedded.servers[0])  # what migrations do is tested elsewhere
    first = Product(home, free_port(), {"DMA_DEMO_GROW": "300"}).wait_until_ready()
    entered = manage(home, "shell", "-v0", "-c", ENTER)
    assert not entered.returncode, entered.stderr
    assert processes(home, "demo --grow")
    stop_code = first.stop()
    strays = processes(home)
    product = Product(home, free_port()).wait_until_ready()
    yield SecondRun(first.output, stop_code, strays, product)
    product.stop()


def test_start_when_ready_then_address_is_printed_and_answers(run: SecondRun) -> None:
    assert f"http://127.0.0.1:{run.product.port}/" in run.product.output
    assert run.product.status() == 200


def test_stop_when_asked_then_no_process_is_left(run: SecondRun) -> None:
    assert run.stop_code == 0
    assert run.strays == []
    assert "Traceback" not in run.first_output


def test_second_start_when_data_was_entered_then_it_is_still_there(run: SecondRun) -> None:
    answer = manage(run.product.home, "shell", "-v0", "-c", ASK)

    assert "entered" in answer.stdout, answer.stderr


def test_manage_when_beside_then_leaves_the_servers_to_the_launcher(run: SecondRun) -> None:
    manage(run.product.home, "shell", "-v0", "-c", "pass")

    assert run.product.status("/login/") in (200, 302)


@pytest.mark.parametrize(
    "word", ["--app=dma worker", "--app=dma beat", "gunicorn", "postgres -D", "valkey-server"]
)
def test_process_when_killed_then_comes_back(run: SecondRun, word: str) -> None:
    before = processes(run.product.home, word)

    for pid in before:
        os.kill(pid, signal.SIGKILL)

    assert before
    assert any(_is_back(run.product, word, before) for _ in pauses(60))


def _is_back(product: Product, word: str, before: list[int]) -> bool:
    now = processes(product.home, word)
    return bool(now) and not set(now) & set(before) and _answers(product)


def _answers(product: Product) -> bool:
    try:
        return product.status() == 200
    except OSError:
        return False


def test_second_launcher_when_same_home_then_refused_in_words(run: SecondRun) -> None:
    other = launch(run.product.home, free_port())

    assert other.returncode == 1
    assert f"already runs, on http://127.0.0.1:{run.product.port}/" in other.stderr


def test_port_when_taken_then_named_before_anything_starts(run: SecondRun, tmp_path: Path) -> None:
    other = launch(tmp_path, run.product.port)

    assert other.returncode == 1
    assert f"Port {run.product.port} is taken" in other.stderr
    assert f"make run PORT={run.product.port + 1}" in other.stderr
    assert not (tmp_path / "postgres").exists()
