"""Finding an article while somebody types: the 95th percentile against the bare statement."""

import os
import random
import time
from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import Any

from django.db import connection

from knowledge import selectors, tokens
from knowledge.models import Article

ROUNDS = 200
#: Pieces that titles and texts are made of; what is asked is cut from them.
WORDS = (
    *(
        "体脂秤",
        "手环",
        "餐单",
        "教练",
        "健康档案",
        "评估",
        "合同",
        "退款",
        "快递",
        "发货",
        "收货",
        "过敏",
    ),
    *(
        "饮水",
        "睡眠",
        "步数",
        "血糖",
        "血压",
        "体重",
        "目标",
        "复检",
        "报告",
        "照片",
        "预约",
        "改期",
    ),
    *(
        "视频",
        "沟通",
        "客服",
        "投诉",
        "发票",
        "会员",
        "积分",
        "礼品",
        "隐私",
        "授权",
        "删除",
        "更正",
    ),
    *("链接", "登录", "密码", "验证", "短信", "微信", "群聊", "打卡"),
)
#: What a careful person would write by hand: the same candidates by the same rank.
PLAIN = """
SELECT id, title, ts_rank('{0.2,0.2,0.7,1.0}', search, query) AS rank
  FROM knowledge_article, to_tsquery('simple', %s) AS query
 WHERE state = 'published' AND search @@ query
 ORDER BY rank DESC, used DESC, id LIMIT 30
"""


def measure() -> Iterator[str]:
    """Both ways in turns; ``DMA_BENCH_ROWS`` says how many articles."""
    rows = int(os.environ.get("DMA_BENCH_ROWS", "5000"))
    dice = random.Random(7)
    _fill(rows, dice)
    asked = ["".join(dice.sample(WORDS, 3)) for _ in range(ROUNDS)]
    ours = _p95([lambda q=q: selectors.search(q) for q in asked])
    plain = _p95([lambda q=q: _plain(q) for q in asked])
    yield (
        f"search in {rows:,} articles, p95: ours {ours * 1000:6.1f} ms"
        f"  plain SQL {plain * 1000:6.1f} ms  ratio {ours / plain:4.2f}"
    )


def _fill(rows: int, dice: random.Random) -> None:
    made = []
    for number in range(rows):
        text = "".join(dice.choices(WORDS, k=60))
        title = f"{''.join(dice.sample(WORDS, 3))}怎么办 {number}"
        row = Article(title=title, body=text, number=1, state="published")
        row.derive()
        made.append(row)
    Article.objects.bulk_create(made, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE knowledge_article")


def _plain(question: str) -> None:
    query = " | ".join(f"'{term}'" for term in tokens.question(question))
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, [query])
        cursor.fetchall()


def _p95(works: list[Callable[[], Any]]) -> float:
    times = []
    for work in works:
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return quantiles(times, n=20)[-1]
