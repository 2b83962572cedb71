"""Quiet hours: when people are not disturbed (requirements C). For people, never for the record."""

from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")


class Quiet(NamedTuple):
    """From when to when; may span midnight. The same time twice means: never quiet."""

    start: time
    end: time

    def covers(self, at: time) -> bool:
        """Whether a time of the day is a quiet one; the end is not."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def until(self, at: datetime) -> datetime | None:
        """The end of the quiet that covers a moment; None when it is not a quiet one."""
        local = at.astimezone(LOCAL)
        if not self.covers(local.time()):
            return None
        tomorrow = local.time() >= self.end
        return datetime.combine(local.date() + timedelta(days=tomorrow), self.end, LOCAL)


STAFF_QUIET = Quiet(time(22), time(8))
CUSTOMER_QUIET = Quiet(time(21), time(9))


def release_time(at: datetime, urgent: bool = False, quiet: Quiet = STAFF_QUIET) -> datetime:
    """When a message written at ``at`` reaches its reader: at once, or when the quiet ends."""
    return at if urgent else quiet.until(at) or at
