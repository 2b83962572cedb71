"""The one line stored with each clock: how its due time came about, checkable by hand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sla.calendar import Override, WorkCalendar
from sla.due import ONE_DAY, Duration, Hours, WorkHours
from sla.wording import Text, day, joined, moment, span

# More stretches of days off than this are counted, not listed.
LISTED_STRETCHES = 3


@dataclass(frozen=True)
class Basis:
    """What a due time rests on: the rule, its version and source, and the trigger's name."""

    code: str
    version: int
    source: Text
    counted_from: Text
    note: Text = Text("", "")


class Resumed(NamedTuple):
    """A clock that went on at `at` with `remaining` left."""

    at: datetime
    remaining: timedelta


def explain(
    basis: Basis,
    duration: Duration,
    trigger: datetime,
    due: datetime,
    calendar: WorkCalendar,
    resumed: Resumed | None = None,
) -> dict[str, str]:
    """The line in both languages, `{"zh": …, "en": …}`."""
    start = calendar.local(resumed.at if resumed else trigger)
    provisional = duration.provisional(trigger, due, calendar)
    parts = [
        _sum(basis, duration, start, calendar.local(due), resumed),
        _reading(duration, resumed),
        basis.note,
        *(_days(start.date(), calendar.local(due).date(), calendar) if duration.working else ()),
        _calendar(calendar, provisional=provisional),
        _rule(basis),
    ]
    line = joined(parts)
    if provisional:
        line = Text(f"【暂定】{line.zh}", f"[provisional] {line.en}")
    return {"zh": line.zh, "en": line.en}


def _sum(
    basis: Basis, duration: Duration, start: datetime, due: datetime, resumed: Resumed | None
) -> Text:
    """应于 … = 支付成功 … + 1 个工作日."""
    when, since = moment(due), moment(start, year=start.year != due.year)
    if resumed is None:
        what, sign, length = basis.counted_from, duration.sign, duration.text
    else:
        left = span(resumed.remaining)
        what, sign = Text("恢复计时", "resumed"), Text(" + ", " + ")
        length = Text(
            f"剩余 {left.zh}（共 {duration.text.zh}）", f"{left.en} left (of {duration.text.en})"
        )
    return Text(
        f"应于 {when.zh} = {what.zh} {since.zh}{sign.zh}{length.zh}",
        f"Due {when.en} = {what.en} {since.en}{sign.en}{length.en}",
    )


def _reading(duration: Duration, resumed: Resumed | None) -> Text:
    """After a pause what was left is counted in working or in elapsed time, never in days."""
    if resumed is None:
        return duration.reading
    return WorkHours(1).reading if duration.working else Hours(1).reading


def _days(first: date, last: date, calendar: WorkCalendar) -> list[Text]:
    """The days between that were skipped, and the days off that were worked."""
    between = [first + n * ONE_DAY for n in range(1, (last - first).days + 1)]
    closed = [day for day in between if not calendar.is_workday(day)]
    made_up = [day for day in between if _made_up(day, calendar)]
    year = first.year != last.year
    return [
        _listed(Text("跳过", "skipping"), Text("个休息日", "days off"), closed, calendar, year),
        _listed(
            Text("计入", "counting"), Text("个调休上班日", "make-up days"), made_up, calendar, year
        ),
    ]


def _made_up(value: date, calendar: WorkCalendar) -> bool:
    """Whether a date is worked although its weekday is not."""
    return calendar.is_workday(value) and not calendar.weekly[value.weekday()]


def _listed(verb: Text, many: Text, days: list[date], calendar: WorkCalendar, year: bool) -> Text:
    if not days:
        return Text("", "")
    stretches = _stretches(days, calendar)
    if len(stretches) > LISTED_STRETCHES:
        first, last = day(days[0], year=year), day(days[-1], year=year)
        return Text(
            f"{verb.zh} {len(days)} {many.zh}（{first.zh} 至 {last.zh}）",
            f"{verb.en} {len(days)} {many.en} ({first.en} to {last.en})",
        )
    texts = [_stretch(run, calendar, year) for run in stretches]
    return Text(
        f"{verb.zh} {'、'.join(t.zh for t in texts)}", f"{verb.en} {', '.join(t.en for t in texts)}"
    )


def _stretches(days: list[date], calendar: WorkCalendar) -> list[list[date]]:
    """Consecutive dates of one label together."""
    runs: list[list[date]] = []
    for value in days:
        if runs and value - runs[-1][-1] == ONE_DAY and _same_label(value, runs[-1][-1], calendar):
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _same_label(a: date, b: date, calendar: WorkCalendar) -> bool:
    closed = Override(open=False)
    return calendar.overrides.get(a, closed).label == calendar.overrides.get(b, closed).label


def _stretch(run: list[date], calendar: WorkCalendar, year: bool) -> Text:
    """11-22(日), or 10-01(四) 至 10-07(三) 国庆节."""
    first, last = day(run[0], year=year), day(run[-1], year=year)
    override = calendar.overrides.get(run[0])
    label = Text("", "")
    if override is not None and override.label:
        label = Text(f" {override.label}", f" {override.label_en or override.label}")
    if len(run) == 1:
        return Text(first.zh + label.zh, first.en + label.en)
    return Text(f"{first.zh} 至 {last.zh}{label.zh}", f"{first.en} to {last.en}{label.en}")


def _calendar(calendar: WorkCalendar, *, provisional: bool) -> Text:
    name, until = f"{calendar.code} v{calendar.version}", calendar.confirmed_until.isoformat()
    zh, en = ("，其后为推定", ", assumed after that") if provisional else ("", "")
    return Text(
        f"日历 {name}（已确认至 {until}{zh}）", f"calendar {name} (confirmed until {until}{en})"
    )


def _rule(basis: Basis) -> Text:
    name = f"{basis.code} v{basis.version}"
    return Text(f"规则 {name}（{basis.source.zh}）", f"rule {name} ({basis.source.en})")
