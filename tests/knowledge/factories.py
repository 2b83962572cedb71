"""Articles for tests, made by the people who make them."""

from typing import Any

from accounts.roles import Role
from core.steps import perform
from knowledge import services
from knowledge.models import Article
from tests.customers.factories import make_user

TEXT = {
    "title": "体脂秤怎么连接无线网络?",
    "body": "请使用 2.4G 无线网络,长按三秒后在手机上配网。",
    "keywords": "连不上 蓝牙 wifi",
    "topic": "device",
    "audience": "public",
}


def make_article(**given: Any) -> Article:
    """Begun by customer service; nobody reads it yet."""
    return services.create(by=make_user(Role.CUSTOMER_SERVICE).actor, **{**TEXT, **given})


def publish(article: Article) -> Article:
    return perform(article, "publish", by=make_user(Role.CS_LEAD).actor)


def published(**given: Any) -> Article:
    return publish(make_article(**given))
