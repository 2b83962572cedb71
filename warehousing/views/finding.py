"""How papers are found."""

from django.db.models import Q


def by_number(prefix: str, text: str) -> Q:
    """By the number on the paper, with or without its letters."""
    digits = text.strip().upper().removeprefix(prefix).lstrip("0")
    return Q(pk=int(digits)) if digits.isdecimal() and len(digits) < 10 else Q(pk__in=[])
