"""The page of figures: each bench has a section, which its next run with ``--keep`` replaces."""

import os
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "figures.md"
HEAD = """# Figures

Written by `make bench ARGS="--keep NAME…"` (`sweep`, `doors`, `memory`, `simulate` …; without a
name all of them). No test asserts them. Each bench runs in a scratch database of its own and
measures ours beside the plainest thing that does the same work, in the same run: ratios hold on a
busy machine, absolute times do not, so the load stands beside them.

Aims: a sweep ≤ 2.0 of the plain SQL and the same per row from 10,000 to 10,000,000 open clocks
(`sweep`, and `sweep10m` for the last one, which needs 15 GB of disk), an empty one ≤ 5 ms; a list
≤ 40 ms CPU and ≤ 12 statements, a detail ≤ 25 and ≤ 15, REST list ≤ 25, detail ≤ 7, create ≤ 15;
a web process and a worker ≤ 150 MB; `simulate --orders 1000` ≤ 10 min on two cores.
"""


def keep(name: str, lines: list[str]) -> None:
    """Put the lines of a run in the place of those of the run before."""
    found = _sections()
    load, cores = os.getloadavg()[0], os.cpu_count()
    when = f"{datetime.now(UTC):%Y-%m-%d}, load {load:.1f} on {cores} cores"
    found[name] = f"{when}\n\n```\n" + "\n".join(line.rstrip() for line in lines) + "\n```\n"
    text = "".join(f"\n## {title}\n\n{body}" for title, body in sorted(found.items()))
    PAGE.write_text(HEAD + text, encoding="utf-8")


def _sections() -> dict[str, str]:
    if not PAGE.exists():
        return {}
    _head, *parts = PAGE.read_text(encoding="utf-8").split("\n## ")
    titled = (part.partition("\n\n") for part in parts)
    return {title: body.rstrip("\n") + "\n" for title, _sep, body in titled}
