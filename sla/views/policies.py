"""Timing policies and calendars: what rules, what ruled, a draft, what it would move, publish."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.roles import Right, role_label
from core import clock as time
from core import web
from core.errors import Problem
from sla import publishing
from sla.editing import CalendarForm, PolicyForm, days_of, said
from sla.models import CalendarVersion, Clock, PolicyVersion, Published
from sla.table import RULES

MODELS: dict[str, type[Published]] = {"policies": PolicyVersion, "calendars": CalendarVersion}


def in_sight(model: type[Published], user: User) -> QuerySet[Any]:
    """Everybody may read what rules; drafts and former versions are for those who edit."""
    if not user.can(Right.CLOCKS):
        return model._default_manager.none()
    versions = model._default_manager.all()
    return versions if user.can(Right.POLICIES) else versions.filter(current=True)


def label_of(row: PolicyVersion, user: Any = None) -> str:
    """The handbook's name of the rule."""
    return Clock(code=row.code).rule_label if row.code in RULES else row.code


def status_of(row: Published, user: Any = None) -> str:
    """In force, a draft, or replaced."""
    if row.current:
        return _("In force")
    return _("Replaced") if row.published_at else _("Draft")


def policy_facts(row: PolicyVersion, user: User) -> Sequence[tuple[Any, Any]]:
    """The rule in words."""
    return [
        (_("Duration"), said(row.duration.text)),
        (_("Counting"), said(row.duration.reading)),
        (_("Owed by"), role_label(row.owner_role)),
        (_("Minutes of grace"), row.data["grace_minutes"]),
        (_("May wait for the customer"), bool(row.data["pausable"])),
        *published_facts(row),
    ]


def calendar_facts(row: CalendarVersion, user: User) -> Sequence[tuple[Any, Any]]:
    """From when to when the calendar is certain."""
    return [
        (_("Confirmed from"), row.data["confirmed_from"]),
        (_("Confirmed until"), row.data["confirmed_until"]),
        (_("Time zone"), row.data["tz"]),
        *published_facts(row),
    ]


def published_facts(row: Published) -> list[tuple[Any, Any]]:
    """Which version, since when, by whom and why."""
    return [
        (_("Version"), row.number),
        (_("Status"), status_of(row)),
        (_("Published at"), row.published_at),
        (_("Published by"), row.published_by),
        (_("Why it changes"), row.note),
    ]


def links(slug: str) -> Any:
    """What an editor can do with a version."""

    def offered(row: Published, user: User) -> Sequence[web.Link]:
        if not user.can(Right.POLICIES):
            return ()
        edit = web.Link(_("Change it"), reverse("policy-edit", args=[slug, row.pk]))
        publish = web.Link(_("Preview and publish"), reverse("policy-preview", args=[slug, row.pk]))
        return (edit,) if row.published_at else (publish, edit)

    return offered


def marks(request: HttpRequest, row: PolicyVersion) -> Mapping[str, Any]:
    """The ladder, one line for each step."""
    return {"marks": row.ladder.marks, "rule": RULES.get(row.code)}


def days(request: HttpRequest, row: CalendarVersion) -> Mapping[str, Any]:
    """The days that differ from the week."""
    return {"days": days_of(row)}


def versions(request: HttpRequest, row: Published) -> Mapping[str, Any]:
    """Everything that ruled before, and drafts."""
    user: Any = request.user
    rows = in_sight(type(row), user).filter(code=row.code).order_by("-number")
    return {"versions": [(one, web.url_for(_key(one)), status_of(one)) for one in rows]}


