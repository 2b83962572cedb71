"""Which roles stand behind the words of 001: keeper, product manager, finance, lead."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.actors import Actor
from core.workflow import guard

KEEPER = frozenset({Role.WAREHOUSE_KEEPER})
PRODUCT = frozenset({Role.PRODUCT_MANAGER})
FINANCE = frozenset({Role.FINANCE_LEAD})
#: 主管领导: headquarters, or the manager of the region.
LEAD = frozenset({Role.SUPERVISOR, Role.REGIONAL_MANAGER})
#: Who asks for goods at a branch, and counts them when they come (I8).
BRANCH = frozenset({Role.ADMIN_CLERK, Role.WAREHOUSE_KEEPER, Role.BRANCH_DIRECTOR})
#: Who may hold the phone when a warehouse is counted.
COUNTERS = frozenset({Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK, Role.PRODUCT_MANAGER})


@guard(_("Only people of the branch that asks do this."))
def of_the_branch(row: Any, by: Actor) -> bool:
    """One who works where the goods go to."""
    return bool(by.branch_id == row.target.branch_id)


@guard(_("Only the keeper of the warehouse that sends does this."))
def of_the_source(row: Any, by: Actor) -> bool:
    """One who works where the goods come from."""
    return bool(by.branch_id == row.source.branch_id)
