"""The ways out of the product, behind one small protocol; the environment chooses the providers.

Without addresses (``SMS_URL``, ``WECHAT_APPID``) the demo and the tests keep what would have been
sent in ``LocalOutbox``; production simply has no such channel.
"""

from django.conf import settings

from notifications.channels.aliyun import AliyunSms
from notifications.channels.email import Email
from notifications.channels.im import StaffIm
from notifications.channels.letter import Channel, Letter, Permanent, Temporary
from notifications.channels.local import Local
from notifications.channels.wechat import WeChat
from notifications.people import CustomerContact

__all__ = [
    "CONFIRMING",
    "Channel",
    "Letter",
    "Permanent",
    "Temporary",
    "channel",
    "customer_channels",
]

#: Which way to a customer is tried first when they have not said, and what follows.
ORDER = ("wechat", "sms", "email")
#: Where a provider tells whether a message arrived.
CONFIRMING = ("sms",)


def channel(name: str) -> Channel | None:
    """The provider of a channel, if this installation has one."""
    if name == "email":
        return Email()
    if name == "im":
        return StaffIm()
    if name == "sms" and settings.SMS_URL:
        return AliyunSms.of(settings.SMS_URL)
    if name == "wechat" and settings.WECHAT_APPID:
        return WeChat(settings.WECHAT_APPID, settings.WECHAT_SECRET, settings.WECHAT_API)
    if name in ("sms", "wechat") and not settings.PRODUCTION:
        return Local(name)
    return None


def customer_channels(contact: CustomerContact) -> list[str]:
    """The channels that reach a customer: the preferred one first, then the others.

    Whoever prefers the telephone is called by a person and gets nothing else.
    """
    if contact.preferred_channel == "phone":
        return []
    wanted = dict.fromkeys((contact.preferred_channel, *ORDER))
    return [name for name in wanted if contact.address(name) and channel(name) is not None]
