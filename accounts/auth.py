"""Who calls the REST API: a token in the Authorization header, else the browser's session."""

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts import tokens
from accounts.models import ApiToken, User


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Bearer dma_…``; the words Token and Bearer are both understood."""

    words = frozenset({"bearer", "token"})

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The person behind the token, None without one, 401 for a bad one."""
        word, _space, token = request.headers.get("Authorization", "").strip().partition(" ")
        if word.lower() not in self.words:
            return None
        found = tokens.find(token.strip())
        if found is None:
            raise AuthenticationFailed(_("The token is unknown, expired or revoked."))
        return found.user, found

    def authenticate_header(self, request: Request) -> str:
        """What a 401 tells the caller to send."""
        return 'Bearer realm="api"'
