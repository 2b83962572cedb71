"""A questionnaire page by page, for the customer behind a link and for staff who fill it in.

One section at a time; whatever is typed is kept at once, complete or not.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.errors import Problem, Refused
from core.steps import perform
from health_records import asking, services
from health_records.consent import TEXT
from health_records.desk import CHECK, QUESTION, Desk
from health_records.forms import SectionForm
from health_records.item import EMPTY
from health_records.sheet import Section

#: How htmx names the part of the page that a changed answer replaces.
PART = "section"


def respond(request: HttpRequest, desk: Desk, place: str) -> HttpResponse:
    """The overview, a section, the consent or the submission."""
    if place in _ACTIONS and request.method == "POST":
        return _ACTIONS[place](request, desk)
    if not place or place in _ACTIONS:
        return overview(request, desk)
    if place == CHECK:
        return asking.check(request, desk)
    if place.startswith(QUESTION):
        return asking.respond(request, desk, place)
    section = desk.row.sheet.section(place)
    if section is None:
        raise Http404
    if not desk.agreed:
        return HttpResponseRedirect(desk.url())
    return (
        _save(request, desk, section) if request.method == "POST" else _ask(request, desk, section)
    )


def overview(request: HttpRequest, desk: Desk, problem: Problem | None = None) -> HttpResponse:
    """How far every section is, what went back, and what stops the submission."""
    row = desk.row
    context = {
        "desk": desk,
        "row": row,
        "problem": problem,
        "missing": _missing(desk, problem),
        "agreed": desk.agreed,
        "consent": TEXT,
        "sections": [_progress(desk, section) for section in row.sheet.sections],
        "returned": row.returned_items(),
        "open": row.editable != set(),
        "resume": asking.resume(desk) if desk.one_by_one else "",
        "check": desk.url(CHECK),
    }
    status = problem.status if problem else 200
    return render(request, "health_records/overview.html", context, status=status)


def _progress(desk: Desk, section: Section) -> dict[str, Any]:
    row = desk.row
    needed = [i for i in section.items if i.required and i.asked(row.answers)]
    done = sum(row.answers.get(i.code) not in EMPTY for i in needed)
    back = sum(item.code in row.returned for item in section.items)
    return {
        "section": section,
        "url": _first_of(desk, section) if desk.one_by_one else desk.url(section.code),
        "done": done,
        "needed": len(needed),
        "returned": back,
        "open": bool(desk.codes(section)),
    }


def _first_of(desk: Desk, section: Section) -> str:
    codes = desk.codes(section)
    return desk.url(f"{QUESTION}{codes[0]}") if codes else ""


def _missing(desk: Desk, problem: Problem | None) -> list[tuple[str, str]]:
    """The unanswered questions with the page where each stands."""
    if problem is None:
        return []
    return [
        (item.label, desk.place_of(item, section))
        for section in desk.row.sheet.sections
        for item in section.items
        if item.code in problem.fields
    ]


def _agree(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The customer by pressing the button; staff with how it was given."""
    channel = "link"
    if desk.by.kind != "customer":
        channel = request.POST.get("channel", "")
        if channel not in STAFF_CHANNELS or not desk.by.may(desk.row.fillers):
            return overview(request, desk, Refused(_("Say how the customer agreed.")))
    if not desk.agreed:
        services.agree(row=desk.row, channel=channel)
    return HttpResponseRedirect(desk.url())


STAFF_CHANNELS = ("paper", "phone", "on_site")


def _submit(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Hand it in; a second time, after an answer that was lost on the way, changes nothing."""
    if desk.row.state == "submitted":
        return HttpResponseRedirect(desk.done)
    try:
        perform(desk.row, "submit", by=desk.by)
    except Problem as problem:
        return overview(request, desk, problem)
    return HttpResponseRedirect(desk.done, status=303)


def _ask(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    form = SectionForm(section, answers=desk.row.answers, editable=desk.codes(section))
    return _page(request, desk, section, form)


def _save(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """Keep what is right, show what is wrong, ask what has opened, then go on."""
    before = set(desk.codes(section))
    desk, form = _kept(desk, section, request.POST)
    if request.headers.get("HX-Target") == PART:
        return _page(request, desk, section, form)
    if form.errors:
        return _page(request, desk, section, form, status=422)
    opened = set(desk.codes(section)) - before
    missing = {item.code for item in desk.row.sheet.missing(desk.row.answers)}
    if opened & missing:
        return _page(request, desk, section, form, opened=True)
    return HttpResponseRedirect(_next(desk, section))


def _kept(desk: Desk, section: Section, data: Any) -> tuple[Desk, SectionForm]:
    """Save what is right; an answer can open questions that were answered along with it."""
    while True:
        asked, form = desk.codes(section), _form(desk, section, data)
        good = {code: v for code, v in form.cleaned_data.items() if code not in form.errors}
        row = services.save_answers(row=desk.row, by=desk.by, answers=good)
        desk = replace(desk, row=row)
        if set(desk.codes(section)) <= set(asked):
            return desk, _form(desk, section, data)


def _form(desk: Desk, section: Section, data: Any) -> SectionForm:
    form = SectionForm(section, answers=desk.row.answers, editable=desk.codes(section), data=data)
    form.is_valid()
    return form


def _page(
    request: HttpRequest, desk: Desk, section: Section, form: SectionForm, **more: Any
) -> HttpResponse:
    status = more.pop("status", 200)
    sheet = desk.row.sheet
    controlling = {c.item for item in sheet.items.values() for c in item.enable_when}
    context = {
        "desk": desk,
        "row": desk.row,
        "section": section,
        "form": form,
        "lines": [_line(desk, form, code, controlling) for code in form.fields],
        "number": sheet.sections.index(section) + 1,
        "count": len(sheet.sections),
        "url": desk.url(section.code),
        "closed": not form.fields,
        **more,
    }
    part = request.headers.get("HX-Target") == PART
    template = "health_records/_section.html" if part else "health_records/section.html"
    return render(request, template, context, status=status)


def _line(desk: Desk, form: SectionForm, code: str, controlling: set[str]) -> Mapping[str, Any]:
    item = desk.row.sheet.items[code]
    back = {i.code: (reason, note) for i, reason, note in desk.row.returned_items()}
    return {
        "item": item,
        "field": form[code],
        "controls": code in controlling,
        "returned": back.get(code),
    }


def _next(desk: Desk, section: Section) -> str:
    """The next section with something to answer, else the overview."""
    sections = desk.row.sheet.sections
    for following in sections[sections.index(section) + 1 :]:
        if desk.codes(following):
            return desk.url(following.code)
    return desk.url()


_ACTIONS: dict[str, Callable[[HttpRequest, Desk], HttpResponse]] = {
    "consent": _agree,
    "submit": _submit,
}
