"""How people like their lists: saved views, own or of a team, the columns, the rows on a page."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import clock
from core.errors import Invalid
from core.models import ListHabit, SavedView
from core.prepared import Asked, Hole
from core.web import asking, paging
from core.web.doing import next_of
from core.web.screen import Column, Screen, screens

#: Who may give a view to everybody with a role.
TEAM_RIGHT = "team"
MOST = 12
_habits = Asked(
    lambda: ListHabit.objects.select_related("view").filter(
        user_id=Hole("user"), screen=Hole("screen")
    )
)


def habit_of(user: Any, screen: Screen) -> ListHabit:
    """What the person has chosen for a list; nothing yet is a habit, too."""
    known = _habits.first(user=user.pk, screen=screen.slug)
    return known or ListHabit(user_id=user.pk, screen=screen.slug)


def columns_of(screen: Screen, habit: ListHabit) -> list[Column]:
    """The columns that are shown; the first one names the row and always stays."""
    hidden = set(habit.hidden)
    return [c for n, c in enumerate(screen.columns) if n == 0 or c.key not in hidden]


def visible_to(user: Any) -> QuerySet[SavedView]:
    """Own views, and those of the teams that one belongs to."""
    team = Q(role__in=user.role_set) & (Q(branch_key=None) | Q(branch_key=user.branch_id))
    return SavedView.objects.filter(Q(owner_id=user.pk) | team, removed_at=None)


def views_of(user: Any, screen: Screen, query: QueryDict, habit: ListHabit) -> list[dict[str, Any]]:
    """The views above a list; the one that is open is marked."""
    asked = asking.question(screen, query)
    return [
        {
            "pk": view.pk,
            "name": view.name,
            "team": bool(view.role),
            "own": view.owner_id == user.pk,
            "standard": view.pk == habit.view_id,
            "url": f"{screen.list_url()}?{view.query}",
            "here": view.query == asked,
            "query": view.query,
        }
        for view in visible_to(user).filter(screen=screen.slug).order_by("role", "pk")[:MOST]
    ]


def opening(user: Any, habit: ListHabit) -> str:
    """The question that a list opens with, if the person has chosen a view for that."""
    view = habit.view
    if view is None or view.removed_at:
        return ""
    team = view.role in user.role_set and view.branch_key in (None, user.branch_id)
    return (view.query or "") if view.owner_id == user.pk or team else ""


def roles_for(user: Any) -> list[tuple[str, str]]:
    """The roles that a person may give a view to."""
    if not user.can(TEAM_RIGHT):
        return []
    roles = user._meta.get_field("roles").base_field
    return [(str(code), str(label)) for code, label in roles.choices]


@require_safe
def counts(request: HttpRequest, screen: Screen) -> HttpResponse:
    """The views with how many rows each has now; asked for when the page is already there."""
    user = screen.admit(request)
    query = QueryDict(request.GET.get("of", ""))
    found = views_of(user, screen, query, habit_of(user, screen))
    for view in found:
        rows = asking.narrowed(screen, user, asking.read(screen, QueryDict(view["query"])))
        view["count"], view["more"] = paging.capped(rows)
    context = {"screen": screen, "views": found, "question": asking.question(screen, query)}
    return render(request, "components/_views.html", context)


@require_POST
def save(request: HttpRequest, screen: Screen) -> HttpResponse:
    """Give the present question a name."""
    user = screen.admit(request)
    name = request.POST.get("name", "").strip()[:40]
    if not name:
        raise Invalid(_("A view needs a name."))
    role = request.POST.get("role", "")
    if role and role not in dict(roles_for(user)):
        raise Invalid(_("Views of a team are made by its lead."))
    query = asking.question(screen, QueryDict(request.POST.get("query", "")[:2000]))
    branch = None if not role or user.sees_every_branch else user.branch_id
    try:
        with transaction.atomic():
            SavedView.objects.create(
                screen=screen.slug,
                name=name,
                query=query,
                owner_id=user.pk,
                role=role,
                branch_key=branch,
                at=clock.now(),
            )
    except IntegrityError:
        raise Invalid(_("You have a view of this name already.")) from None
    messages.success(request, _("Saved as a view: %(name)s") % {"name": name})
    return HttpResponseRedirect(f"{screen.list_url()}?{query or 'all=1'}")


@require_POST
def columns(request: HttpRequest, screen: Screen) -> HttpResponse:
    """Remember which columns a person wants to see, and how many rows at once."""
    user = screen.admit(request)
    shown = set(request.POST.getlist("show"))
    size = asking.number(request.POST.get("size"))
    _remember(
        user,
        screen.slug,
        hidden=[c.key for c in screen.columns[1:] if c.key not in shown],
        size=size if size in asking.SIZES else None,
    )
    return HttpResponseRedirect(next_of(request) or screen.list_url())


@require_POST
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Remove a view, take that back, or let its list open with it."""
    user: Any = request.user
    if what in ("remove", "restore"):
        view = get_object_or_404(SavedView, pk=pk, owner_id=user.pk)
        _removed(request, view, what == "remove")
    elif what in ("open", "unopen"):
        view = get_object_or_404(visible_to(user), pk=pk)
        _remember(user, view.screen, view=view if what == "open" else None)
    else:
        raise Http404
    known = {screen.slug: screen for screen in screens()}
    if view.screen not in known:
        raise Http404
    return HttpResponseRedirect(f"{known[view.screen].list_url()}?all=1")


def _removed(request: HttpRequest, view: SavedView, gone: bool) -> None:
    view.removed_at = clock.now() if gone else None
    try:
        with transaction.atomic():
            view.save(update_fields=["removed_at"])
    except IntegrityError:
        raise Invalid(_("You have a view of this name already.")) from None
    if gone:
        undo = reverse("view-change", args=[view.pk, "restore"])
        messages.info(
            request, _("Removed the view: %(name)s") % {"name": view.name}, extra_tags=undo
        )


def _remember(user: Any, slug: str, **chosen: Any) -> None:
    ListHabit.objects.update_or_create(user_id=user.pk, screen=slug, defaults=chosen)
