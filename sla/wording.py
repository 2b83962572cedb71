"""Words and dates of stored explanations, in both languages whatever the reader's own is."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Text(NamedTuple):
    """The same sentence in Chinese and English."""

    zh: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


def joined(parts: list[Text]) -> Text:
    """The parts that say something, separated the way each language does it."""
    said = [part for part in parts if part]
    return Text("｜".join(part.zh for part in said), " | ".join(part.en for part in said))


def day(value: date, *, year: bool = True) -> Text:
    """2026-11-23(一) / Mon 2026-11-23; without the year when the line has named it already."""
    digits = f"{value:%Y-%m-%d}" if year else f"{value:%m-%d}"
    return Text(
        f"{digits}({WEEKDAYS_ZH[value.weekday()]})", f"{WEEKDAYS_EN[value.weekday()]} {digits}"
    )


def moment(value: datetime, *, year: bool = True) -> Text:
    """Day and time of a local datetime, to the second only when there are seconds."""
    clock = f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    on = day(value.date(), year=year)
    return Text(f"{on.zh} {clock}", f"{on.en} {clock}")


def count(amount: float, zh: str, en: str) -> Text:
    """1 个工作日 / 1 working day, 3 个工作日 / 3 working days."""
    return Text(f"{amount:g} {zh}", f"{amount:g} {en}{'' if amount == 1 else 's'}")


def hours(amount: float) -> Text:
    """Hours, minutes below one hour, seconds below one minute: as people say it."""
    if amount * 60 < 1:
        return count(round(amount * 3600), "秒", "second")
    if amount < 1:
        return count(round(amount * 60), "分钟", "minute")
    return count(amount, "小时", "hour")


def span(value: timedelta) -> Text:
    """A length of time as hours, minutes and, where there are any, seconds; may be negative."""
    total = abs(round(value.total_seconds()))
    sign = "-" if value < timedelta(0) else ""
    whole, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    zh = [f"{whole} 小时"] * (whole > 0) + [f"{minutes} 分"] * (minutes > 0)
    en = [f"{whole} h"] * (whole > 0) + [f"{minutes} min"] * (minutes > 0)
    if seconds or not zh:
        zh.append(f"{seconds} 秒")
        en.append(f"{seconds} s")
    return Text(sign + " ".join(zh), sign + " ".join(en))
