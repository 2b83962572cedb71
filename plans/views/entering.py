"""Pages of one's own: readings, photos, recheck reports, menus from the library, proposals."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import COACHES, Right, Role
from core import files
from core.actors import Actor
from core.errors import Problem
from plans import services, tasks
from plans.drafter import get_drafter
from plans.entries import MenusForm, PhotoForm, ReadingForm, RecheckForm
from plans.models import Metric, Plan, Proposal
from plans.selectors import visible_to
from plans.views.parts import day_menus
from plans.views.plan import WHO_SERVES, screen


def _reading(plan: Plan, by: Actor, data: dict[str, Any]) -> None:
    services.record_metric(plan=plan, by=by, source=Metric.Source.STAFF, **data)


def _photo(plan: Plan, by: Actor, data: dict[str, Any]) -> None:
    for file in data.pop("photos"):
        services.add_photo(plan=plan, by=by, file=file, **data)


def _recheck(plan: Plan, by: Actor, data: dict[str, Any]) -> None:
    services.add_recheck(plan=plan, by=by, **data)


def _menus(plan: Plan, by: Actor, data: dict[str, Any]) -> None:
    days = range(data["first"], data["last"] + 1)
    services.write_from_template(plan=plan, days=days, template=data["template"], by=by)


@dataclass(frozen=True)
class Entry:
    """Something that is added to a plan by hand, without being a step."""

    title: Any
    form: type[forms.Form]
    save: Callable[[Plan, Actor, dict[str, Any]], None]
    tab: str
    roles: Collection[str]


ENTRIES = {
    "metric": Entry(_("Enter a reading"), ReadingForm, _reading, "metrics", WHO_SERVES),
    "photo": Entry(_("Add a photo"), PhotoForm, _photo, "photos", WHO_SERVES),
    "recheck": Entry(_("Add a recheck report"), RecheckForm, _recheck, "photos", WHO_SERVES),
    "menus": Entry(_("Write menus from the library"), MenusForm, _menus, "menus", COACHES),
}


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Ask for something to add (GET) and add it (POST); what was typed is kept on an error."""
    entry = ENTRIES.get(kind)
    if entry is None:
        raise Http404
    plan = screen.row(request, pk)
    user: Any = request.user
    if not user.can(Right.HEALTH) or not user.role_set & frozenset(entry.roles):
        raise PermissionDenied
    posted = request.method == "POST"
    form = entry.form(request.POST, request.FILES) if posted else entry.form()
    problem, status = None, 200
    if posted:
        status = 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    entry.save(plan, user.actor, dict(form.cleaned_data))
            except Problem as raised:
                problem, status = raised, raised.status
                mark(form, raised)
            else:
                messages.success(request, gettext("Saved."))
                return HttpResponseRedirect(f"{screen.url(plan)}?tab={entry.tab}", status=303)
    context = {"entry": entry, "plan": plan, "form": form, "problem": problem, "screen": screen}
    context |= {"title": screen.title_of(plan, user), "back": f"{screen.url(plan)}?tab={entry.tab}"}
    return render(request, "plans/enter.html", context, status=status)


def mark(form: forms.Form, problem: Problem) -> None:
    """Put what a service found wrong beside the fields."""
    for name, reasons in problem.fields.items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a proposal: at once by the rules, later from a drafting service."""
    plan = screen.row(request, pk)
    user: Any = request.user
    if Role.HEALTH_MANAGER not in user.role_set:
        raise PermissionDenied
    ask_for_proposal(request, plan, user)
    return _back(plan, "text")


def ask_for_proposal(request: HttpRequest, plan: Plan, user: Any) -> None:
    """Have it drafted and tell how it went."""
    try:
        services.check_proposal(plan=plan)
        if get_drafter().leaves_the_house:
            transaction.on_commit(lambda: tasks.propose.delay(plan.pk, user.pk))
            messages.success(
                request, gettext("The draft is being written. Look again in a minute.")
            )
        else:
            services.make_proposal(plan=plan, asked_by=user)
    except Problem as problem:
        messages.error(request, problem.message)


@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy a proposal into the parts of the plan that are still empty."""
    user: Any = request.user
    if not user.can(Right.HEALTH):
        raise PermissionDenied
    proposal = get_object_or_404(Proposal, pk=pk, plan__in=visible_to(user))
    version = request.POST.get("version", "")
    try:
        services.adopt(
            proposal=proposal, by=user.actor, version=int(version) if version.isdecimal() else None
        )
        messages.success(request, gettext("Copied. Check every sentence before you submit."))
    except Problem as problem:
        messages.error(request, problem.message)
    return _back(proposal.plan, "text")


@require_POST
def copy_menu(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a menu like that of the day before."""
    menu = day_menus.row(request, pk)
    user: Any = request.user
    try:
        services.copy_yesterday(menu=menu, by=user.actor)
        messages.success(request, gettext("Saved."))
    except Problem as problem:
        messages.error(request, problem.message)
    return HttpResponseRedirect(day_menus.url(menu), status=303)


def _back(plan: Plan, tab: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('plans-detail', args=[plan.pk])}?tab={tab}", status=303)


def _may_open_files(user: Any, row_key: str) -> bool:
    """Photos and recheck reports are health data: seeing the plan alone is not enough."""
    pk = row_key.partition(":")[2]
    return bool(
        user.is_authenticated
        and user.can(Right.HEALTH)
        and pk.isdecimal()
        and visible_to(user).filter(pk=pk).exists()
    )


files.allow("plans.plan", _may_open_files)
