"""Reads: a person's inbox, what went where, what would have been sent."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from notifications.models import Delivery, LocalOutbox, Message

#: Nobody reads further; the bell says so with a plus.
MOST_UNREAD = 100


def inbox(user: User) -> QuerySet[Message]:
    """What a person was told, newest first; what a digest holds is in the digest."""
    told = Message.objects.filter(recipient=user, released_at__isnull=False, digest=None)
    return told.order_by("-pk")


def unread_count(user: User) -> int:
    """How many of them the person has not opened, up to a hundred."""
    unread = Message.objects.filter(
        recipient=user, released_at__isnull=False, digest=None, read_at=None
    )
    return unread.order_by()[:MOST_UNREAD].count()


def deliveries_visible_to(user: User) -> QuerySet[Delivery]:
    """What went out on which channel: for those who read logs."""
    return Delivery.objects.all() if user.can(Right.LOGS) else Delivery.objects.none()


def deliveries_for_list(user: User) -> QuerySet[Delivery]:
    """With the message and the member of staff it went to."""
    return deliveries_visible_to(user).select_related("message__recipient")


def local_visible_to(user: User) -> QuerySet[LocalOutbox]:
    """What would have been sent: for those who read logs."""
    return LocalOutbox.objects.all() if user.can(Right.LOGS) else LocalOutbox.objects.none()
