"""Orders for tests, made through the services and the webhook that make real ones."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.conf import settings
from django.test import Client

from accounts.models import Branch, User
from accounts.roles import Role
from core import clock
from core.actors import integration_actor
from core.steps import perform
from orders import services
from orders.models import Order, Programme

PAYMENTS = "/api/v1/webhooks/payments/"
_serial = count(1)


def make_branch(**given: Any) -> Branch:
    number = next(_serial)
    return Branch.objects.create(**{"code": f"OB{number}", "name": f"订单分中心{number}", **given})


def make_user(*roles: Role, branch: Branch | None = None, **given: Any) -> User:
    number = next(_serial)
    defaults = {"username": f"o{number}", "full_name": f"员工{number}", "roles": list(roles)}
    return User.objects.create(branch=branch, **{**defaults, **given})


def make_programme(**given: Any) -> Programme:
    defaults = {"name": "DMA 健康方案", "days": 49, "list_price": Decimal("8800.00")}
    code = given.pop("code", "DMA-50")
    return Programme.objects.get_or_create(code=code, defaults={**defaults, **given})[0]


def make_order(branch: Branch | None = None, **given: Any) -> Order:
    """An order that waits for its payment."""
    branch, number = branch or make_branch(), next(_serial)
    clerk = make_user(Role.ADMIN_CLERK, branch=branch)
    data = {"name": "王小明", "phone": f"1880000{number:04d}", "programme": make_programme().code}
    return services.enter(by=clerk.actor, **{**data, **given})


def pay(order: Order, at: datetime | None = None) -> Order:
    return perform(
        order, "pay", by=integration_actor("test"), amount=order.amount, paid_at=at or clock.now()
    )


def confirm(order: Order, contract_type: str = "online") -> Order:
    clerk = make_user(Role.ADMIN_CLERK, branch=order.branch)
    return perform(order, "confirm_type", by=clerk.actor, contract_type=contract_type)


def make_paid(branch: Branch | None = None, **given: Any) -> Order:
    return pay(make_order(branch, **given))


def make_confirmed(contract_type: str = "online", branch: Branch | None = None) -> Order:
    return confirm(make_paid(branch), contract_type)


def notification(**changes: Any) -> dict[str, Any]:
    """A payment notification that can be accepted."""
    number = next(_serial)
    body = {
        "event_id": f"evt-{number}",
        "order_no": f"WX{number:06d}",
        "paid_at": (clock.now() - timedelta(minutes=5)).isoformat(),
        "amount": "8800.00",
        "currency": "CNY",
        "product_code": "DMA-50",
        "customer": {"name": "李晓梅", "phone": f"1877700{number:04d}"},
    }
    return {**body, **changes}


def signature(body: bytes) -> str:
    secret = settings.DMA_PAYMENT_WEBHOOK_SECRET.encode()
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def notify(body: Any, *, sign: str | None = None) -> Any:
    """Post a notification as the provider does."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"X-DMA-Signature": signature(raw) if sign is None else sign}
    return Client().post(PAYMENTS, raw, content_type="application/json", headers=headers)
