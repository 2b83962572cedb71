"""The job centre: one's own jobs, each with its preview, progress, result and a way to stop."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import clock
from core.errors import Problem, Refused
from core.models import BulkJob
from core.web import bulk, jobs, saved
from core.web.doing import cleaned, form_of
from core.web.screen import Screen, screens
from core.workflow import StepSpec, steps_of

SHOWN = 50


def _named(job: BulkJob) -> dict[str, Any]:
    """A job in words, with how far it is."""
    screen = next((s for s in screens() if s.slug == job.screen), None)
    if screen is None:
        raise Http404
    spec = steps_of(screen.model)[job.step] if job.step else None
    work = jobs.works.get(job.asked.get("work", ""))
    return {
        "job": job,
        "screen": screen,
        "spec": spec,
        "what": spec.label if spec else work.label if work else _("Spreadsheet"),
        "tone": {"running": "active", "done": "done", "draft": "new"}.get(job.phase, "off"),
        "phase": {
            "draft": _("Not begun"),
            "running": _("At work"),
            "cancelled": _("Cancelled"),
            "done": _("Finished"),
        }[job.phase],
    }


@require_safe
def centre(request: HttpRequest) -> HttpResponse:
    """Every job of the person who looks."""
    known = {screen.slug for screen in screens()}
    found = [_named(job) for job in jobs.of(request.user)[:SHOWN] if job.screen in known]
    return render(request, "components/jobs.html", {"jobs": found})


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One job; while it runs the piece with the progress fetches itself."""
    job = get_object_or_404(jobs.of(request.user), pk=pk)
    if request.headers.get("HX-Target") == "job":
        return render(request, "components/_job.html", _about(job))
    return _whole(request, job)


def _about(job: BulkJob) -> dict[str, Any]:
    return _named(job) | {"result": jobs.result_of(job), "reasons": bulk.reasons(job)}


def _whole(
    request: HttpRequest, job: BulkJob, form: Any = None, problem: Problem | None = None
) -> HttpResponse:
    context = _about(job) | {"problem": problem, "form": form}
    if form is None and job.phase == "draft" and job.total:
        context["form"] = _form(job, context["screen"], context["spec"], request.user)
    status = problem.status if problem else 200
    return render(request, "components/job.html", context, status=status)


def _form(job: BulkJob, screen: Screen, spec: StepSpec, user: Any, **bound: Any) -> Any:
    """The step's form, made for the first row that can be done."""
    line = job.rows.filter(outcome="").order_by("pk").first()
    row = screen.visible_to(user).filter(pk=line.row_id).first() if line else None
    if row is None:
        raise Refused(_("You can no longer see this row."))
    return form_of(spec.form, screen, row, user, spec=spec, **bound)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin what was looked at."""
    job = get_object_or_404(jobs.of(request.user), pk=pk)
    if job.phase == "draft" and job.total:
        named = _named(job)
        form = _form(job, named["screen"], named["spec"], request.user, data=request.POST)
        try:
            cleaned(form)
        except Problem as problem:
            return _whole(request, job, form, problem)
        typed = {name: request.POST.getlist(name) for name in request.POST if name in form.data}
        typed.pop("csrfmiddlewaretoken", None)
        jobs.start(job, typed)
    return HttpResponseRedirect(reverse("job", args=[pk]))


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop before the next row; what is done stays done."""
    mine = jobs.of(request.user).filter(pk=pk, ended_at=None, cancelled_at=None)
    job = get_object_or_404(jobs.of(request.user), pk=pk)
    if mine.filter(started_at=None).update(cancelled_at=clock.now(), ended_at=clock.now()):
        return HttpResponseRedirect(reverse(job.screen))
    mine.update(cancelled_at=clock.now())
    return HttpResponseRedirect(reverse("job", args=[pk]))


urlpatterns = [
    path("jobs/", centre, name="jobs"),
    path("jobs/<int:pk>/", page, name="job"),
    path("jobs/<int:pk>/start/", start, name="job-start"),
    path("jobs/<int:pk>/cancel/", cancel, name="job-cancel"),
    path("views/<int:pk>/<slug:what>/", saved.change, name="view-change"),
]
