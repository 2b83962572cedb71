"""How people behave: on time, late, absent, or making mistakes – drawn from a seeded dice."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")
#: Nobody works in the night unless the deadline lies there.
EARLIEST, LATEST = 8, 21
HALF_AN_HOUR = 1800  # seconds


@dataclass(frozen=True)
class Habits:
    """Shares of how a step goes; the rest is on time."""

    late: float = 0.10
    very_late: float = 0.03
    mistake: float = 0.08


class Dice:
    """The luck of one order: the same seed gives the same life."""

    def __init__(self, seed: int, order: int, habits: Habits) -> None:
        self._random = Random(f"{seed}:{order}")
        self.habits = habits

    def chance(self, share: float) -> bool:
        """Whether something of this likelihood happens."""
        return self._random.random() < share

    def mistake(self) -> bool:
        """Whether somebody gets it wrong this time."""
        return self.chance(self.habits.mistake)

    def pick(self, *choices: str) -> str:
        """One of several."""
        return self._random.choice(choices)

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def within(self, since: datetime, due: datetime) -> datetime:
        """When a person does what is due: mostly in time, in daytime if there is any."""
        luck = self._random.random()
        span = due - since
        if luck < self.habits.very_late:
            return self.awake(due + timedelta(hours=self._random.uniform(6, 40)))
        if luck < self.habits.very_late + self.habits.late:
            return due + timedelta(minutes=self._random.uniform(5, 150))
        at = since + span * self._random.uniform(0.1, 0.9)
        awake = self.awake(at)
        return awake if awake < due else at

    def after(self, since: datetime, low: float, high: float) -> datetime:
        """Some hours later, in daytime: what customers do in their own time."""
        return self.awake(since + timedelta(hours=self._random.uniform(low, high)))

    def awake(self, at: datetime) -> datetime:
        """The same moment, or the next morning when it lies in the night."""
        local = at.astimezone(LOCAL)
        if EARLIEST <= local.hour < LATEST:
            return at
        day = local.date() + timedelta(days=local.hour >= LATEST)
        minute = self._random.randint(0, 59)
        return datetime(day.year, day.month, day.day, EARLIEST, minute, 30, tzinfo=LOCAL)

    @staticmethod
    def round(at: datetime) -> datetime:
        """The next full half hour: whoever does a thing for many customers does it in rounds."""
        return at + timedelta(seconds=-at.timestamp() % HALF_AN_HOUR)

    @staticmethod
    def local(at: datetime) -> datetime:
        """The same moment on the office's wall."""
        return at.astimezone(LOCAL)

    @staticmethod
    def midnight(day: date) -> datetime:
        """00:00 of a day."""
        return datetime.combine(day, time.min, tzinfo=LOCAL)
