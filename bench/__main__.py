"""``make bench``: figures in a scratch database, as ratios.

``ARGS="sweep reports"``: some; with ``--keep`` they go to docs/figures.md.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

import django
from django.utils.module_loading import import_string

from bench import figures
from dma.host import bootstrap

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the benches that were named, or all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dma.settings")
    os.environ.setdefault("DMA_LOG_LEVEL", "WARNING")
    named = [word for word in sys.argv[1:] if word != "--keep"]
    wanted = named or [name for name in BENCHES if name not in ON_REQUEST]
    with bootstrap.ready_for(["bench"]):
        django.setup()
        bootstrap.collect_static()
        load = os.getloadavg()[0]
        print(f"load {load:.1f} on {os.cpu_count()} cores")  # noqa: T201 - a command's output
        for name in wanted:
            lines = []
            for line in BENCHES[name]():
                print(line, flush=True)  # noqa: T201 - a command's output
                lines.append(line)
            if "--keep" in sys.argv:
                figures.keep(name, lines)


def measured(module: str, **more: Any) -> Iterator[str]:
    """The figures of a module that needs Django and a database of its own."""
    with import_string("dma.host.scratch.scratch_database")():
        yield from import_string(f"{module}.measure")(**more)


def simulate(orders: int = 100) -> Iterator[str]:
    """So many lives from payment to day +60, on all cores."""
    began, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    words = [sys.executable, "manage.py", "simulate", "--orders", str(orders)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    took, after = time.perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield (
        f"simulate {orders} orders: {took:.0f} s, {took / orders:.2f} s an order;"
        f" {cpu / orders:.2f} CPU s an order without the database's"
    )


BENCHES: dict[str, Callable[[], Iterator[str]]] = {
    "sweep": partial(measured, "bench.sweep"),
    "memory": partial(measured, "bench.memory"),
    "sweep10m": partial(measured, "bench.sweep", sizes=(10_000, 10_000_000), rounds=3),
    "doors": partial(measured, "bench.doors"),
    "reports": partial(measured, "bench.reports"),
    "stock": partial(measured, "bench.stock"),
    "complaints": partial(measured, "bench.complaints"),
    "pages": partial(measured, "bench.pages"),
    "knowledge": partial(measured, "bench.knowledge"),
    "satisfaction": partial(measured, "bench.satisfaction"),
    "simulate": simulate,
    "simulate1000": partial(simulate, 1_000),
}
#: Too big to run when nobody asks for it.
ON_REQUEST = {"sweep10m", "simulate1000"}

if __name__ == "__main__":
    main()
