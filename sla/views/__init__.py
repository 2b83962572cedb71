"""What people see of clocks: workbench, team, every clock, and the policies that rule them."""

from sla.views import calendars, clocks, handover, policies, workbench

__all__ = ["calendars", "clocks", "handover", "policies", "workbench"]
