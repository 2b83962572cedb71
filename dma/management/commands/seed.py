"""Reference data: calendars, policies, templates, questionnaires. What is there already stays."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from dma.seeds import SEEDS


class Command(BaseCommand):
    """Run every app's seed; a second run changes nothing."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed in the order of the layers."""
        with transaction.atomic():
            for seed in SEEDS:
                seed()
