"""Replay the ledger: expected against fired; exit 1 when they differ."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from sla.verify import audit


class Command(BaseCommand):
    """Prove that every step fired exactly once."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the verdict on one line."""
        verdict = audit()
        self.stdout.write(str(verdict))
        if not verdict.clean:
            sys.exit(1)
