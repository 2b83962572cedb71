"""The side of who is asked: one question a page, each kept at once, the last one hands all in."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from core import links
from core.errors import Problem
from core.models import CustomerLink
from core.steps import perform
from surveys import services
from surveys.forms import QuestionForm
from surveys.models import Invitation
from surveys.workflow import InvitationState

REFUSE = "refuse"


def survey(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """The next question, or the one that the address names; at the end a word of thanks."""
    rows = Invitation.objects.select_related("survey", "version_asked")
    row = get_object_or_404(rows, pk=link.row_id, customer=link.customer_key)
    if row.state != InvitationState.OPEN:
        return render(request, "surveys/customer/done.html", {"row": row})
    if link.action == REFUSE:
        return _refuse(request, link, row)
    question = _question(row, link.action)
    if request.method == "POST":
        return _save(request, link, row, question)
    initial = {question.code: row.kept.get(question.code)}
    return _page(request, link, row, question, QuestionForm(question=question, initial=initial))


def _question(row: Invitation, code: str) -> Any:
    """The one that is named, else the first that is open."""
    questions = row.asked_questions
    if code:
        found = next((q for q in questions if q.code == code), None)
        if found is None:
            raise Http404
        return found
    return next((q for q in questions if q.code not in row.kept), questions[-1])


def _save(request: HttpRequest, link: CustomerLink, row: Invitation, question: Any) -> HttpResponse:
    form = QuestionForm(request.POST, question=question)
    if not form.is_valid():
        return _page(request, link, row, question, form, 422)
    value = form.cleaned_data[question.code]
    services.keep(invitation=row, by=link.actor, code=question.code, value=value)
    return HttpResponseRedirect(links.path_of(link), status=303)


def _refuse(request: HttpRequest, link: CustomerLink, row: Invitation) -> HttpResponse:
    if request.method == "POST":
        with suppress(Problem):  # answered meanwhile: the page says so
            perform(row, "refuse", by=link.actor)
    return HttpResponseRedirect(links.path_of(link), status=303)


def _page(
    request: HttpRequest,
    link: CustomerLink,
    row: Invitation,
    question: Any,
    form: QuestionForm,
    status: int = 200,
) -> HttpResponse:
    questions = row.asked_questions
    number = questions.index(question) + 1
    home = links.path_of(link)
    context = {
        "row": row,
        "form": form,
        "number": number,
        "count": len(questions),
        "url": f"{home}{question.code}/",
        "back": f"{home}{questions[number - 2].code}/" if number > 1 else "",
        "refuse": f"{home}{REFUSE}/",
    }
    return render(request, "surveys/customer/question.html", context, status=status)


links.register("survey", survey)
