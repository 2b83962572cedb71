"""What a customer sees of a return by link, and says to it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from core import links
from core.errors import Problem
from core.forms import ReasonForm
from core.models import CustomerLink
from core.steps import open_steps, perform
from returns.models import Return

STEPS = ("confirm", "cancel")


def progress(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Where it stands; the customer confirms or keeps the goods."""
    row = get_object_or_404(Return.objects.select_related("product"), pk=link.row_id)
    if link.action and link.action not in STEPS:
        raise Http404
    form, problem = ReasonForm(), ""
    if request.method == "POST" and link.action:
        data = {}
        if link.action == "cancel":
            form = ReasonForm(request.POST)
            data = form.cleaned_data if form.is_valid() else {}
        if link.action == "confirm" or data:
            try:
                perform(row, link.action, by=link.actor, **data)
            except Problem as raised:
                problem = raised.message
            else:
                return HttpResponseRedirect(links.path_of(link))
    row.refresh_from_db()
    context = {
        "row": row,
        "home": links.path_of(link),
        "form": form,
        "problem": problem,
        "offered": {spec.name for spec in open_steps(row, link.actor)},
    }
    status = 409 if problem else 422 if form.is_bound else 200
    return render(request, "returns/customer/progress.html", context, status=status)
