"""People, branches and customers for tests; numbers are from a block that nobody has."""

from itertools import count
from typing import Any

from accounts.models import Branch, User
from accounts.roles import Role
from core.actors import SYSTEM
from customers import services
from customers.models import Customer

_serial = count(1)


def make_branch(**kwargs: Any) -> Branch:
    number = next(_serial)
    return Branch.objects.create(**{"code": f"B{number}", "name": f"分中心{number}", **kwargs})


def make_user(*roles: Role, **kwargs: Any) -> User:
    number = next(_serial)
    defaults = {"username": f"u{number}", "full_name": f"员工{number}", "roles": list(roles)}
    return User.objects.create(**{**defaults, **kwargs})


def make_customer(branch: Branch | None = None, **kwargs: Any) -> Customer:
    number = next(_serial)
    defaults = {"full_name": "张小三", "phone": f"1990000{number:04d}", "birth_year": 1980}
    data = {**defaults, **kwargs}
    return services.create(by=SYSTEM, branch=branch or make_branch(), **data)
