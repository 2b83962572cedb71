"""A customer whom no channel reaches is a task of customer service."""

from datetime import datetime

from accounts.roles import Role
from notifications.audience import holders
from notifications.models import Message
from notifications.writing import Note, write


def call_instead(message: Message, template: str, now: datetime) -> None:
    """Tell the case's customer service in the product that the customer waits for a call."""
    payload = message.payload
    case, branch = str(payload.get("case") or ""), payload.get("branch")
    team = holders(Role.CUSTOMER_SERVICE, case_key=case, branch_id=branch, at=now)
    notes = [
        Note(
            template=template,
            dedupe=f"{template}:{message.pk}",
            user_id=user_id,
            payload={"case": case, "about": message.template},
            link=f"customers.customer:{message.customer_key}",
        )
        for user_id in team
    ]
    write(notes, now)
