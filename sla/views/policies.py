"""Timing policies: what is in force, every version with what it changed, a new one as a draft."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.roles import Right
from core import web
from core.errors import Invalid, Problem
from core.web.doing import go
from sla import revising, selectors, versions
from sla.models import PolicyVersion, Published
from sla.policy_forms import PolicyForm, initial_of, role_name
from sla.table import RULES
from sla.views import publish, routes
from sla.views.clocks import FIRED, TOLD


def standing(row: Published) -> str:
    """Draft, in force, or of former times."""
    if row.published_at is None:
        return _("Draft, rules nothing yet")
    return _("Rules now") if row.current else _("Replaced by a later version")


def facts(row: PolicyVersion, user: User) -> Sequence[tuple[Any, Any]]:
    """What a version says."""
    own, all_versions = versions.used_by(row)
    return [
        (_("Standing"), standing(row)),
        (_("Who owes it"), role_name(row.owner_role)),
        (_("May wait for the customer"), bool(row.data["pausable"])),
        (_("Minutes of grace"), row.data["grace_minutes"]),
        (_("Calendar"), row.data["calendar"]),
        (_("In force since"), row.published_at),
        (_("Put in force by"), publisher(row, user)),
        (_("Why it is changed"), row.note),
        (_("Open clocks of this version"), own),
        (_("Open clocks of all versions"), all_versions),
    ]


def publisher(row: Published, user: User) -> str:
    """Who put it in force; the product itself by its name in the reader's language."""
    return _("System") if row.published_by == "system" else row.published_by


def links(row: Published, user: User, *, slug: str) -> Sequence[web.Link]:
    """For those who edit: to the form, and for a draft to its preview."""
    if not user.can(Right.POLICIES):
        return []
    found = [
        web.Link(_("Change it"), reverse(f"{slug}-edit", args=[row.pk])),
        web.Link(_("What if"), reverse(f"{slug}-what-if", args=[row.pk])),
    ]
    if row.published_at is None:
        preview = reverse(f"{slug}-preview", args=[row.pk])
        found.insert(0, web.Link(_("Preview and publish"), preview))
    return found


def rule(request: HttpRequest, row: PolicyVersion) -> Mapping[str, Any]:
    """How long and how it is counted, with the handbook's own words."""
    known = RULES[row.code]
    return {
        "duration": versions.duration_text(row.data),
        "reading": versions.in_words(row.duration.reading),
        "source": versions.in_words(known.source),
        "handbook": known.text,
        "ladder": versions.ladder_name(row),
    }


def ladder(request: HttpRequest, row: PolicyVersion) -> Mapping[str, Any]:
    """Who is told what, and when."""
    marks = versions.marks_of(row)
    for mark in marks:
        mark["kind"] = FIRED.get(mark["kind"], mark["kind"])
        mark["audience"] = TOLD.get(mark["audience"], mark["audience"])
    return {"marks": marks}


def history(request: HttpRequest, row: Published) -> Mapping[str, Any]:
    """Every version with what it changed; drafts for those who edit."""
    user: Any = request.user
    known = versions.history(row)
    if not user.can(Right.POLICIES):
        known = [one for one in known if one["row"].published_at is not None]
    for one in known:
        one["url"] = web.url_for(f"{row._meta.label_lower}:{one['row'].pk}")
        one["standing"] = standing(one["row"])
    return {"history": known}


def title(row: PolicyVersion, user: User) -> str:
    """The node and the version."""
    return f"{selectors.label_of(row.code)} v{row.number}"


VERSIONS = web.Tab("versions", gettext_lazy("All versions"), "sla/_versions.html", context=history)

screen = web.register(
    web.Screen(
        slug="policies",
        model=PolicyVersion,
        right=Right.CLOCKS,
        label=gettext_lazy("Timing policy"),
        label_plural=gettext_lazy("Timing policies"),
        icon="policy",
        group="company",
        visible_to=versions.policies,
        for_list=lambda user: versions.policies(user).filter(current=True),
        title=title,
        columns=(
            web.Column(
                "code",
                gettext_lazy("What"),
                value=lambda row, user: selectors.label_of(row.code),
                sort="code",
            ),
            web.Column(
                "time",
                gettext_lazy("Time limit"),
                value=lambda row, user: versions.duration_text(row.data),
            ),
            web.Column(
                "owner",
                gettext_lazy("Who owes it"),
                value=lambda row, user: role_name(row.owner_role),
            ),
            web.Column(
                "ladder",
                gettext_lazy("Reminders and escalation"),
                value=lambda row, user: versions.ladder_name(row),
            ),
            web.Column("number", gettext_lazy("Version"), kind="number", sort="number"),
            web.Column("published_at", gettext_lazy("In force since"), kind="datetime"),
            web.Column("published_by", gettext_lazy("Put in force by"), value=publisher),
        ),
        ordering="code",
        search=lambda user, text: versions.named(text),
        search_hint=gettext_lazy("Name of the task"),
        facts=facts,
        links=partial(links, slug="policies"),
        panels=(web.Panel("sla/_policy.html", context=rule),),
        tabs=(
            web.Tab("ladder", gettext_lazy("Ladder"), "sla/_ladder.html", context=ladder),
            VERSIONS,
        ),
    )
)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Type another version of the policy; it becomes a draft with a preview."""
    user = publish.editor(request)
    row: PolicyVersion = screen.row(request, pk)
    draft = row.published_at is None
    initial = initial_of(row.data) | ({"note": row.note} if draft else {})
    form = PolicyForm(request.POST or None, initial=initial, rule=RULES[row.code])
    problem: Problem | None = None
    if request.method == "POST":
        try:
            made = _drafted(row, form)
        except Problem as raised:
            problem = raised
        else:
            messages.success(request, _("Saved as a draft. It rules nothing yet."))
            return go(request, reverse("policies-preview", args=[made.pk]))
    context = {
        "screen": screen,
        "form": form,
        "problem": problem,
        "title": title(row, user),
        "url": screen.url(row),
    }
    status = problem.status if problem else 200
    return render(request, "sla/policy_form.html", context, status=status)


def _drafted(row: PolicyVersion, form: PolicyForm) -> Published:
    if not form.is_valid():
        raise Invalid(_("Please look at the marked fields."))
    data = form.policy(row.data)
    return revising.revise(row, data=data, note=form.cleaned_data["note"])


urlpatterns = routes.of(screen, edit)
