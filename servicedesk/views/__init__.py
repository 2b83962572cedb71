"""What people see of the desk, one file per noun; importing it declares the screens."""

from servicedesk.views import care, channels, customer, enquiries, works

__all__ = ["care", "channels", "customer", "enquiries", "works"]
