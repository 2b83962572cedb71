"""The customer's side, behind signed links: ask, read an answer, follow a request, judge."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from core import links
from core.errors import Invalid, Problem
from core.models import CustomerLink
from core.steps import perform
from customers.models import Customer
from servicedesk import services
from servicedesk.forms import AskForm, EvaluationForm, NotSatisfiedForm
from servicedesk.models import AutoAnswer, Enquiry, ServiceRequest
from servicedesk.selectors import channels, enquiries, works
from servicedesk.workflow import EnquiryState, WorkState

LAST = 5


def ask(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """A question, answered at once or handed to a person; what was asked before stays below."""
    customer = get_object_or_404(Customer, pk=link.row_id)
    form, status = AskForm(), 200
    if request.method == "POST" and link.action:
        return _about_answer(request, link, customer)
    if request.method == "POST":
        form, status = AskForm(request.POST), 422
        if form.is_valid():
            services.ask(customer=customer, question=form.cleaned_data["question"])
            return HttpResponseRedirect(links.path_of(link), status=303)
    answers = customer.auto_answers.select_related("article", "enquiry").order_by("-id")
    context = {
        "form": form,
        "answers": answers[:LAST],
        "channels": channels.public(customer.branch_id).order_by("name"),
        "home": links.path_of(link),
    }
    return render(request, "servicedesk/customer/ask.html", context, status=status)


def _about_answer(request: HttpRequest, link: CustomerLink, customer: Customer) -> HttpResponse:
    """It helped, it did not, or a person is wanted: about one of the customer's own answers."""
    key = request.POST.get("answer", "")
    mine = AutoAnswer.objects.filter(customer=customer)
    answer = get_object_or_404(mine, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
    if link.action == "person":
        services.hand_over(answer=answer, by=link.actor)
    else:
        services.helped(answer=answer, yes=link.action == "yes")
    return HttpResponseRedirect(links.path_of(link), status=303)


def enquiry(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Question and answers, and whether that is enough."""
    rows = Enquiry.objects.filter(customer=link.customer_key)
    row = get_object_or_404(rows, pk=link.row_id)
    form, problem = NotSatisfiedForm(), None
    if request.method == "POST" and link.action in ("confirm", "not_satisfied"):
        asks = link.action == "not_satisfied"
        form = NotSatisfiedForm(request.POST) if asks else form
        problem = _done(row, link.action, link, form if asks else None)
        if problem is None:
            return HttpResponseRedirect(links.path_of(link), status=303)
    context = {
        "row": row,
        "replies": enquiries.replies(row).exclude(kind="advice"),
        "form": form,
        "problem": problem.message if problem else "",
        "asking": row.state == EnquiryState.ANSWERED,
        "home": links.path_of(link),
    }
    status = problem.status if problem else 200
    return render(request, "servicedesk/customer/enquiry.html", context, status=status)


def service_request(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """How far it is, why it cannot be done, and at its end the judgement."""
    rows = ServiceRequest.objects.select_related("work__request")
    row = get_object_or_404(rows, pk=link.row_id, customer=link.customer_key)
    work = getattr(row, "work", None)
    form, problem = EvaluationForm(), None
    if request.method == "POST" and work is not None:
        form = EvaluationForm(request.POST)
        problem = _done(work, "evaluate", link, form)
        if problem is None:
            return HttpResponseRedirect(links.path_of(link), status=303)
    context = {
        "row": row,
        "work": work,
        "notes": works.told(work) if work else (),
        "form": form,
        "problem": problem.message if problem else "",
        "judging": work is not None and work.state == WorkState.TOLD,
    }
    status = problem.status if problem else 200
    return render(request, "servicedesk/customer/request.html", context, status=status)


def _done(row: Any, step: str, link: CustomerLink, form: Any) -> Problem | None:
    """Do the step as the customer, or say why not."""
    if form is not None and not form.is_valid():
        return Invalid("")
    try:
        perform(row, step, by=link.actor, **(form.cleaned_data if form is not None else {}))
    except Problem as problem:
        return problem
    return None


links.register("ask", ask)
links.register("enquiry", enquiry)
links.register("service_request", service_request)
