"""What people see of plans: screens for staff, pages of one's own, pages for customers."""

from plans.views import customer, parts, plan

__all__ = ["customer", "parts", "plan"]
