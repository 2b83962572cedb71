"""A customer whom no channel reaches is a task of customer service, a partner of operations."""

from datetime import datetime

from accounts.roles import Role
from notifications.audience import holders
from notifications.models import Message
from notifications.writing import Note, write


def call_instead(message: Message, template: str, now: datetime) -> None:
    """Tell those who answer for the reader in the product that a call is waited for."""
    payload = message.payload
    case, branch = str(payload.get("case") or ""), payload.get("branch")
    partner = message.partner_key is not None
    role = Role.OPERATIONS if partner else Role.CUSTOMER_SERVICE
    team = holders(role, case_key=case, branch_id=branch, at=now)
    notes = [
        Note(
            template=template,
            dedupe=f"{template}:{message.pk}",
            user_id=user_id,
            payload={"case": case, "about": message.template},
            link=message.link if partner else f"customers.customer:{message.customer_key}",
        )
        for user_id in team
    ]
    write(notes, now)
