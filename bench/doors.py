"""What a request costs: CPU time and statements, beside a hand-written page of the same rows."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from functools import cache
from statistics import median
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

from accounts import tokens
from accounts.models import Branch, User
from customers.models import Customer
from dma.demo.staff import hire
from dma.urls import urlpatterns as ours
from orders.models import Order, Programme

ROUNDS = 5
ORDERS = """
INSERT INTO orders_order (version, state, order_no, customer_id, branch_id, programme_id,
    list_price, amount, currency, pay_channel, transaction_no, paid_at, contract_type,
    before_refund, created_at, updated_at)
SELECT 1, 'paid', 'B-' || n, %(customer)s, %(branch)s, %(programme)s, 8800, 8800, 'CNY',
    'notified', '', now() - n * interval '1 minute', '', '', now(), now()
  FROM generate_series(1, %(rows)s) AS n
"""
PAGE = """<!doctype html><html><body><table>{% for o in orders %}
<tr><td><a href="/orders/{{ o.pk }}/">{{ o.order_no }}</a></td><td>{{ o.customer.full_name }}</td>
<td>{{ o.branch }}</td><td>{{ o.amount }}</td><td>{{ o.paid_at }}</td><td>{{ o.state }}</td></tr>
{% endfor %}</table></body></html>"""


@login_required
def plain_list(request: HttpRequest) -> HttpResponse:
    """The leanest honest page of the same rows: logged in, filtered, sorted."""
    orders = Order.objects.filter(branch=request.user.branch_id).select_related(  # type: ignore[union-attr]  # logged in
        "customer", "branch"
    )
    page = {"orders": orders.order_by("-paid_at", "-id")[:50]}
    return HttpResponse(_template().render(page))


@login_required
def plain_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One row, as plainly."""
    order = Order.objects.select_related("customer", "branch").get(pk=pk)
    return HttpResponse(_template().render({"orders": [order]}))


@login_required
def plain_json(request: HttpRequest) -> HttpResponse:
    """Fifty rows as JSON."""
    rows = Order.objects.filter(branch=request.user.branch_id).order_by("-id")[:50]  # type: ignore[union-attr]  # logged in
    values = rows.values("id", "order_no", "amount", "state", "paid_at", "customer_id")
    return JsonResponse({"results": list(values)})


urlpatterns = [
    path("plain/", plain_list),
    path("plain/json/", plain_json),
    path("plain/<int:pk>/", plain_detail),
    *ours,
]


def measure(rows: int = 100_000) -> Iterator[str]:
    """Lines of figures; medians of five rounds of twenty requests."""
    with override_settings(ROOT_URLCONF="bench.doors", ALLOWED_HOSTS=["*"]):
        yield from _all(rows)


def _all(rows: int) -> Iterator[str]:
    pk = fill(rows)
    clerk = User.objects.get(username="clerk")
    browser = Client()
    browser.force_login(clerk)
    bearer = {"Authorization": f"Bearer {tokens.issue(user=clerk, name='bench')}"}
    yield f"{rows:,} orders; CPU ms a request (statements), ratio to the plain page"
    yield from _pair("list", lambda: browser.get("/orders/"), lambda: browser.get("/plain/"))
    yield from _pair(
        "detail", lambda: browser.get(f"/orders/{pk}/"), lambda: browser.get(f"/plain/{pk}/")
    )
    yield from _pair("workbench", lambda: browser.get("/"), lambda: browser.get("/plain/"))
    api = Client(headers=bearer)
    yield from _pair(
        "REST list",
        lambda: api.get("/api/v1/orders/?limit=50"),
        lambda: browser.get("/plain/json/"),
    )
    yield from _pair(
        "REST detail", lambda: api.get(f"/api/v1/orders/{pk}/"), lambda: browser.get("/plain/json/")
    )
    yield from _pair("payment", _payment, lambda: browser.get("/plain/"))


def fill(rows: int) -> int:
    """Staff, and so many paid orders of one branch; the key of the first."""
    hire()
    branch = Branch.objects.get(code="chaoyang")
    _payment()
    values = {
        "customer": Customer.objects.get().pk,
        "branch": branch.pk,
        "programme": Programme.objects.get(code="DMA-50").pk,
        "rows": rows,
    }
    with connection.cursor() as cursor:
        cursor.execute(ORDERS, values)
        cursor.execute("ANALYZE")
    return Order.objects.order_by("pk").first().pk  # type: ignore[union-attr]  # just made


def _pair(name: str, ours: Callable[[], Any], plain: Callable[[], Any]) -> Iterator[str]:
    mine, other = _cost(ours), _cost(plain)
    yield (
        f"{name:<12} {mine[0]:6.1f} ({mine[1]:>2})   plain {other[0]:6.1f} ({other[1]:>2})"
        f"   ratio {mine[0] / other[0]:4.1f}"
    )


def _cost(request: Callable[[], Any], times: int = 20) -> tuple[float, int]:
    """CPU milliseconds and statements of one request, warm."""
    answer = request()
    if answer.status_code >= 400:
        raise RuntimeError(f"{answer.status_code}: {answer.content[:300]!r}")
    seen: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        request()
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(times):
            request()
        rounds.append((time.process_time() - began) / times * 1000)
    return median(rounds), len(seen)


@cache
def _shop() -> Client:
    """One for all: making a client reads every static file."""
    return Client()


@cache
def _template() -> Any:
    return engines["django"].from_string(PAGE)


def _payment() -> HttpResponse:
    """A signed notification that makes customer, order, clock, log and messages."""
    number = time.perf_counter_ns()
    content = {
        "event_id": f"bench-{number}",
        "order_no": f"BENCH-{number}",
        "paid_at": "2026-11-20T10:00:00+08:00",
        "amount": "8800.00",
        "currency": "CNY",
        "product_code": "DMA-50",
        "branch": "chaoyang",
        "customer": {"name": "张伟", "phone": "13800000000"},
    }
    body = json.dumps(content).encode()
    secret = settings.DMA_PAYMENT_WEBHOOK_SECRET.encode()
    seal = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
    return _shop().post(
        "/api/v1/webhooks/payments/",
        body,
        content_type="application/json",
        headers={"X-DMA-Signature": seal},
    )
