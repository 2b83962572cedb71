"""The authority table, for other apps whose steps ask it."""

from complaints.models.money import covers

__all__ = ["covers"]
