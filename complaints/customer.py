"""What a customer does by link: complain, follow the progress, answer, confirm, open again."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from complaints import services
from complaints.choices import NoteKind
from complaints.forms import CustomerAnswerForm, CustomerComplaintForm, RefusalForm
from complaints.models import Complaint
from core import links
from core.errors import Invalid, Problem
from core.forms import ReasonForm
from core.models import CustomerLink
from core.steps import check, open_steps, perform
from core.workflow import steps_of
from orders.models import Order

#: The last part of the address, and the form that it sends: each is a step of the machine.
STEPS: dict[str, type[forms.Form]] = {
    "accept_proposal": CustomerAnswerForm,
    "refuse_proposal": RefusalForm,
    "go_on": CustomerAnswerForm,
    "customer_confirm": forms.Form,
    "customer_reject": RefusalForm,
    "reopen": ReasonForm,
    "withdraw": ReasonForm,
}
PROGRESS_DAYS = 120


def complain(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """The form of a new complaint; once sent, the page of its progress."""
    order = get_object_or_404(Order.objects.select_related("customer"), pk=link.row_id)
    if link.action:
        raise Http404
    form = CustomerComplaintForm()
    if request.method == "POST":
        form = CustomerComplaintForm(request.POST, request.FILES)
        if form.is_valid():
            made = services.open_by_customer(order=order, by=link.actor, **form.cleaned_data)
            return HttpResponseRedirect(progress_link(made))
    known = Complaint.objects.filter(order=order).order_by("-pk")[:5]
    context = {
        "form": form,
        "home": links.path_of(link),
        "known": [(row, progress_link(row)) for row in known],
    }
    status = 422 if form.is_bound else 200
    return render(request, "complaints/customer/complain.html", context, status=status)


def progress_link(row: Complaint) -> str:
    """Where the customer follows a complaint."""
    return links.standing("complaint", row, row.customer_id, PROGRESS_DAYS)


def progress(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Where it stands, and what the customer can say to it."""
    rows = Complaint.objects.select_related("customer", "order")
    row = get_object_or_404(rows, pk=link.row_id)
    if link.action and link.action not in STEPS:
        raise Http404
    forms_ = {name: kind() for name, kind in STEPS.items()}
    if request.method != "POST" or not link.action:
        return _page(request, row, link, forms_)
    form = STEPS[link.action](request.POST)
    forms_[link.action] = form
    problem = _done(row, link, form)
    if problem is None:
        return HttpResponseRedirect(links.path_of(link))
    row.refresh_from_db()
    return _page(request, row, link, forms_, problem)


def _done(row: Complaint, link: CustomerLink, form: forms.Form) -> Problem | None:
    """Do the step, or say why not: the state first, then what is missing in the form."""
    try:
        check(row, steps_of(Complaint)[link.action], link.actor)
        if not form.is_valid():
            return Invalid("")
        perform(row, link.action, by=link.actor, **form.cleaned_data)
    except Problem as problem:
        return problem
    return None


def _page(
    request: HttpRequest,
    row: Complaint,
    link: CustomerLink,
    forms_: dict[str, Any],
    problem: Problem | None = None,
) -> HttpResponse:
    offered = {spec.name for spec in open_steps(row, link.actor) if not spec.unmet(row)}
    told = row.notes.filter(kind__in=[NoteKind.PROGRESS, NoteKind.CUSTOMER])
    context = {
        "row": row,
        "rounds": row.rounds.order_by("-number"),
        "notes": told.order_by("-pk")[:20],
        "home": links.path_of(link),
        "forms": forms_,
        "offered": offered,
        "problem": problem.message if problem else "",
        "doing": link.action,
    }
    status = problem.status if problem else 200
    return render(request, "complaints/customer/progress.html", context, status=status)
