"""The API as an integration calls it: JSON and a token."""

import json
from typing import Any

from django.test import Client

from accounts import tokens
from accounts.models import User


class Api:
    """One caller."""

    def __init__(self, user: User | None = None, token: str = "") -> None:
        found = token or (tokens.issue(user=user) if user else "")
        self.headers = {"Authorization": f"Bearer {found}"} if found else {}
        self.client = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers={**self.headers, **headers})

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        raw = body if isinstance(body, bytes | str) else json.dumps(body or {})
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(
            f"/api/v1/{path}",
            raw,
            content_type=given.pop("Content-Type", "application/json"),
            headers={**self.headers, **given},
        )
