"""The doors of the story and the role switcher; ``dma.urls`` has them in a demo only."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core.errors import Problem
from dma import timemachine
from dma.tour import acting, telling
from dma.tour.script import STEPS

BACKEND = "accounts.backends.StaffBackend"


def demo_only() -> None:
    """The addresses are not there outside a demo; should they be, they do not open."""
    if settings.DMA_ENV != "demo":
        raise Http404


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What there is to see: the story, and everybody who can be tried."""
    demo_only()
    context = {"groups": telling.people(), "chapters": _chapters()}
    return render(request, "tour/start.html", context)


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Everybody, for the user menu."""
    demo_only()
    return render(request, "tour/_roles.html", {"groups": telling.people()})


@login_not_required
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Be somebody else from now on."""
    demo_only()
    user = _become(request, request.POST.get("username", ""))
    messages.success(request, _("You are %(name)s now.") % {"name": user})
    return _go(telling.home_of(user))


@login_not_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A customer pays, and the story begins with the admin clerk."""
    demo_only()
    order = acting.pay()
    _become(request, "clerk")
    request.session[telling.SESSION] = {"order": order.pk}
    return _go("/")


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Be the person whose step it is, on the page where it is done."""
    demo_only()
    case, step = _current(request)
    actor = telling.actor_of(case, step)
    if actor is None:
        raise Http404
    if actor.pk != request.user.pk:
        actor = _become(request, actor.username)
    return _go(telling.url_of(case, step, actor))


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Let the person whose step it is do it; time steps move the clock of the whole demo."""
    demo_only()
    case, step = _current(request)
    if step.key != request.POST.get("step"):
        messages.info(request, _("This step has been done already."))
        return _go(_back(request))
    fired, logged = timemachine.so_far()
    try:
        step.act(case)
    except Problem as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Done: %(step)s") % {"step": step.title})
    jumped = {"fired": fired, "step": logged} if step.until is not None else {}
    request.session[telling.SESSION] = {"order": case.order.pk, **jumped}
    return _go(_back(request))


@require_POST
def jump(request: HttpRequest) -> HttpResponse:
    """To the next deadline of the order; the panel tells what fired on the way."""
    demo_only()
    case, _step = _current(request, last=True)
    fired, logged = timemachine.so_far()
    timemachine.travel(case.now)  # what is due already, before the next deadline is looked for
    target = case.next_stop
    if target is None:
        messages.warning(request, _("There is no deadline to travel to."))
        return _go(_back(request))
    timemachine.travel(target)
    telling.keep(request, fired=fired, step=logged)
    return _go(_back(request))


@require_POST
def fold(request: HttpRequest) -> HttpResponse:
    """Close the panel, or open it again where it was."""
    demo_only()
    telling.keep(request, folded=request.POST.get("folded") == "1")
    return _go(_back(request))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """The story is over for this visitor; the order stays."""
    demo_only()
    request.session.pop(telling.SESSION, None)
    return _go(_back(request))


def _current(request: HttpRequest, *, last: bool = False) -> tuple[Any, Any]:
    case = telling.case_of(request)
    step = telling.current_of(case) if case else None
    if case is None or (step is None and not last):
        raise Http404
    return case, step


def _become(request: HttpRequest, username: str) -> User:
    """Another login in the same session; only people of the demo, and the story goes on."""
    if username not in telling.LOGINS:
        raise Http404
    user: User = get_object_or_404(User, username=username, is_active=True)
    story = telling.kept(request)
    login(request, user, backend=BACKEND)
    if story:
        request.session[telling.SESSION] = story
    return user


def _back(request: HttpRequest) -> str:
    """The page on which the panel was used."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe and "/steps/" not in urlsplit(wanted).path else "/"


def _go(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def _chapters() -> list[dict[str, Any]]:
    """The story's table of contents."""
    chapters: list[dict[str, Any]] = []
    for step in STEPS:
        if not chapters or chapters[-1]["title"] != step.chapter:
            chapters.append({"title": step.chapter, "steps": []})
        chapters[-1]["steps"].append(step)
    return chapters
