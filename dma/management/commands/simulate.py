"""Take orders through their whole life on a virtual clock, in a scratch database."""

import gc
import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from dma.host.scratch import scratch_database
from dma.simulation import record
from dma.simulation.habits import LOCAL
from dma.simulation.run import Run

#: More orders than this are shared out to one process a core, and only counted, not told.
TOLD = 20
#: Thousands of lives hold their rows until they end; Python would look through all of them often.
SELDOM = (100_000, 50, 1000)


class Command(BaseCommand):
    """People who are on time, late, absent, or make mistakes; the diary says what happened."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, which luck, and where the clocks go."""
        parser.add_argument("--orders", type=int, default=1)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", metavar="FILE", help="write every clock of the run")
        parser.add_argument("--start", default="2026-03-02", help="first day, YYYY-MM-DD")
        parser.add_argument("--keep", action="store_true", help="keep the scratch database")
        parser.add_argument("--diary", action="store_true", help="tell the diary of a long run too")
        parser.add_argument("--share", default="", help="I/N: only every Nth order (used inside)")
        parser.add_argument("--like", default="", help="a database to copy (used inside)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play, then write what was asked for."""
        if options["orders"] < 1:
            raise CommandError("--orders must be at least 1.")
        shares = 1 if options["share"] or options["orders"] <= TOLD else os.cpu_count() or 1
        clocks = self._shared_out(shares, options) if shares > 1 else self._alone(options)
        if options["json"]:
            text = json.dumps({"clocks": clocks}, ensure_ascii=False, indent=1)
            Path(options["json"]).write_text(text, encoding="utf-8")
        late = sum(clock["breached"] for clock in clocks)
        self.stderr.write(f"{len(clocks)} clocks, {late} breached")

    def _alone(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        run = Run(
            orders=options["orders"],
            seed=options["seed"],
            first=_first_day(options["start"]),
            share=_share(options["share"]),
            tell=self._progress(),
        )
        with scratch_database(keep=options["keep"], like=options["like"]) as name:
            gc.freeze()  # what is loaded now stays: the collector need not look at it again,
            gc.set_threshold(*SELDOM)  # nor often at the lives that go on
            run.play()
            if options["diary"] or options["orders"] <= TOLD and not options["share"]:
                for line in record.diary():
                    self.stdout.write(str(line))
            if options["keep"]:
                self.stderr.write(f"kept: {name}")
            return record.clocks()

    def _shared_out(self, shares: int, options: dict[str, Any]) -> list[dict[str, Any]]:
        with tempfile.TemporaryDirectory() as folder, scratch_database() as like:
            connection.close()  # a database is copied while nobody is in it
            files = [Path(folder) / f"{i}.json" for i in range(shares)]
            commands = [_command(f"{i}/{shares}", like, f, options) for i, f in enumerate(files)]
            running = [subprocess.Popen(command) for command in commands]
            codes = [process.wait() for process in running]
            if any(codes):
                raise CommandError("A part of the run failed; its words stand above.")
            clocks = [c for file in files for c in json.loads(file.read_text("utf-8"))["clocks"]]
        return sorted(clocks, key=lambda c: (c["trigger"], c["order"], c["code"]))

    def _progress(self) -> Any:
        shown: list[int] = []

        def tell(now: datetime, end: datetime) -> None:
            day = now.astimezone(LOCAL).toordinal()
            if day not in shown[-1:]:
                shown.append(day)
                left = (end - now).days
                self.stderr.write(f"{now.astimezone(LOCAL):%Y-%m-%d}, {left} days to go")

        return tell


def _command(share: str, like: str, file: Path, options: dict[str, Any]) -> list[str]:
    words = [sys.executable, sys.argv[0], "simulate", "--share", share, "--like", like]
    for name in ("orders", "seed", "start"):
        words += [f"--{name}", str(options[name])]
    words += ["--json", str(file)]
    return words + [f"--{flag}" for flag in ("keep", "diary") if options[flag]]


def _first_day(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(hour=8, tzinfo=LOCAL)
    except ValueError as error:
        raise CommandError(f"{text} is not a day.") from error


def _share(text: str) -> tuple[int, int]:
    number, _, shares = (text or "0/1").partition("/")
    return int(number), int(shares)
