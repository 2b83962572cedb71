"""Compute the due time of a row of the timing table for a trigger."""

import csv
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sla.engine import in_force
from sla.explain import explain
from sla.models import CalendarVersion, PolicyVersion
from sla.table import RULES


class Command(BaseCommand):
    """``sla_due CODE TRIGGER`` prints one due time; ``--csv FILE`` reads code,trigger for many."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One pair, or a file of pairs."""
        parser.add_argument("code", nargs="?", help="a code of the timing table")
        parser.add_argument("trigger", nargs="?", help="RFC 3339, with zone")
        parser.add_argument("--csv", metavar="FILE", help="code,trigger in; code,trigger,due out")
        parser.add_argument("--explain", action="store_true", help="print the explanation below")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print due times as RFC 3339, local."""
        if options["csv"]:
            self._many(options["csv"])
        elif options["code"] and options["trigger"]:
            self._one(options["code"], options["trigger"], explained=options["explain"])
        else:
            raise CommandError("Give CODE and TRIGGER, or --csv FILE.")

    def _one(self, code: str, text: str, *, explained: bool) -> None:
        policies = in_force([code])
        policy, calendar = _known(code, policies)
        trigger = _moment(text)
        due = _due(policy, calendar, trigger)
        self.stdout.write(due.isoformat())
        if explained:
            basis = RULES[code].basis(policy.number)
            line = explain(basis, policy.duration, trigger, due, calendar.working)
            self.stdout.write(line["zh"])
            self.stdout.write(line["en"])

    def _many(self, path: str) -> None:
        try:
            lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        policies = in_force(RULES)
        out = csv.writer(self.stdout, lineterminator="\n")
        rows = [row for row in csv.reader(lines) if row]
        header = bool(rows) and rows[0][0].strip() == "code"
        out.writerow(["code", "trigger", "due"])
        for number, row in enumerate(rows[header:], start=1 + header):
            if len(row) < 2:
                raise CommandError(f"line {number}: code,trigger is expected")
            try:
                policy, calendar = _known(row[0].strip(), policies)
                due = _due(policy, calendar, _moment(row[1].strip()))
            except CommandError as error:
                raise CommandError(f"line {number}: {error}") from error
            out.writerow([row[0].strip(), row[1].strip(), due.isoformat()])


def _known(
    code: str, policies: dict[str, tuple[PolicyVersion, CalendarVersion]]
) -> tuple[PolicyVersion, CalendarVersion]:
    if code not in policies:
        raise CommandError(f"{code} is not a code of the timing table: {', '.join(RULES)}.")
    return policies[code]


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text} is not an RFC 3339 time.") from error
    if moment.tzinfo is None:
        raise CommandError(f"{text} has no zone; write for instance {text}+08:00.")
    return moment


def _due(policy: PolicyVersion, calendar: CalendarVersion, trigger: datetime) -> datetime:
    try:
        return calendar.working.local(policy.duration.due(trigger, calendar.working))
    except (ValueError, OverflowError) as error:
        raise CommandError(f"{trigger.isoformat()} lies outside the calendar: {error}") from error
