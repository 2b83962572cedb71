"""The plan editor: the customer on the left, the plan in four dimensions on the right.

What is typed is kept as a draft of the person's own while they type; saving is the step ``write``.
Templates and proposals only ever fill what is still empty, and only in the draft.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.roles import Right, Role
from core import access
from core.errors import Invalid, Problem, Stale
from core.steps import perform
from plans import charts, dosage, services
from plans.forms import PlanForm
from plans.models import Plan, PlanReview
from plans.selectors import metrics as readings
from plans.selectors import writing
from plans.timeline import SERVED_DAYS
from plans.views.entering import ask_for_proposal, mark
from plans.views.plan import initial, screen
from plans.workflow import PlanState

READ_FOR_IT = ("health_record", "assessment", "metrics", "plan")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor; posted, it saves, fills in, or throws the draft away."""
    plan, user = _at_work(request, pk)
    if plan.state != PlanState.DRAFT:
        messages.info(request, _("This plan is submitted and is no longer written."))
        return HttpResponseRedirect(screen.url(plan))
    if request.method != "POST":
        return _page(request, plan, user, _form_of(plan, user))
    action, _sep, key = request.POST.get("action", "save").partition(":")
    if action == "discard":
        services.drop_draft(plan=plan, user=user)
        return _again(plan)
    if action == "propose":
        version = _version(request, plan)
        content = typed(request.POST)
        services.keep_draft(plan=plan, user=user, content=content, read_version=version)
        ask_for_proposal(request, plan, user)
        return _again(plan)
    if action in ("template", "proposal"):
        return _fill(request, plan, user, action, key or request.POST.get(action, ""))
    return _save(request, plan, user)


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is being typed, and tell how long the packs last as they stand."""
    plan, user = _at_work(request, pk)
    content = typed(request.POST)
    services.keep_draft(plan=plan, user=user, content=content, read_version=_version(request, plan))
    context = {"draft": writing.draft_of(plan, user), "lasts": lasting(content), "kept": True}
    return render(request, "plans/_kept.html", context)


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass the version written last, or say what is to be changed."""
    plan = screen.row(request, pk)
    user: Any = request.user
    if not user.can(Right.HEALTH):
        raise PermissionDenied
    passed = request.POST.get("verdict") == PlanReview.Verdict.PASSED
    verdict = PlanReview.Verdict.PASSED if passed else PlanReview.Verdict.CHANGES
    note = request.POST.get("note", "")[:2000]
    try:
        services.review(plan=plan, by=user, verdict=verdict, note=note)
        messages.success(request, _("Saved."))
    except Problem as problem:
        messages.error(request, problem.message)
    return HttpResponseRedirect(f"{screen.url(plan)}?tab=versions", status=303)


def _at_work(request: HttpRequest, pk: int) -> tuple[Plan, User]:
    plan = screen.row(request, pk)
    user: Any = request.user
    if Role.HEALTH_MANAGER not in user.role_set:
        raise PermissionDenied
    return plan, user


def typed(data: QueryDict) -> dict[str, Any]:
    """What stands in the form now, complete or not."""
    return {
        name: field.widget.value_from_datadict(data, None, name) or ""
        for name, field in PlanForm.base_fields.items()
    }


def lasting(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For each product how long its packs last and how many the plan needs."""
    field: Any = PlanForm.base_fields["goods"]
    known = {str(p.pk): p for p in field.columns["product"].queryset.all()}
    found = []
    for row in content.get("goods") or []:
        product = known.get(str(row.get("product") or ""))
        if product is None:
            continue
        numbers = _numbers(field, row)
        packs, units, dose = (numbers[k] for k in ("quantity", "units_per_pack", "dose_per_day"))
        found.append(
            {
                "product": product,
                "days": dosage.days(packs or 0, units, dose),
                "needed": dosage.packs(SERVED_DAYS, units, dose),
                "packs": packs or 0,
            }
        )
    return found


def _numbers(field: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells that are numbers; one that is none yet counts as not given."""
    found = {}
    for name in ("quantity", "units_per_pack", "dose_per_day"):
        try:
            found[name] = field.columns[name].clean(row.get(name))
        except ValidationError:  # half-typed: nothing to say yet
            found[name] = None
    return found


def _form_of(plan: Plan, user: User) -> PlanForm:
    draft = writing.draft_of(plan, user)
    return PlanForm(initial=draft.content if draft else initial(plan, "write", user))


def _fill(request: HttpRequest, plan: Plan, user: User, kind: str, key: str) -> HttpResponse:
    """A template or a proposal into the parts of the draft that are still empty."""
    parts = _parts(plan, kind, key)
    if parts is None:
        messages.error(request, _("Choose one first."))
        return _again(plan)
    filled = services.merge_into_draft(
        plan=plan,
        user=user,
        content=typed(request.POST),
        parts=parts,
        read_version=_version(request, plan),
    )
    if filled:
        words = ngettext("%(n)d part filled in.", "%(n)d parts filled in.", filled)
        messages.success(request, f"{words % {'n': filled}} {_('Check every sentence.')}")
    else:
        messages.info(request, _("No part is empty; nothing was changed."))
    return _again(plan)


def _parts(plan: Plan, kind: str, key: str) -> dict[str, str] | None:
    if not key.isdecimal() or len(key) > 18:
        return None
    if kind == "template":
        template = next((t for t in writing.templates() if t.pk == int(key)), None)
        return template.parts if template else None
    proposal = plan.proposals.filter(pk=int(key)).first()
    return {k: str(v) for k, v in proposal.parts.items()} if proposal else None


def _save(request: HttpRequest, plan: Plan, user: User) -> HttpResponse:
    form = PlanForm(request.POST)
    try:
        if not form.is_valid():
            raise Invalid(_("Please look at the marked fields."))
        version = _version(request, plan)
        perform(plan, "write", by=user.actor, version=version, **form.cleaned_data)
    except Problem as problem:
        mark(form, problem)
        return _page(request, screen.row(request, plan.pk), user, form, problem)
    services.drop_draft(plan=plan, user=user)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(f"{screen.url(plan)}?tab=text", status=303)


def _version(request: HttpRequest, plan: Plan) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else plan.version


def _page(
    request: HttpRequest, plan: Plan, user: User, form: PlanForm, problem: Problem | None = None
) -> HttpResponse:
    for what in READ_FOR_IT:
        access.record(user.actor, plan.customer_key, plan.key, what)
    draft = writing.draft_of(plan, user)
    content = typed(request.POST) if form.is_bound else form.initial
    keep_asking = isinstance(problem, Stale)
    bands = charts.bands_of(plan)
    context = {
        "plan": plan,
        "title": screen.title_of(plan, user),
        "back": screen.url(plan),
        "form": form,
        "problem": problem,
        # whoever was told of the other's change may go on from there
        "version": plan.version if keep_asking or draft is None else draft.read_version,
        "draft": draft,
        "overtaken": draft is not None and draft.read_version < plan.version,
        "lasts": lasting(content),
        "allergies": plan.allergies,
        "flags": writing.flags_of(plan, user),
        "told": writing.told_by_customer(plan, user),
        "charts": [{"of": s, "svg": charts.svg(s, bands)} for s in readings.series_of(plan)],
        "templates": writing.templates(),
        "proposals": plan.proposals.order_by("-pk")[:3],
    }
    status = problem.status if problem else 200
    return render(request, "plans/editor.html", context, status=status)


def _again(plan: Plan) -> HttpResponse:
    return HttpResponseRedirect(reverse("plan-edit", args=[plan.pk]), status=303)
