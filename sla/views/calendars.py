"""Calendars: the year as a grid of days, every version, and changes of days, years, certainty."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.roles import Right
from core import clock as time
from core import web
from core.errors import Invalid, Problem
from core.web.doing import go
from core.web.lists import number
from sla import revising, versions, year
from sla.calendar import Override, WorkCalendar
from sla.calendar_forms import OPEN, ConfirmForm, DayForm, RemoveForm, YearForm
from sla.models import CalendarVersion, Published
from sla.views import publish, routes
from sla.views.policies import VERSIONS, links, publisher, standing

#: A calendar can be edited so many years past what is announced.
YEARS_AHEAD = 5


def facts(row: CalendarVersion, user: User) -> Sequence[tuple[Any, Any]]:
    """What a version says."""
    own, all_versions = versions.used_by(row)
    calendar = working(row)
    return [
        (_("Standing"), standing(row)),
        (_("Announced from"), calendar.confirmed_from),
        (_("Announced up to and including"), calendar.confirmed_until),
        (_("Time zone"), calendar.tz),
        (_("In force since"), row.published_at),
        (_("Put in force by"), publisher(row, user)),
        (_("Why it is changed"), row.note),
        (_("Open clocks of this version"), own),
        (_("Open clocks of all versions"), all_versions),
    ]


def _this_year() -> int:
    return timezone.localdate(time.now()).year


def working(row: CalendarVersion) -> WorkCalendar:
    """The calendar of the row as it was read."""
    return WorkCalendar.from_json(row.code, row.number, row.data)


def grid(request: HttpRequest, row: CalendarVersion) -> dict[str, Any]:
    """The year that is asked for; the present one otherwise."""
    first, last = reach(row)
    asked = number(request.GET.get("year")) or _this_year()
    shown = min(max(asked, first), last)
    months = year.months(working(row), shown)
    return {
        "year": shown,
        "months": months,
        "legend": year.tally(months),
        "years": range(first, last + 1),
        "days": versions.days_of(row, shown),
    }


def reach(row: CalendarVersion) -> tuple[int, int]:
    """The years that can be looked at and edited."""
    calendar = working(row)
    return calendar.confirmed_from.year, calendar.confirmed_until.year + YEARS_AHEAD


screen = web.register(
    web.Screen(
        slug="calendars",
        model=CalendarVersion,
        right=Right.CLOCKS,
        label=gettext_lazy("Calendar"),
        label_plural=gettext_lazy("Working calendars"),
        icon="calendar",
        group="company",
        visible_to=versions.calendars,
        for_list=lambda user: versions.calendars(user).filter(current=True),
        title=lambda row, user: f"{row.code} v{row.number}",
        columns=(
            web.Column("code", gettext_lazy("Calendar"), sort="code"),
            web.Column("number", gettext_lazy("Version"), kind="number"),
            web.Column(
                "until",
                gettext_lazy("Announced up to and including"),
                value=lambda row, user: row.data["confirmed_until"],
            ),
            web.Column("published_at", gettext_lazy("In force since"), kind="datetime"),
            web.Column("published_by", gettext_lazy("Put in force by"), value=publisher),
        ),
        ordering="code",
        facts=facts,
        links=partial(links, slug="calendars"),
        panels=(web.Panel("sla/_year.html", context=grid),),
        tabs=(VERSIONS,),
    )
)

Change = Callable[[CalendarVersion, Mapping[str, Any]], dict[str, Any]]


def _day(row: CalendarVersion, typed: Mapping[str, Any]) -> dict[str, Any]:
    label = typed["label"]
    return revising.with_day(row, typed["day"], Override(typed["kind"] == OPEN, label, label))


def _remove(row: CalendarVersion, typed: Mapping[str, Any]) -> dict[str, Any]:
    return revising.without_day(row, typed["day"])


def _year(row: CalendarVersion, typed: Mapping[str, Any]) -> dict[str, Any]:
    return revising.with_year(row, typed["year"], typed["days"])


def _confirm(row: CalendarVersion, typed: Mapping[str, Any]) -> dict[str, Any]:
    return {**row.data, "confirmed_until": typed["until"].isoformat()}


#: The forms of the page, each with what it changes.
FORMS: dict[str, tuple[type[Any], Change]] = {
    "day": (DayForm, _day),
    "remove": (RemoveForm, _remove),
    "year": (YearForm, _year),
    "confirm": (ConfirmForm, _confirm),
}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change days, import a year, set how far it is announced: each becomes (part of) a draft."""
    publish.editor(request)
    row: CalendarVersion = screen.row(request, pk)
    what = request.POST.get("what", "")
    forms = {name: _form(name, row, request, bound=name == what) for name in FORMS}
    problem: Problem | None = None
    if request.method == "POST":
        try:
            made = _drafted(row, what, forms)
        except Problem as raised:
            problem = raised
        else:
            messages.success(request, _("Saved as a draft. It rules nothing yet."))
            return go(
                request, f"{reverse('calendars-edit', args=[made.pk])}?year={_shown(request)}"
            )
    return _page(request, row, forms, what, problem)


def _form(name: str, row: CalendarVersion, request: HttpRequest, *, bound: bool) -> Any:
    kind, _change = FORMS[name]
    draft = row.published_at is None
    initial: dict[str, Any] = {"note": row.note if draft else ""}
    initial |= {"until": row.data["confirmed_until"], "year": request.GET.get("year", "")}
    given = (request.POST, request.FILES) if bound else ()
    return kind(*given, prefix=name, initial=initial, years=reach(row))


def _drafted(row: CalendarVersion, what: str, forms: Mapping[str, Any]) -> Published:
    if what not in forms:
        raise Invalid(_("This form is out of date. Open the page again."))
    form = forms[what]
    if not form.is_valid():
        raise Invalid(_("Please look at the marked fields."))
    _kind, change = FORMS[what]
    data = change(row, form.cleaned_data)
    return revising.revise(row, data=data, note=form.cleaned_data["note"])


def _shown(request: HttpRequest) -> str:
    """The year to come back to: that of the change, else the one that was open."""
    typed = request.POST.get("year-year") or request.POST.get("day-day", "")[:4]
    return str(number(typed) or number(request.GET.get("year")) or _this_year())


def _page(
    request: HttpRequest,
    row: CalendarVersion,
    forms: Mapping[str, Any],
    what: str,
    problem: Problem | None,
) -> HttpResponse:
    context = grid(request, row) | {
        "screen": screen,
        "row": row,
        "title": f"{row.code} v{row.number}",
        "url": screen.url(row),
        "forms": forms,
        "form": forms.get(what),
        "problem": problem,
        "draft": row.published_at is None,
    }
    status = problem.status if problem else 200
    return render(request, "sla/calendar_form.html", context, status=status)


urlpatterns = routes.of(screen, edit)
