"""Write the generated pages of docs/; ``--check`` only says whether they are fresh."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dma.handbook import pages


class Command(BaseCommand):
    """Generate docs/states.md, docs/clocks.md and docs/permissions.md."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to write or to compare."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each page that differs."""
        folder = settings.BASE_DIR / "docs"
        stale = []
        for name, text in pages().items():
            path = folder / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
                if not options["check"]:
                    path.write_text(text, encoding="utf-8")
        self.stdout.write(f"stale: {', '.join(stale)}" if stale else "fresh")
        if stale and options["check"]:
            sys.exit(1)
