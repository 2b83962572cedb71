"""``make bench``: figures in a scratch database, as ratios. ``ARGS="sweep reports"``: some."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import django
from django.utils.module_loading import import_string

from dma.host import bootstrap

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the benches that were named, or all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dma.settings")
    os.environ.setdefault("DMA_LOG_LEVEL", "WARNING")
    wanted = sys.argv[1:] or list(BENCHES)
    with bootstrap.ready_for(["bench"]):
        django.setup()
        bootstrap.collect_static()
        load = os.getloadavg()[0]
        print(f"load {load:.1f} on {os.cpu_count()} cores")  # noqa: T201 - a command's output
        for name in wanted:
            for line in BENCHES[name]():
                print(line, flush=True)  # noqa: T201 - a command's output


def measured(module: str) -> Iterator[str]:
    """The figures of a module that needs Django and a database of its own."""
    with import_string("dma.host.scratch.scratch_database")():
        yield from import_string(f"{module}.measure")()


def simulate(orders: int = 100) -> Iterator[str]:
    """So many lives from payment to day +60, on all cores."""
    began = time.perf_counter()
    words = [sys.executable, "manage.py", "simulate", "--orders", str(orders)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    took = time.perf_counter() - began
    yield f"simulate {orders} orders: {took:.0f} s, {took / orders:.2f} s an order"


BENCHES: dict[str, Callable[[], Iterator[str]]] = {
    "sweep": partial(measured, "bench.sweep"),
    "doors": partial(measured, "bench.doors"),
    "reports": partial(measured, "bench.reports"),
    "stock": partial(measured, "bench.stock"),
    "complaints": partial(measured, "bench.complaints"),
    "pages": partial(measured, "bench.pages"),
    "knowledge": partial(measured, "bench.knowledge"),
    "satisfaction": partial(measured, "bench.satisfaction"),
    "simulate": simulate,
}

if __name__ == "__main__":
    main()
