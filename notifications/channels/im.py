"""Staff IM through apprise: WeCom, DingTalk, Feishu and whatever else it knows.

The address (``wecombot://…``, ``dingtalk://…``, ``feishu://…``) is the person's own; it is a secret
and stays out of answers and logs.
"""

from apprise import Apprise

from notifications.channels.letter import Letter, Permanent, Temporary


class StaffIm:
    """One message to a person's or group's robot; apprise gives each call four seconds."""

    def send(self, letter: Letter) -> str:
        """Hand over to apprise, which says only whether it went."""
        robot = Apprise()
        if not robot.add(letter.to):
            raise Permanent("the address is not one of the library's")
        if not robot.notify(title=letter.title, body=letter.body or letter.title):
            raise Temporary("not taken")
        return "taken"

    def find(self, letter: Letter) -> str | None:
        """A robot does not tell."""
        return None
