"""``manage.py api_token USERNAME`` prints a REST token on one line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import tokens
from accounts.models import User


class Command(BaseCommand):
    """Makes a new token; older ones stay valid until they expire or are revoked."""

    help = "Print a new REST token of a member of staff."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose token, what for, how long."""
        parser.add_argument("username")
        parser.add_argument("--name", default="command line")
        parser.add_argument("--days", type=int, default=365, help="1 to 365 (default)")

    def handle(self, *args: Any, username: str, name: str, days: int, **options: Any) -> None:
        """Print the token and nothing else."""
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no member of staff with the login {username!r}.")
        if not user.is_active:
            raise CommandError(f"The account of {username!r} is closed.")
        if not 1 <= days <= 365:
            raise CommandError("--days must be between 1 and 365.")
        self.stdout.write(tokens.issue(user=user, name=name[:60], days=days))
