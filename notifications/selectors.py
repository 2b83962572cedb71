"""Reads: a person's inbox, what went where, what would have been sent."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from core.prepared import Asked, Hole
from notifications.models import Delivery, LocalOutbox, Message

#: Nobody reads further; the bell says so with a plus.
MOST_UNREAD = 100
_unread = Asked(
    lambda: (
        Message.objects.filter(
            recipient=Hole("user"), released_at__isnull=False, digest=None, read_at=None
        )
        .order_by()
        .values_list("pk", flat=True)[:MOST_UNREAD]
    )
)


def inbox(user: User) -> QuerySet[Message]:
    """What a person was told, newest first; what a digest holds is in the digest."""
    told = Message.objects.filter(recipient=user, released_at__isnull=False, digest=None)
    return told.order_by("-pk")


def unread_count(user: User) -> int:
    """How many of them the person has not opened, up to a hundred."""
    return len(_unread(user=user.pk))


def deliveries_visible_to(user: User) -> QuerySet[Delivery]:
    """What went out on which channel: for those who read logs."""
    return Delivery.objects.all() if user.can(Right.LOGS) else Delivery.objects.none()


def deliveries_for_list(user: User) -> QuerySet[Delivery]:
    """With the message and the member of staff it went to."""
    return deliveries_visible_to(user).select_related("message__recipient")


def local_visible_to(user: User) -> QuerySet[LocalOutbox]:
    """What would have been sent: for those who read logs."""
    return LocalOutbox.objects.all() if user.can(Right.LOGS) else LocalOutbox.objects.none()
