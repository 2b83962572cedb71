"""Tokens of integrations: made once, shown once, kept as a hash."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import ApiToken, User
from core import clock
from core.prepared import Asked, Hole

BRAND = "dma"
LONGEST = timedelta(days=365)
#: A token's last use is written at most this often: reading must not cost a write each time.
USE_NOTED_EVERY = timedelta(hours=1)
_with_prefix = Asked(
    lambda: ApiToken.objects.select_related("user").filter(prefix=Hole("prefix")).order_by("pk")
)


def issue(*, user: User, name: str = "", days: int = 365) -> str:
    """Make a token for ``user`` and return it; it can never be shown again."""
    at = clock.now()
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    ApiToken.objects.create(
        user=user,
        name=name,
        prefix=prefix,
        digest=digest(secret),
        created_at=at,
        expires_at=at + min(timedelta(days=days), LONGEST),
    )
    return f"{BRAND}_{prefix}_{secret}"


def find(token: str) -> ApiToken | None:
    """The living token of an active person that this text is, or None."""
    brand, _, rest = token.partition("_")
    prefix, _, secret = rest.partition("_")
    if brand != BRAND or not secret or len(prefix) > 12 or not token.isascii():
        return None
    row = _with_prefix.first(prefix=prefix)
    if row is None or not hmac.compare_digest(row.digest, digest(secret)):
        return None
    at = clock.now()
    if row.revoked_at is not None or row.expires_at <= at or not row.user.is_active:
        return None
    if row.last_used_at is None or row.last_used_at < at - USE_NOTED_EVERY:
        _note_use(row, at)
    return row


def digest(secret: str) -> str:
    """SHA-256 is enough here: the secret is 256 random bits, not a password."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _note_use(row: ApiToken, at: datetime) -> None:
    stale = Q(last_used_at=None) | Q(last_used_at__lt=at - USE_NOTED_EVERY)
    ApiToken.objects.filter(stale, pk=row.pk).update(last_used_at=at)
