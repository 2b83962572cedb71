"""Pages that change something: a step of a row, a new row. What was typed is never lost."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.errors import Invalid, Problem, Stale, refusing
from core.steps import check, perform
from core.web import drafts, once
from core.web.details import facts_of, frame
from core.web.screen import Screen
from core.workflow import StepSpec, steps_of


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, screen: Screen, pk: int, name: str) -> HttpResponse:
    """Ask for a step (GET) and do it (POST): 303 when done, else the form with what is wrong."""
    row = screen.row(request, pk)
    user: Any = request.user
    spec = steps_of(screen.model).get(name) if screen.is_workflow else None
    if spec is None:
        raise Http404
    if request.method != "POST":
        form = form_of(spec.form, screen, row, user, spec=spec)
        _refill(request, form)
        return _answer(request, screen, row, spec, form, _blocked(row, spec, user))
    form = form_of(spec.form, screen, row, user, spec=spec, data=request.POST, files=request.FILES)
    try:
        data = cleaned(form)
        perform(row, name, by=user.actor, version=_version(request), **data)
    except Problem as problem:
        _show(form, problem)
        row = screen.row(request, pk)  # the page shows the row as it is, beside what was typed
        return _answer(request, screen, row, spec, form, problem)
    messages.success(request, _("Done: %(step)s") % {"step": spec.label})
    return go(request, next_of(request) or screen.url(row))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, screen: Screen) -> HttpResponse:
    """Enter a row by hand."""
    user = screen.admit(request)
    create = screen.create
    if not screen.may_create(user) or create is None:
        raise PermissionDenied
    posted = request.method == "POST"
    data: dict[str, Any] = {"initial": request.GET.dict()}  # a link may know a part already
    if posted:
        data = {"data": request.POST, "files": request.FILES}
    form = form_of(screen.create_form, screen, None, user, **data)
    problem = None
    if not posted:
        _refill(request, form)
    if posted:
        try:
            with refusing():
                made = once.done(
                    request, lambda: screen.url(create(by=user.actor, **cleaned(form)))
                )
        except Problem as raised:
            problem = raised
            _show(form, raised)
        else:
            messages.success(request, _("Saved."))
            return go(request, next_of(request) or made)
    context = {"screen": screen, "form": form, "problem": problem, "user": user}
    context["once"] = request.POST.get(once.FIELD) or once.new_key()
    return _page(request, "components/new.html", "components/_new.html", context, problem)


def _refill(request: HttpRequest, form: forms.BaseForm) -> None:
    """Put back what was typed before the session ended."""
    typed = drafts.take(request)
    if typed is None:
        return
    for name, field in form.fields.items():
        value = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))
        if value not in (None, "", []):
            form.initial[name] = value
    messages.info(request, _("You were signed out. What you had typed is here again."))


def form_of(
    kind: type[forms.BaseForm] | None,
    screen: Screen,
    row: Any,
    user: Any,
    *,
    spec: StepSpec | None = None,
    **bound: Any,
) -> forms.BaseForm:
    """The form of a step, prefilled and made for its row."""
    kind = kind or forms.Form
    if spec is not None and screen.initial:
        bound["initial"] = dict(screen.initial(row, spec.name, user))
    if getattr(kind, "wants_row", False):
        bound |= {"row": row, "user": user}
    return kind(**bound)


def cleaned(form: forms.BaseForm) -> dict[str, Any]:
    """What was typed, as values; ``Invalid`` when something is wrong with it."""
    if not form.is_valid():
        raise Invalid(_("Please look at the marked fields."))
    values: dict[str, Any] = form.cleaned_data
    return values


def _version(request: HttpRequest) -> int:
    """Which state of the row the person had read; a form without it is not from our page."""
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Invalid(_("This form is out of date. Open the page again."))
    return int(text)


def _show(form: forms.BaseForm, problem: Problem) -> None:
    """Put what a transition or service found wrong beside the fields."""
    if not form.is_bound or not hasattr(form, "cleaned_data"):
        form.full_clean()
    for name, reasons in problem.fields.items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)


def _blocked(row: Any, spec: StepSpec, user: Any) -> Problem | None:
    """Why the step cannot be done now, found before somebody fills in the form."""
    try:
        check(row, spec, user.actor)
    except Problem as problem:
        return problem
    return None


def _answer(
    request: HttpRequest,
    screen: Screen,
    row: Any,
    spec: StepSpec,
    form: forms.BaseForm,
    problem: Problem | None,
) -> HttpResponse:
    user: Any = request.user
    context = {
        "spec": spec,
        "form": form,
        "problem": problem,
        # who has been told of the other's change may go on from there
        "version": row.version
        if isinstance(problem, Stale)
        else request.POST.get("version", row.version),
        "next": next_of(request),
        "action": screen.step_url(row, spec.name),
        "closed": bool(problem) and request.method != "POST",
    }
    if in_drawer(request):
        context |= {
            "screen": screen,
            "row": row,
            "title": screen.title_of(row, user),
            "url": screen.url(row),
            "facts": facts_of(screen, row, user),
        }
    else:
        context |= frame(screen, row, user)
    return _page(request, "components/step.html", "components/_step.html", context, problem)


def _page(
    request: HttpRequest, whole: str, part: str, context: dict[str, Any], problem: Problem | None
) -> HttpResponse:
    template = part if in_drawer(request) else whole
    status = problem.status if problem else 200
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def in_drawer(request: HttpRequest) -> bool:
    """Whether the answer goes into the drawer of a page that is open."""
    return request.headers.get("HX-Target") == "drawer-body"


def next_of(request: HttpRequest) -> str:
    """Where the person came from, if that is one of our own pages."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else ""


def go(request: HttpRequest, url: str) -> HttpResponse:
    """On to the next page; htmx is told by a header because it would follow a redirect itself."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
