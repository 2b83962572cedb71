"""Staff IM through apprise, with its own plugins against a robot on this machine."""

import pytest
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot

from notifications.channels import Letter, Permanent, Temporary
from notifications.channels.im import StaffIm
from notifications.outbox import release
from tests.accounts.factories import make_user
from tests.notifications import provider
from tests.notifications.factories import deliver_all, local, make_reminder

OK = {"errcode": 0, "code": 0, "StatusCode": 0, "msg": "success"}


@pytest.fixture
def robot(monkeypatch):
    """WeCom, DingTalk and Feishu at once: their plugins ask here."""
    with provider.running() as running:
        running.answer = lambda asked: (200, OK)
        for plugin, place in (
            (NotifyWeComBot, "key"),
            (NotifyDingTalk, "token"),
            (NotifyFeishu, "token"),
        ):
            monkeypatch.setattr(
                plugin, "notify_url", f"{running.url}/{plugin.__name__}/{{{place}}}"
            )
        yield running


def letter(to):
    return Letter("k1", to, "审核健康档案", "应于 18:00", local("2026-11-20 12:00"))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("wecombot://botkey12", "/NotifyWeComBot/botkey12"),
        ("dingtalk://abc123", "/NotifyDingTalk/abc123"),
        ("feishu://abc123", "/NotifyFeishu/abc123"),
    ],
)
def test_each_robot_gets_its_own_format(robot, address, path):
    assert StaffIm().send(letter(address)) == "taken"
    [asked] = robot.asked
    assert asked.path == path
    assert "审核健康档案" in str(asked.json)


def test_a_robot_in_trouble_is_asked_again_later(robot):
    robot.answer = lambda asked: (500, {})
    with pytest.raises(Temporary):
        StaffIm().send(letter("wecombot://botkey12"))


@pytest.mark.parametrize("address", ["nonsense", "wecombot://", "json://localhost", "file://x"])
def test_an_address_that_is_none_is_refused_for_good(address):
    with pytest.raises(Permanent):
        StaffIm().send(letter(address))


@pytest.mark.django_db
def test_a_reminder_reaches_the_colleague(noon, cases, robot):
    make_reminder(make_user(im_url="wecombot://botkey12"))
    release(noon)
    assert deliver_all() == 1
    [asked] = robot.asked
    assert "【即将到期】审核健康档案 DMA-1 应于 11-23 18:00" in asked.json["text"]["content"]
