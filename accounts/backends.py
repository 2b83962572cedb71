"""Who is logged in: the person of a session, with the branch, as every page needs both."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from accounts.models import User
from core.prepared import Asked, Hole

_person = Asked(lambda: User.objects.select_related("branch").filter(pk=Hole("pk")))


class StaffBackend(ModelBackend):
    """Name and password, as Django checks them."""

    def get_user(self, user_id: Any) -> User | None:
        """The person, unless they have left."""
        user = _person.first(pk=user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
