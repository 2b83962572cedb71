"""Run one sweep now."""

from typing import Any

from django.core.management.base import BaseCommand

from sla import sweep


class Command(BaseCommand):
    """Fire what is due; safe beside the beat."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say what happened."""
        swept = sweep.run()
        self.stdout.write(f"clocks {swept.clocks} fired {swept.fired} acted {swept.acted}")
