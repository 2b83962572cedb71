"""The broker is away: work goes on, its messages wait as rows and go out once it is back."""

import hashlib
import hmac
import json
import re

import pytest

from tests.reliability.servers import Site, answer

pytestmark = [pytest.mark.xdist_group("reliability"), pytest.mark.timeout(180)]
WAITING = "SELECT count(*) FROM notifications_message WHERE released_at IS NULL"
QUEUED = "SELECT count(*) FROM notifications_delivery WHERE status = 'queued'"
MAILED = "SELECT count(*) FROM notifications_delivery WHERE status = 'sent' AND channel = 'email'"
#: Quiet hours are not the matter here: it is ten in the morning.
TEN = """
INSERT INTO core_clockshift (id, by)
SELECT 1, (date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') + interval '34 hours')
          AT TIME ZONE 'Asia/Shanghai' - now()
"""


def pay(address: str) -> int:
    """A payment is notified; the first step of an order."""
    text = json.dumps(
        {
            "event_id": "evt-1",
            "order_no": "WX000001",
            "paid_at": "2026-01-05T10:00:00+08:00",
            "amount": "8800.00",
            "currency": "CNY",
            "product_code": "DMA-50",
            "customer": {"name": "李晓梅", "phone": "18777000001"},
        }
    ).encode()
    proof = hmac.new(b"demo-payment-secret", text, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-DMA-Signature": f"sha256={proof}"}
    return answer(f"{address}/api/v1/webhooks/payments/", text, **headers).status


def mails(site: Site) -> list[str]:
    """The ids of the mails that went out."""
    texts = [file.read_text() for file in (site.home.base / "mail").iterdir()]
    return re.findall(r"^Message-ID: <(.+)>", "\n".join(texts), re.MULTILINE)


def test_broker_when_down_then_steps_succeed_and_messages_go_out_once_later(site: Site) -> None:
    site.run(TEN)
    address = site.web()
    site.valkey.stop()

    assert pay(address) == 201
    assert site.one(WAITING) > 0

    site.valkey.start()
    for _ in range(2):
        site.worker()
        site.beat("notifications-flush")
    site.until(lambda: site.one(MAILED) and not site.one(WAITING) + site.one(QUEUED))
    heard = site.words.count("notifications.tasks.flush")
    site.until(lambda: site.words.count("notifications.tasks.flush") > heard + 10)

    assert len(mails(site)) == len(set(mails(site))) == site.one(MAILED)
