"""One page where scripts and forbidden phrases are kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Right
from core import web
from scripts import selectors, services
from scripts.forms import PhraseForm, ScriptForm

SHOWN = 50

web.add_menu_link(
    web.MenuLink(
        _("Scripts"), "scripts", "message", "company", shown=lambda user: user.can(Right.SCRIPTS)
    )
)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Look, write a version, withdraw; forbid and allow a phrase."""
    user: Any = request.user
    if not user.can(Right.SCRIPTS):
        raise PermissionDenied
    forms_shown: dict[str, forms.Form] = {"script": ScriptForm(), "phrase": PhraseForm()}
    if request.method == "POST":
        form = _done(request, request.POST.get("do", ""))
        if form is None:
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(reverse("scripts"))
        forms_shown["script" if isinstance(form, ScriptForm) else "phrase"] = form
    elif wanted := selectors.current().filter(situation=request.GET.get("edit", "")).first():
        fields = ("situation", "text", "position")
        forms_shown["script"] = ScriptForm(initial={name: getattr(wanted, name) for name in fields})
    context = {
        "forms": forms_shown,
        "names": [(f"{{{name}}}", label) for name, label in selectors.NAMES.items()],
        "scripts": selectors.history(),
        "phrases": selectors.phrases(user),
        "overrides": selectors.overrides()[:SHOWN],
    }
    return render(request, "scripts/page.html", context, status=422 if request.POST else 200)


def _done(request: HttpRequest, what: str) -> forms.Form | None:
    """Do what a button says; the form comes back when it cannot be."""
    user: Any = request.user
    if what == "withdraw":
        services.withdraw(situation=request.POST.get("situation", ""))
        return None
    if what == "allow":
        services.allow(by=user.actor, phrase=request.POST.get("phrase", ""))
        return None
    kinds: dict[str, tuple[type[forms.Form], Callable[..., Any]]] = {
        "write": (ScriptForm, services.write),
        "forbid": (PhraseForm, services.forbid),
    }
    kind, do = kinds.get(what, kinds["write"])
    form = kind(request.POST)
    if not form.is_valid():
        return form
    do(by=user.actor, **form.cleaned_data)
    return None
