"""The authority table as shipped; what is there already stays.

The documents name the three levels but no amounts: these are ours, to be edited in the admin.
"""

from decimal import Decimal

from accounts.roles import Role
from complaints.models import Authority

LIMITS: dict[Role, Decimal | None] = {
    Role.CUSTOMER_SERVICE: Decimal(200),
    Role.CS_LEAD: Decimal(500),
    Role.BRANCH_DIRECTOR: Decimal(2000),
    Role.REGIONAL_MANAGER: Decimal(10_000),
    Role.FINANCE_LEAD: None,
}


def seed() -> None:
    """One row for each role, whatever the category."""
    if Authority.objects.exists():
        return
    Authority.objects.bulk_create(
        Authority(role=role, limit=limit) for role, limit in LIMITS.items()
    )