def _key(row: Published) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def of_status(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """In force, drafts, or replaced ones."""
    draft = Q(published_at__isnull=True)
    wanted = {"current": Q(current=True), "draft": draft, "replaced": ~draft & Q(current=False)}
    return rows.filter(wanted[value])


STATUS = web.Filter(
    "status",
    gettext_lazy("Status"),
    choices=(
        ("current", gettext_lazy("In force")),
        ("draft", gettext_lazy("Draft")),
        ("replaced", gettext_lazy("Replaced")),
    ),
    apply=of_status,
)
VERSION = web.Column("number", gettext_lazy("Version"), kind="number")
STATE = web.Column("status", gettext_lazy("Status"), value=status_of)

policies = web.register(
    web.Screen(
        slug="policies",
        model=PolicyVersion,
        right=Right.CLOCKS,
        label=gettext_lazy("Timing policy"),
        label_plural=gettext_lazy("Timing policies"),
        icon="policy",
        group="company",
        visible_to=lambda user: in_sight(PolicyVersion, user),
        title=label_of,
        columns=(
            web.Column("label", gettext_lazy("What"), value=label_of),
            web.Column(
                "duration",
                gettext_lazy("Duration"),
                value=lambda row, user: said(row.duration.text),
            ),
            web.Column(
                "owner_role",
                gettext_lazy("Owed by"),
                value=lambda row, user: role_label(row.owner_role),
            ),
            VERSION,
            STATE,
        ),
        ordering="pk",
        filters=(STATUS,),
        facts=policy_facts,
        links=links("policies"),
        tabs=(
            web.Tab("ladder", gettext_lazy("Reminders"), "sla/_ladder.html", context=marks),
            web.Tab("versions", gettext_lazy("Versions"), "sla/_versions.html", context=versions),
        ),
    )
)

calendars = web.register(
    web.Screen(
        slug="calendars",
        model=CalendarVersion,
        right=Right.CLOCKS,
        label=gettext_lazy("Calendar"),
        label_plural=gettext_lazy("Working calendars"),
        icon="calendar",
        group="company",
        visible_to=lambda user: in_sight(CalendarVersion, user),
        columns=(
            web.Column("code", gettext_lazy("Calendar")),
            VERSION,
            web.Column(
                "until",
                gettext_lazy("Confirmed until"),
                value=lambda row, user: row.data["confirmed_until"],
            ),
            STATE,
        ),
        filters=(STATUS,),
        facts=calendar_facts,
        links=links("calendars"),
        tabs=(
            web.Tab("days", gettext_lazy("Days"), "sla/_days.html", context=days),
            web.Tab("versions", gettext_lazy("Versions"), "sla/_versions.html", context=versions),
        ),
    )
)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """A new draft on the basis of any version; nothing rules differently yet."""
    version = _version(request, slug, pk)
    kind = PolicyForm if isinstance(version, PolicyVersion) else CalendarForm
    form = kind(request.POST or None, initial=kind.filled(version.data))
    problem: Problem | None = None
    if request.method == "POST" and form.is_valid():
        before = version.data
        data = form.policy(before) if isinstance(form, PolicyForm) else form.calendar(before)
        note = form.cleaned_data["note"]
        try:
            made = publishing.draft(type(version), code=version.code, data=data, note=note)
        except Problem as raised:
            problem = raised
        else:
            return redirect("policy-preview", slug, made.pk)
    status = problem.status if problem else 422 if form.is_bound else 200
    context = {"version": version, "form": form, "problem": problem, "title": _title(version)}
    context["url"] = web.url_for(_key(version))
    return render(request, "sla/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """Which open clocks a draft would move; then publish it, with or without moving them."""
    version = _version(request, slug, pk)
    user: Any = request.user
    if version.published_at is not None:
        return redirect(web.url_for(_key(version)))
    if request.method == "POST":
        everything = request.POST.get("apply") == "open"
        moved = publishing.publish(version, by=user.actor, apply_to_open=everything)
        said_ = ngettext("In force. %(n)d clock moved.", "In force. %(n)d clocks moved.", moved)
        messages.success(request, said_ % {"n": moved})
        return redirect(web.url_for(_key(version)))
    context = {
        "version": version,
        "title": _title(version),
        "moves": publishing.preview(version),
        "url": web.url_for(_key(version)),
        "now": time.now(),
    }
    return render(request, "sla/preview.html", context)


def _version(request: HttpRequest, slug: str, pk: str) -> Published:
    user: Any = request.user
    if not user.can(Right.POLICIES):
        raise PermissionDenied
    found: Published = get_object_or_404(in_sight(MODELS[slug], user), pk=pk)
    return found


def _title(version: Published) -> str:
    return label_of(version) if isinstance(version, PolicyVersion) else str(version)
