"""Which ways out an installation has."""

import pytest

from notifications.channels import channel, customer_channels
from notifications.channels.aliyun import AliyunSms
from notifications.channels.local import Local
from notifications.channels.wechat import WeChat
from tests.notifications.factories import EMAIL, contact


def test_without_providers_the_demo_keeps_what_would_have_been_sent():
    assert (channel("sms"), channel("wechat")) == (Local("sms"), Local("wechat"))


def test_production_does_not_pretend(settings):
    settings.PRODUCTION = True
    assert (channel("sms"), channel("wechat")) == (None, None)
    assert customer_channels(contact(email=EMAIL)) == ["email"]


def test_the_environment_names_the_providers(settings):
    settings.SMS_URL = "aliyun://id:s%2Fecret@dysmsapi.aliyuncs.com/?sign=%E5%81%A5"
    settings.WECHAT_APPID = "wx1"
    expected = AliyunSms("id", "s/ecret", "https://dysmsapi.aliyuncs.com", "健")
    assert channel("sms") == expected
    assert isinstance(channel("wechat"), WeChat)


@pytest.mark.parametrize("name", ["chat", "phone", ""])
def test_other_names_are_no_channels(name):
    assert channel(name) is None
