"""Who takes what: out of the queue, to somebody else, and several at once for leads."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.roles import Right
from core.errors import Problem
from core.web.doing import go, in_drawer, next_of
from core.web.lists import number
from sla import selectors, services
from sla.models import Clock

#: So many are handed over at once: what a page of the team's work shows.
MOST = 50


class ReassignForm(forms.Form):
    """To whom clocks go, and why: somebody of the branch who has every role that owes them."""

    to: Any = forms.ModelChoiceField(label=gettext_lazy("New owner"), queryset=None)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, clocks: Sequence[Clock], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        roles = sorted({clock.owner_role for clock in clocks})
        branches = {clock.branch_id for clock in clocks}
        owners = {clock.owner_id or 0 for clock in clocks}
        able = User.objects.filter(is_active=True, roles__contains=roles)
        able = able.filter(branch=branches.pop()) if len(branches) == 1 else able.none()
        self.candidates = able.exclude(pk=owners.pop()) if len(owners) == 1 else able
        field.queryset = self.candidates
        field.initial = selectors.least_loaded(self.candidates)


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a clock out of the branch's queue."""
    user = person(request, Right.CLOCKS)
    clock = get_object_or_404(selectors.visible_to(user), pk=pk)
    services.claim(clock, by=user.actor)
    messages.success(request, _("It is yours now."))
    return go(request, next_of(request) or "/")


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a clock of the team to somebody else of the role."""
    user = person(request, Right.TEAM)
    clock = get_object_or_404(selectors.team(user), pk=pk)
    form = ReassignForm(request.POST or None, clocks=[clock])
    problem: Problem | None = None
    if request.method == "POST" and form.is_valid():
        try:
            services.reassign(clock, by=user.actor, **form.cleaned_data)
        except Problem as raised:
            problem = raised
        else:
            messages.success(
                request, _("Handed over to %(name)s.") % {"name": form.cleaned_data["to"]}
            )
            return go(request, next_of(request) or "/team/")
    status = problem.status if problem else 422 if form.is_bound else 200
    context = {"clock": clock, "form": form, "problem": problem, "next": next_of(request)}
    part = "workbench/_reassign.html"
    template = part if in_drawer(request) else "workbench/reassign.html"
    return render(request, template, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest) -> HttpResponse:
    """Give the chosen clocks of the team to one person; each move stands in its ledger."""
    user = person(request, Right.TEAM)
    posted = request.method == "POST"
    given = (request.POST if posted else request.GET).getlist("clock")
    chosen = {pk for text in given[:MOST] if (pk := number(text)) is not None}
    if not given:
        messages.error(request, _("Choose at least one row."))
        return go(request, next_of(request) or "/team/")
    clocks = list(selectors.team(user).filter(pk__in=chosen))
    if not clocks:
        raise Http404
    form = ReassignForm(request.POST if posted else None, clocks=clocks)
    if posted and form.is_valid():
        _hand_over(request, clocks, user, form.cleaned_data)
        return go(request, next_of(request) or "/team/")
    context = {"clocks": clocks, "form": form, "problem": None, "next": next_of(request)}
    context |= {"gone": len(chosen) - len(clocks), "nobody": not form.candidates.exists()}
    return render(request, "workbench/several.html", context, status=422 if posted else 200)


def _hand_over(
    request: HttpRequest, clocks: Sequence[Clock], user: User, typed: dict[str, Any]
) -> None:
    """One by one: what has ended meanwhile is said and keeps nobody else back."""
    done = 0
    for clock in clocks:
        try:
            services.reassign(clock, by=user.actor, **typed)
        except Problem as refused:
            messages.error(request, f"{clock}: {refused.message}")
        else:
            done += 1
    words = ngettext(
        "%(n)s clock handed over to %(name)s.", "%(n)s clocks handed over to %(name)s.", done
    )
    messages.success(request, words % {"n": done, "name": typed["to"]})


def person(request: HttpRequest, right: Right) -> User:
    """Who asks, if they may; else 403."""
    user: Any = request.user
    if not user.can(right):
        raise PermissionDenied
    found: User = user
    return found
