"""What people see of surveys, one file per noun; importing it declares the screens."""

from surveys.views import customer, improvements, invitations, results, surveys

__all__ = ["customer", "improvements", "invitations", "results", "surveys"]
