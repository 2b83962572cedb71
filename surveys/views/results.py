"""Satisfaction in figures: by theme, branch, coach and doctor; twelve months; what to do first."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import Branch, User
from accounts.roles import Right
from accounts.selectors import branch_choices
from core import clock, web
from core.web.figures import NOTHING, Figure, Figures, Head, count, share, words, workbook
from surveys.choices import Theme, Tone, tone_of
from surveys.selectors import results
from surveys.selectors.results import FEW, Asked, Row
from surveys.selectors.rows import surveys_visible_to
from surveys.views.invitations import CUSTOMERS, TONES, occasions

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
PAGES = (
    ("survey-results", gettext_lazy("Results")),
    ("survey-trend", gettext_lazy("Twelve months")),
)

web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Satisfaction"),
        "survey-results",
        "star",
        "surveys",
        shown=lambda user: user.can(Right.SURVEYS),
    )
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The results of a month or of twelve, of a branch or of all; the branch's monthly report."""
    user, asked = _ask(request)
    answers, invited = asked.answers(user), asked.invitations(user)
    tables = [
        _table("themes", _("By topic"), _("Topic"), results.counted(answers, "theme"), _theme),
        _branches(answers, invited, user),
        _people("coaches", _("By coach"), answers, "coach"),
        _people("doctors", _("By doctor"), answers, "doctor"),
        _strata(invited),
        _renewal(asked),
        _matrix(user),
    ]
    stats = _stats(results.whole(answers), invited, asked)
    return _answer(request, "survey-results", asked, tables, stats)


@require_safe
def trend(request: HttpRequest) -> HttpResponse:
    """The last twelve months, one row each."""
    user, asked = _ask(request, monthly=True)
    known = results.by_month(asked.answers(user))
    firsts = sorted(results.months_back(asked.today))
    rows = [_line(words(f"{first:%Y-%m}"), known.get(first, {})) for first in firsts]
    heads = _heads(_("Month"), drawn=True)
    return _answer(
        request, "survey-trend", asked, [Figures("months", _("Twelve months"), heads, rows)], ()
    )


def _ask(request: HttpRequest, *, monthly: bool = False) -> tuple[User, Asked]:
    user: Any = request.user
    if not user.can(Right.SURVEYS):
        raise PermissionDenied
    month = request.GET.get("month", "")
    return user, Asked(
        today=clock.today(),
        month=month if MONTH.fullmatch(month) and month > "1900" and not monthly else "",
        branch=request.GET.get("branch", ""),
        survey=request.GET.get("survey", ""),
        occasion=occasion if (occasion := request.GET.get("occasion", "")) != CUSTOMERS else "",
    )


def _heads(first: str, *, drawn: bool = False) -> tuple[Head, ...]:
    line = "line" if drawn else ""
    return (
        Head(first, "text"),
        Head(_("Points given")),
        Head(_("Average"), draw="" if drawn else "bar"),
        Head(_("Satisfied %"), draw=line, hint=_("Four points and more")),
        Head(_("Red"), draw="bar" if drawn else ""),
        Head(_("NPS"), draw=line, hint=_("Nines and tens less zeros to sixes, in percent")),
        Head(_("NPS from")),
    )


def _line(first: Figure, row: Row) -> list[Figure]:
    number = row.get("n", 0)
    return [
        first,
        count(number),
        _average(row.get("average")),
        share(row.get("satisfied", 0), number),
        count(row.get("red", 0), bad=True),
        _nps(row),
        count(row.get("nps_n", 0)),
    ]


def _average(value: Any) -> Figure:
    if value is None:
        return Figure(NOTHING)
    number = round(float(value), 2)
    return Figure(f"{number:.2f}", number, "", "bad" if tone_of(number) == Tone.RED else "")


def _nps(row: Row) -> Figure:
    value = results.nps_of(row)
    return Figure(NOTHING) if value is None else Figure(f"{value:+d}" if value else "0", value)


def _theme(row: Row) -> str:
    return str(Theme(row["theme"]).label)


def _table(key: str, title: str, first: str, rows: Iterable[Row], name: Any) -> Figures:
    lines = [_line(words(_few(name(row), row)), row) for row in rows]
    return Figures(key, title, _heads(first), lines, sideways=True)


def _few(name: str, row: Row) -> str:
    """A figure that rests on few answers says so."""
    return _("%(name)s (few answers)") % {"name": name} if row["n"] < FEW else name


