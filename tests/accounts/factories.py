"""People for tests."""

from datetime import datetime, timedelta
from itertools import count

from accounts import services
from accounts.models import Absence, Branch, Partner, User
from core import clock
from core.actors import SYSTEM
from core.steps import perform

numbers = count(1)


def make_branch(**given: object) -> Branch:
    n = next(numbers)
    return Branch.objects.create(**{"code": f"B{n}", "name": f"分中心{n}", **given})


def make_user(*roles: str, branch: Branch | None = None, **given: object) -> User:
    n = next(numbers)
    known = {"full_name": f"员工{n}", "roles": list(roles), "branch": branch, **given}
    return User.objects.create_user(f"staff{n}", **known)


def make_leave(user: User | None = None, deputy: User | None = None, **given: object) -> Absence:
    """Leave from tomorrow on for a day, requested."""
    user = user or make_user("admin_clerk")
    start: datetime = clock.now() + timedelta(days=1)
    known = {"starts_at": start, "ends_at": start + timedelta(days=1), **given}
    return Absence.objects.create(user=user, deputy=deputy or make_user("admin_clerk"), **known)


def approved(leave: Absence, by: User | None = None) -> Absence:
    return perform(leave, "approve", by=(by or make_user("hr")).actor)


def make_partner(**given: str) -> Partner:
    """With somebody who can be asked."""
    n = next(numbers)
    known = {
        "code": f"p{n}",
        "name": f"合作单位{n}",
        "contact": "钱联系",
        "mobile": f"1380013{n:04d}",
    }
    return services.enter_partner(by=SYSTEM, **{**known, "address": "", **given})
