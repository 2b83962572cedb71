"""``Idempotency-Key``: the effect and the remembered answer are one transaction."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.errors import Invalid
from core.models import IdempotencyKey

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT = timedelta(hours=24)
LONGEST = 200


def once(request: Request, do: Callable[[], Response]) -> Response:
    """Do it, or give the answer of the first time. Only success is remembered.

    A second call with the same key waits in the INSERT until the first one has ended.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return do()
    if not key.isascii() or not key.isprintable() or not 1 <= len(key) <= LONGEST:
        raise ParseError(_("The Idempotency-Key must be 1 to 200 printable characters."))
    asked = _hash(request)
    with transaction.atomic():
        row, new = IdempotencyKey.objects.get_or_create(
            client=_client(request),
            key=key,
            defaults={"request_hash": asked, "status": 0, "body": None, "at": clock.now()},
        )
        if not new:
            return _again(row, asked)
        response = do()
        row.status, row.body = response.status_code, response.data
        row.save(update_fields=["status", "body"])
    return response


def forget(*, before: timedelta = KEPT) -> int:
    """Drop the keys that are older than a day; returns how many."""
    found, _per_model = IdempotencyKey.objects.filter(at__lt=clock.now() - before).delete()
    return found


def _again(row: IdempotencyKey, asked: str) -> Response:
    if row.request_hash != asked:
        raise Invalid(_("This Idempotency-Key was used for another request."))
    return Response(row.body, status=row.status, headers={REPLAYED: "true"})


def _client(request: Request) -> str:
    return f"user:{request.user.pk}"


def _hash(request: Request) -> str:
    """What was asked: the address and the content, files by their bytes."""
    found = hashlib.sha256(f"{request.method} {request.path}\n".encode())
    content: Any = request.data
    plain = content.lists() if hasattr(content, "lists") else content.items()
    files = set(request.FILES)
    said = sorted((str(name), value) for name, value in plain if name not in files)
    found.update(json.dumps(said, sort_keys=True, default=str).encode())
    found.update(request.headers.get("If-Match", "").encode())
    for name in sorted(files):
        for file in request.FILES.getlist(name):
            found.update(b"".join(file.chunks()))
            file.seek(0)
    return found.hexdigest()
