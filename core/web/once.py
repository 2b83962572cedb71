"""A form that is sent twice is done once: a double click, a reload, an impatient person.

Its page carries a key of its own. The effect and the remembered place are one transaction, so a
second sending waits for the first and goes where that went. Other words under the same key – the
form was opened again by the back button and changed – are another wish.
"""

import hashlib
import re
import secrets
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest

from core import clock
from core.models import IdempotencyKey

FIELD = "once"
KEY = re.compile(r"[A-Za-z0-9_-]{16,40}")
DONE = 303


def new_key() -> str:
    """What a freshly opened form carries."""
    return secrets.token_urlsafe(16)


def done(request: HttpRequest, do: Callable[[], str]) -> str:
    """Do it and return the address of what was made, or that of the first time.

    A form without a key is done each time: it is not from our page. What is refused may be tried
    again.
    """
    if not KEY.fullmatch(request.POST.get(FIELD, "")):
        return do()
    with transaction.atomic():
        row, new = IdempotencyKey.objects.get_or_create(
            client=f"form:{request.user.pk}",
            key=_said(request),
            defaults={"request_hash": "", "status": DONE, "body": None, "at": clock.now()},
        )
        if new:
            row.body = do()
            row.save(update_fields=["body"])
    return str(row.body)


def _said(request: HttpRequest) -> str:
    """The address and every word of the form; files by name and size."""
    said = [(name, values) for name, values in request.POST.lists() if "csrf" not in name]
    for name, files in request.FILES.lists():
        said.append((name, [f"{file.name} {file.size}" for file in files]))
    return hashlib.sha256(repr((request.path, sorted(said))).encode()).hexdigest()
