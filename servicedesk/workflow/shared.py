"""What the machines of the desk share: who works here, and the look at words before they go out."""

from typing import Any

from accounts.roles import LEADS, Party, Role
from scripts import services as scripts

DESK = frozenset({Role.CUSTOMER_SERVICE, Role.AGENT, Role.CONSULTING, Role.CS_LEAD})
DESK_LEADS = LEADS | {Role.CALL_CENTRE_LEAD}
CHECKERS = LEADS | {Role.QUALITY_SUPERVISOR}
EVERYBODY = frozenset(Role)
BY_CUSTOMER = frozenset({Party.CUSTOMER})
PRODUCT = frozenset({Party.SYSTEM})


def say(row: Any, text: str, override: str = "") -> None:
    """Refuse forbidden phrases and unfilled names in what staff tell a customer (E3)."""
    by = row.acting.by
    if by.kind == "staff":
        scripts.check(text=text, by=by, row_key=row.key, reason=override)
