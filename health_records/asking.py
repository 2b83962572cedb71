"""One question a page, for a phone with a weak network: small, kept at once, resumed anywhere.

Every page works without a script. The same answer sent twice is the same answer.
"""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from core.errors import Problem
from health_records import selectors, services
from health_records.desk import CHECK, QUESTION, Desk
from health_records.forms import SectionForm
from health_records.item import EMPTY, Item
from health_records.sheet import Section


def respond(request: HttpRequest, desk: Desk, place: str) -> HttpResponse:
    """A question, asked or answered."""
    item = desk.row.sheet.items.get(place.removeprefix(QUESTION))
    if item is None:
        raise Http404
    if not desk.agreed:
        return HttpResponseRedirect(desk.url())
    if request.method == "POST":
        return _save(request, desk, item)
    return _page(request, desk, item, _form(desk, item))


def resume(desk: Desk) -> str:
    """Where to go on: the first question passed over, else the one after the last answer."""
    questions, answers = desk.questions(), desk.row.answers
    if desk.row.returned:
        return desk.question_url(questions[0]) if questions else desk.url()
    answered = [n for n, item in enumerate(questions) if answers.get(item.code) not in EMPTY]
    last = answered[-1] if answered else -1
    skipped = [q for q in questions[: last + 1] if q.required and answers.get(q.code) in EMPTY]
    following = [*skipped, *questions[last + 1 :]]
    return desk.question_url(following[0]) if following else desk.url(CHECK)


def check(request: HttpRequest, desk: Desk, problem: Problem | None = None) -> HttpResponse:
    """All answers once more before they are handed in, each with the way to change it."""
    if not desk.agreed:
        return HttpResponseRedirect(desk.url())
    row = desk.row
    open_now = {item.code for item in desk.questions()}
    missing = {item.code for item in row.sheet.missing(row.answers)}
    pages = selectors.pages(row.sheet, row.answers, special=desk.special)
    for page in pages:
        for line in page.lines:
            if line.item.code in open_now:
                line.url = f"{desk.question_url(line.item)}?back={CHECK}"
            line.missing = line.item.code in missing
    context = {"desk": desk, "row": row, "pages": pages, "missing": len(missing)}
    context |= {"problem": problem, "open": row.editable != set()}
    status = problem.status if problem else 200
    return render(request, "health_records/check.html", context, status=status)


def _form(desk: Desk, item: Item, data: Any = None) -> SectionForm:
    only = Section(item.code, "", (item,))
    editable = [item.code] if desk.may_change(item) else []
    return SectionForm(only, answers=desk.row.answers, editable=editable, data=data)


def _save(request: HttpRequest, desk: Desk, item: Item) -> HttpResponse:
    """Keep the answer and go on; what is wrong stays on the page, as it was typed."""
    form = _form(desk, item, request.POST)
    if not form.is_valid():
        return _page(request, desk, item, form, status=422)
    answers = {item.code: form.cleaned_data.get(item.code)}
    desk = replace(desk, row=services.save_answers(row=desk.row, by=desk.by, answers=answers))
    checking = request.POST.get("back") == CHECK
    return HttpResponseRedirect(_after(desk, item, checking=checking), status=303)


def _after(desk: Desk, item: Item, *, checking: bool) -> str:
    """The next question; the check of all answers behind the last one, or if it came from there.

    What the changed answer has opened is asked before going back to the check.
    """
    later = _beside(desk, item)[1]
    if checking:
        answers = desk.row.answers
        opened = (q for q in desk.questions() if q.required and answers.get(q.code) in EMPTY)
        later = next(opened, None)
    return desk.question_url(later) if later else desk.url(CHECK)


def _beside(desk: Desk, item: Item) -> tuple[Item | None, Item | None]:
    """The questions before and after this one."""
    order = list(desk.row.sheet.items)
    at = order.index(item.code)
    questions = desk.questions()
    before = [q for q in questions if order.index(q.code) < at]
    after = [q for q in questions if order.index(q.code) > at]
    return (before[-1] if before else None), (after[0] if after else None)


def _page(
    request: HttpRequest, desk: Desk, item: Item, form: SectionForm, status: int = 200
) -> HttpResponse:
    before, after = _beside(desk, item)
    questions = desk.questions()
    back = {i.code: (reason, note) for i, reason, note in desk.row.returned_items()}
    context = {
        "desk": desk,
        "row": desk.row,
        "item": item,
        "field": form[item.code] if item.code in form.fields else None,
        "returned": back.get(item.code),
        "section": next(s for s in desk.row.sheet.sections if item in s.items),
        "number": questions.index(item) + 1 if item in questions else 0,
        "count": len(questions),
        "url": desk.question_url(item),
        "back": desk.question_url(before) if before else desk.url(),
        "skip": (desk.question_url(after) if after else desk.url(CHECK)),
        "check": desk.url(CHECK),
        "checking": CHECK in (request.GET.get("back"), request.POST.get("back")),
    }
    return render(request, "health_records/question.html", context, status=status)
