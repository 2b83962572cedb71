"""What people see of clocks: the workbench, the team's work, every clock with its history."""

from sla.views import clocks, policies, workbench

__all__ = ["clocks", "policies", "workbench"]
