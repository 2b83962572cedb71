"""What-if on the past: who would have been late under a draft, and which open clocks would move."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import role_label
from core import clock as time
from core import web
from core.web import jobs
from core.web.cells import text_of
from core.web.doing import cleaned
from core.web.figures import Figure, Figures, Head, book, count, words, workbook
from core.web.lists import number
from sla import versions, whatif
from sla.models import Published
from sla.views import publish
from sla.whatif import EVERYTHING, LIMIT, QUEUE, Review, Verdict

#: What is looked at when nobody says; so many rows a table shows, the spreadsheet has all.
DAYS, SHOWN, LONGEST = 90, 200, 800
Made = tuple[str, bytes]


class PeriodForm(forms.Form):
    """From one day to another."""

    start = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    end = forms.DateField(label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        """The first day comes first, and a person waits for the answer."""
        data = super().clean() or {}
        start, end = data.get("start"), data.get("end")
        if start and end and not timedelta(0) <= end - start <= timedelta(days=LONGEST):
            words_ = _("The last day is after the first and at most %(n)s days later.")
            self.add_error("end", words_ % {"n": LONGEST})
        return data


@dataclass(frozen=True)
class Shown:
    """What the page shows of a review, narrowed to a person or not."""

    verdicts: Sequence[Verdict]

    @property
    def lists(self) -> tuple[list[Verdict], ...]:
        """The three lists."""
        return self.worse, self.better, self.moved

    @property
    def worse(self) -> list[Verdict]:
        """On time as it was, late under the draft."""
        return self._turned(late=True)

    @property
    def better(self) -> list[Verdict]:
        """Late as it was, on time under the draft."""
        return self._turned(late=False)

    def _turned(self, *, late: bool) -> list[Verdict]:
        found = (v for v in self.verdicts if v.turned and v.would_be_late == late)
        return sorted(found, key=lambda v: (v.clock.due_at, v.clock.pk))

    @property
    def moved(self) -> list[Verdict]:
        """Open clocks that would be due at another time, the soonest first."""
        return sorted((v for v in self.verdicts if v.moved), key=lambda v: (v.after, v.clock.pk))


@require_safe
def page(request: HttpRequest, pk: int, screen: web.Screen) -> HttpResponse:
    """The question (a period) and the answer, as page or spreadsheet."""
    user = publish.editor(request)
    row: Published = screen.row(request, pk)
    now = time.now()
    first = {"start": _day(now) - timedelta(days=DAYS), "end": _day(now)}
    form = PeriodForm(request.GET if "start" in request.GET else first)
    context = {"screen": screen, "row": row, "title": screen.title_of(row, user), "form": form}
    context |= {
        "url": screen.url(row),
        "draft": row.published_at is None,
        "preview": reverse(f"{screen.slug}-preview", args=[row.pk]),
        "background": reverse(f"{screen.slug}-what-if-job", args=[row.pk]),
    }
    if not form.is_valid():
        return render(request, "sla/whatif.html", context, status=422)
    found = whatif.review(row, *_between(**form.cleaned_data), now, limit=LIMIT)
    if request.GET.get("format") == "xlsx":
        return workbook(*_sheets(row, found), user)
    return render(request, "sla/whatif.html", context | _answer(request, form, row, found))


@require_POST
def in_background(request: HttpRequest, pk: int, screen: web.Screen) -> HttpResponse:
    """The whole period, however many clocks: a job with progress that ends in a spreadsheet."""
    user = publish.editor(request)
    row: Published = screen.row(request, pk)
    days = cleaned(PeriodForm(request.POST))
    asked = {"pk": row.pk, **{name: f"{day}" for name, day in days.items()}}
    total = min(EVERYTHING, whatif.count(row, *_between(**days)))
    return HttpResponseRedirect(jobs.begin_work(screen, WORK, user, asked, total))


def _worked_out(screen: web.Screen, asked: Any, user: Any, tell: Callable[[int], None]) -> Made:
    row: Published = get_object_or_404(screen.visible_to(user), pk=asked["pk"])
    days = (date.fromisoformat(asked[name]) for name in ("start", "end"))
    found = whatif.review(row, *_between(*days), time.now(), limit=EVERYTHING, tell=tell)
    name, everything = _sheets(row, found)
    return name, book(name, everything, user)


WORK = jobs.add_work("whatif", jobs.Work(gettext_lazy("What if"), _worked_out))


def _sheets(row: Published, found: Review) -> tuple[str, list[Figures]]:
    """Everything that is known of an answer."""
    return f"{_('What if')} {row}", tables(found, Shown(found.verdicts), {}, shown=EVERYTHING)


def _answer(request: HttpRequest, form: Any, row: Published, found: Review) -> dict[str, Any]:
    person = number(request.GET.get("person"))
    query = {name: f"{day}" for name, day in form.cleaned_data.items()}
    narrowed = _narrowed(found, person)
    return {
        "tables": tables(found, narrowed, query),
        "stats": _stats(found),
        "same": not found.verdicts,
        "person": person,
        "everybody": f"?{urlencode(query)}",
        "xlsx": f"?{urlencode({**query, 'format': 'xlsx'})}",
        "more": found.more,
        "limit": LIMIT,
        "beyond": found.beyond,
        "hidden": sum(max(0, len(rows) - SHOWN) for rows in narrowed.lists),
        "changes": versions.differences(_before(row), row),
    }


def _before(row: Published) -> Published | None:
    return next((v for v in versions.siblings(row) if v.current and v.pk != row.pk), None)


def _narrowed(found: Review, person: int | None) -> Shown:
    of = [v for v in found.verdicts if person is None or (v.clock.owner_id or QUEUE) == person]
    return Shown(of)


def _stats(found: Review) -> list[dict[str, Any]]:
    late, would_be = found.late, found.would_be_late
    moved = sum(v.moved for v in found.verdicts)
    worse = sum(v.turned and v.would_be_late for v in found.verdicts)
    return [
        {"label": _("Clocks judged"), "figure": count(found.judged.total())},
        {"label": _("Late as it was"), "figure": count(late)},
        {"label": _("Late under this version"), "figure": count(would_be)},
        {"label": _("On time, would be late"), "figure": count(worse, "#worse", bad=True)},
        {"label": _("Late, would be on time"), "figure": count(late + worse - would_be, "#better")},
        {"label": _("Open clocks that would move"), "figure": count(moved, "#moved")},
    ]


def tables(
    found: Review, narrowed: Shown, query: dict[str, str], shown: int = SHOWN
) -> list[Figures]:
    """By person, then the clocks themselves."""
    who = Head(_("Owner"), "text")
    times = (Head(_("Due as it was"), "text"), Head(_("Due then"), "text"))
    cases = (Head(_("For"), "text"), Head(_("What"), "text"), who)
    return [
        Figures(
            "persons",
            _("By person"),
            (
                who,
                Head(_("Clocks judged")),
                Head(_("On time, would be late"), draw="bar"),
                Head(_("Late, would be on time"), draw="bar"),
                Head(_("Open clocks that would move")),
            ),
            _persons(found, query),
            sideways=True,
        ),
        *(
            Figures(key, title, (*cases, *times, Head(_("Done"), "text")), _done(rows[:shown]))
            for key, title, rows in (
                ("worse", _("On time, would be late"), narrowed.worse),
                ("better", _("Late, would be on time"), narrowed.better),
            )
        ),
        Figures(
            "moved",
            _("Open clocks that would move"),
            (*cases, *times),
            [_case(v) for v in narrowed.moved[:shown]],
        ),
    ]


def _persons(found: Review, query: dict[str, str]) -> list[list[Figure]]:
    names: dict[int, str] = {}
    sums: dict[str, Counter[int]] = {"worse": Counter(), "better": Counter(), "moved": Counter()}
    for verdict in found.verdicts:
        key = verdict.clock.owner_id or QUEUE
        names.setdefault(key, str(verdict.clock.owner or _("branch queue")))
        sums["worse"][key] += verdict.turned and verdict.would_be_late
        sums["better"][key] += verdict.turned and verdict.late
        sums["moved"][key] += verdict.moved
    order = sorted(names, key=lambda k: (-sums["worse"][k], -sums["moved"][k], names[k]))
    return [
        [
            words(names[key]),
            count(found.judged[key]),
            *(
                count(sums[name][key], f"?{urlencode({**query, 'person': key})}#{name}")
                for name in ("worse", "better", "moved")
            ),
        ]
        for key in order
    ]


def _case(verdict: Verdict) -> list[Figure]:
    one = verdict.clock
    owner = one.owner or f"{_('branch queue')} · {role_label(one.owner_role)}"
    return [
        words(one.subject_title, web.url_for(one.key)),
        words(one.rule_label),
        words(owner),
        _moment(one.due_at),
        _moment(verdict.after),
    ]


def _done(verdicts: Sequence[Verdict]) -> list[list[Figure]]:
    return [[*_case(verdict), _moment(verdict.clock.done_at)] for verdict in verdicts]


def _moment(at: datetime | None) -> Figure:
    return Figure(text_of(at), at)


def _day(now: datetime) -> date:
    return timezone.localdate(now)


def _between(start: date, end: date) -> tuple[datetime, datetime]:
    midnight = datetime.min.time()
    first = timezone.make_aware(datetime.combine(start, midnight))
    return first, timezone.make_aware(datetime.combine(end + timedelta(days=1), midnight))
