"""Staff IM through apprise: the robots of WeCom, DingTalk, Feishu and Lark.

The address (``wecombot://…``, ``dingtalk://…``, ``feishu://…``) is the person's own; it is a secret
and stays out of answers and logs. Only these services: others of the library reach into this
machine or any host, and loading them all costs every worker a second and 20 MB.
"""

from apprise.exception import AppriseException
from apprise.plugins.base import NotifyBase
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.lark import NotifyLark
from apprise.plugins.wecombot import NotifyWeComBot

from notifications.channels.letter import Letter, Permanent, Silent, Temporary

ROBOTS: dict[str, type[NotifyBase]] = {
    "wecombot": NotifyWeComBot,
    "dingtalk": NotifyDingTalk,
    "feishu": NotifyFeishu,
    "lark": NotifyLark,
}


class StaffIm(Silent):
    """One message to a person's or group's robot; apprise gives each call four seconds."""

    def send(self, letter: Letter) -> str:
        """Hand over to apprise, which says only whether it went."""
        robot = self._robot(letter.to)
        if not robot.notify(title=letter.title, body=letter.body or letter.title):
            raise Temporary("not taken")
        return "taken"

    def _robot(self, address: str) -> NotifyBase:
        """The plugin of an address; options behind a question mark could switch timeouts off."""
        address = address.partition("?")[0]
        plugin = ROBOTS.get(address.partition("://")[0])
        parts = plugin.parse_url(address) if plugin else None
        try:
            if plugin and parts:
                return plugin(**parts)
        except AppriseException:
            pass
        raise Permanent("the address is none of a robot that we know")
