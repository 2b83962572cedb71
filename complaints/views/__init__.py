"""What people see of complaints; importing it declares the screens."""

from complaints.customer import complain, progress
from complaints.views import measures, money, pages
from complaints.views.complaints import screen
from core import links

links.register("complain", complain)
links.register("complaint", progress)

__all__ = ["measures", "money", "pages", "screen"]
