"""Where a browser's session is kept: Django's table, asked in words that are ready."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from core.prepared import Asked, Hole

_live = Asked(lambda: Session.objects.filter(session_key=Hole("key"), expire_date__gt=Now()))


class SessionStore(db.SessionStore):
    """Django's own, but for the question of every request."""

    def _get_session_from_db(self) -> Any:
        session = _live.first(key=self.session_key)
        if session is None:
            self._session_key = None
        return session