def _branches(answers: Any, invited: Any, user: User) -> Figures:
    names = dict(Branch.objects.values_list("pk", "name"))
    rows = results.counted(answers, "branch_id")
    about = _("Averages up to 2 are red, from 4 on green, between them yellow.")
    lines = [_line(words(_few(names[row["branch_id"]], row)), row) for row in rows]
    return Figures("branches", _("By branch"), _heads(_("Branch")), lines, about, sideways=True)


def _people(key: str, title: str, answers: Any, field: str) -> Figures:
    rows = results.counted(answers.filter(**{f"{field}__isnull": False}), f"{field}__full_name")
    return _table(key, title, _("Person"), rows, lambda row: row[f"{field}__full_name"])


def _strata(invited: Any) -> Figures:
    heads = (
        Head(_("Stratum"), "text"),
        Head(_("Asked")),
        Head(_("Answered")),
        Head(_("Response rate")),
    )
    lines = [
        [
            words(row["stratum"]),
            count(row["asked"]),
            count(row["answered"]),
            share(row["answered"], row["asked"]),
        ]
        for row in results.by_stratum(invited)
    ]
    return Figures("strata", _("Samples by stratum"), heads, lines)


def _renewal(asked: Asked) -> Figures:
    heads = (
        Head(_("Survey"), "text"),
        Head(_("New questions this quarter")),
        Head(_("Wanted share")),
    )
    lines = [
        [
            words(row["survey"], web.url_for(row["survey"].key)),
            share(row["renewed"], 100),
            share(results.RENEWED, 100),
        ]
        for row in results.renewal(asked.today)
    ]
    return Figures("renewal", _("Questions renewed"), heads, lines)


def _matrix(user: User) -> Figures:
    heads = (
        Head(_("Improvement programme"), "text"),
        Head(_("Impact")),
        Head(_("Cost")),
        Head(_("First or later"), "text"),
    )
    lines = [
        [
            words(one, web.url_for(one.key, user)),
            count(one.impact),
            count(one.cost),
            words(_quadrant(one.impact, one.cost)),
        ]
        for one in results.matrix(user)
    ]
    return Figures("matrix", _("Impact and cost"), heads, lines)


def _quadrant(impact: int, cost: int) -> str:
    if impact > 3:
        return _("great effect, little effort: first") if cost <= 3 else _("great effect: plan it")
    return _("little effort: when there is time") if cost <= 3 else _("little effect: not now")


def _stats(row: Row, invited: Any, asked: Asked) -> list[dict[str, Any]]:
    sent, answered = results.asked(invited)
    colours = results.tones(invited)
    shown = [
        (_("Response rate"), share(answered, sent)),
        (_("Answered"), count(answered)),
        (_("Satisfied %"), share(row["satisfied"], row["n"])),
        (_("NPS"), _nps(row)),
    ]
    for tone in Tone:
        url = f"{reverse('invitations')}?tone={tone}&occasion={asked.occasion or CUSTOMERS}"
        figure = count(colours.get(tone, 0), url, bad=tone == Tone.RED)
        shown.append((_tone_label(tone), figure))
    return [{"label": label, "figure": figure} for label, figure in shown]


def _tone_label(tone: Tone) -> str:
    return str(tone.label)


def _answer(
    request: HttpRequest, here: str, asked: Asked, tables: Sequence[Figures], stats: Any
) -> HttpResponse:
    user: Any = request.user
    title = dict(PAGES)[here]
    if request.GET.get("format") == "xlsx":
        return workbook(title, tables, user)
    query = request.GET.copy()
    query["format"] = "xlsx"
    kept = request.GET.copy()
    kept.pop("format", None)
    context = {
        "title": title,
        "tables": [table for table in tables if table.rows or len(tables) == 1],
        "stats": stats,
        "asked": asked,
        "periodic": here == "survey-results",
        "months": [f"{month:%Y-%m}" for month in results.months_back(asked.today)],
        "branches": [(str(pk), name) for pk, name in branch_choices(user)],
        "surveys": [(str(one.pk), one.name) for one in surveys_visible_to(user).order_by("name")],
        "occasions": occasions(user),
        "pages": [
            {"label": label, "here": name == here, "url": f"{reverse(name)}?{kept.urlencode()}"}
            for name, label in PAGES
        ],
        "xlsx": f"?{query.urlencode()}",
        "tones": TONES,
    }
    return render(request, "surveys/results.html", context)
