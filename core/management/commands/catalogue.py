"""Build the Chinese catalogue from the parts of the apps; needs neither database nor gettext."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.catalogue import Clash, build, key_of, merge, used


class Command(BaseCommand):
    """``manage.py catalogue [--check]``: merge, or say what is missing and what nobody uses."""

    help = "Merge locale/parts/*.po into one catalogue and compile it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One switch."""
        parser.add_argument("--check", action="store_true", help="list missing and unused words")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, then judge if asked to."""
        locale = settings.BASE_DIR / "locale"
        try:
            build(locale, force=True)
            known = {key_of(entry) for entry in merge(locale / "parts")}
        except Clash as clash:
            raise CommandError(str(clash)) from None
        if not options["check"]:
            return
        wanted = used(settings.BASE_DIR)
        for key in sorted(set(wanted) - known):
            self.stdout.write(f"missing  {wanted[key]}: {key[1]!r}")
        for key in sorted(known - set(wanted)):
            self.stdout.write(f"unused   {key[1]!r}")
        if known != set(wanted):
            raise CommandError("The catalogue and the words in use differ.")
