"""Whose parcels a person sees: what all selectors of this app have in common (requirement A3)."""

from django.db.models import Q

from accounts.models import User
from accounts.roles import RIGHTS, Right, Role
from logistics.choices import Purpose

#: A health manager has only to do with the kits and prescriptions that they send (I4).
BESIDE_ONLY = frozenset({Role.HEALTH_MANAGER})
#: Whoever only packs has nothing to do with what the customer said afterwards.
PACKS_ONLY = frozenset({Role.WAREHOUSE_KEEPER})


def of_purpose(user: User, path: str = "") -> Q:
    """What the person may see by what the goods are for; ``path`` leads to the delivery."""
    others = (user.role_set & RIGHTS[Right.LOGISTICS]) - BESIDE_ONLY
    return Q() if others else ~Q(**{f"{path}purpose": Purpose.ORDER})
