"""The doors of the product, as people use them: a browser for staff, links for the customer."""

import hashlib
import hmac
import json
from datetime import datetime
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import User
from core import clock, links
from dma.lookups.contacts import LINK_DAYS, PAGES
from orders.models import Order
from plans.tasks import advance_days
from sla import sweep
from sla.models import Clock
from sla.workflow import OPEN


def at(text: str) -> datetime:
    """A local time becomes now; the beat has kept up."""
    moment = datetime.fromisoformat(f"{text}+08:00")
    clock.hold(moment)
    advance_days()
    sweep.run()
    return moment


def notify_payment(**content: Any) -> Any:
    """The payment provider's signed notification."""
    body = json.dumps(content).encode()
    secret = settings.DMA_PAYMENT_WEBHOOK_SECRET.encode()
    seal = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
    return Client().post(
        "/api/v1/webhooks/payments/",
        body,
        content_type="application/json",
        headers={"X-DMA-Signature": seal},
    )


def staff(username: str) -> Client:
    """A member of staff at a browser."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def step(username: str, slug: str, row: Any, name: str, **data: Any) -> None:
    """Open the step's page, fill it in, send it; the door answers with a redirect."""
    client, address = staff(username), f"/{slug}/{row.pk}/steps/{name}/"
    assert client.get(address).status_code == 200
    row.refresh_from_db()
    answer = client.post(address, {"version": row.version, **data})
    assert answer.status_code == 303, f"{slug} {name}: {answer.status_code} {words(answer)}"
    row.refresh_from_db()


def link(order: Order, purpose: str) -> str:
    """The address that the customer has been sent."""
    row = PAGES[purpose][1](order.pk)
    return links.standing(purpose, row, order.customer_id, LINK_DAYS)


def words(answer: Any) -> str:
    """What a refused page says, for a failing test."""
    return " ".join(answer.content.decode().split())[-1500:]


def owes(order: Order) -> dict[str, set[str]]:
    """Who owes what now: role → codes of open clocks."""
    states = [str(s) for s in OPEN]
    found: dict[str, set[str]] = {}
    for owed in Clock.objects.filter(case_key_text=order.case_key, state__in=states):
        found.setdefault(owed.owner_role, set()).add(owed.code)
    return found


def photo(name: str = "parcel.jpg") -> SimpleUploadedFile:
    """A picture as a phone takes it."""
    data = BytesIO()
    Image.new("RGB", (40, 30), (180, 140, 100)).save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")
