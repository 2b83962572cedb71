"""Contracts for tests, made by the services and steps that make real ones."""

import hashlib
import hmac
import json
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import User
from accounts.roles import Role
from contracts import services
from contracts.models import Contract
from core.actors import customer_actor
from core.steps import perform
from tests.orders.factories import make_confirmed, make_user

ESIGN = "/api/v1/webhooks/esign/"
APP_ID, SECRET = "app-1", "esign-secret"


def make_contract(kind: str = "online", **given: Any) -> Contract:
    order = given.pop("order", None) or make_confirmed(kind)
    contract = services.open(order=order, kind=kind)
    assert contract is not None
    return contract


def clerk_of(contract: Contract) -> User:
    return make_user(Role.ADMIN_CLERK, branch=contract.order.branch)


def make_sent(flow_id: str = "", **given: Any) -> Contract:
    contract = make_contract(**given)
    return perform(contract, "send", by=clerk_of(contract).actor, flow_id=flow_id)


def make_awaiting(**given: Any) -> Contract:
    contract = make_sent(**given)
    customer = customer_actor(contract.order.customer_id, "王小明")
    return perform(contract, "customer_sign", by=customer, signer_name="王小明")


def make_signed(**given: Any) -> Contract:
    contract = make_awaiting(**given)
    return perform(contract, "company_sign", by=clerk_of(contract).actor)


def scan() -> SimpleUploadedFile:
    page = BytesIO()
    Image.new("RGB", (60, 80), "white").save(page, "PNG")
    return SimpleUploadedFile("scan.png", page.getvalue(), "image/png")


def told(content: Any, *, secret: str = SECRET, query: str = "", timestamp: str = "17") -> Any:
    """A callback as the e-sign platform sends it."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    values = "".join(part.partition("=")[2] for part in sorted(query.split("&")))
    said = timestamp.encode() + values.encode() + body
    headers = {
        "X-Tsign-Open-App-Id": APP_ID,
        "X-Tsign-Open-TIMESTAMP": timestamp,
        "X-Tsign-Open-SIGNATURE-ALGORITHM": "hmac-sha256",
        "X-Tsign-Open-SIGNATURE": hmac.new(secret.encode(), said, hashlib.sha256).hexdigest(),
    }
    return Client().post(f"{ESIGN}?{query}", body, content_type="application/json", headers=headers)


def one_signer(flow_id: str, result: int = 2, **extra: Any) -> dict[str, Any]:
    return {
        "action": "SIGN_MISSON_COMPLETE",
        "signFlowId": flow_id,
        "signOrder": 1,
        "signResult": result,
        **extra,
    }


def whole_flow(flow_id: str, status: int) -> dict[str, Any]:
    return {"action": "SIGN_FLOW_COMPLETE", "signFlowId": flow_id, "signFlowStatus": status}
