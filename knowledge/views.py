"""What people see of the knowledge base: search while typing, articles, what is missing."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Right
from core import web
from knowledge import selectors, services
from knowledge.choices import Audience, Topic
from knowledge.forms import ArticleForm
from knowledge.models import Article, Question
from knowledge.workflow import WRITERS, ArticleState

LONGEST = 300
GAPS = 10
#: Under which of these a form sends what is being typed.
TYPED = ("q", "question", "text", "need")

web.add_menu_link(
    web.MenuLink(
        _("Find an answer"),
        "knowledge-find",
        "search",
        "desk",
        shown=lambda user: user.can(Right.KNOWLEDGE),
    )
)


def _versions(request: HttpRequest, row: Article) -> Mapping[str, Any]:
    return {"versions": selectors.versions(row)}


def _helped(row: Article, user: Any) -> str:
    """How many of those who judged it found it helpful; empty when nobody has."""
    judged = row.helpful + row.unhelpful
    return f"{row.helpful} / {judged}" if judged else ""


screen = web.register(
    web.Screen(
        slug="knowledge",
        model=Article,
        right=Right.KNOWLEDGE,
        label=_("Article"),
        label_plural=_("Knowledge base"),
        icon="guide",
        group="desk",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        columns=(
            web.Column("title", _("The question")),
            web.Column("topic", _("Topic"), value="get_topic_display"),
            web.Column("audience", _("Who reads it"), value="get_audience_display"),
            web.Column("owner", _("Owner"), value="owner", kind="person"),
            web.Column("number", _("Version"), kind="number"),
            web.Column("used", _("Used as an answer"), kind="number"),
            web.Column("helpful", _("Helpful"), value=_helped),
            web.Column("reviewed_at", _("Last reviewed"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("topic", _("Topic"), choices=Topic.choices),
            web.Filter("audience", _("Who reads it"), choices=Audience.choices),
        ),
        search=lambda user, text: selectors.matching(text),
        search_hint=_("Words of the question"),
        path=(ArticleState.DRAFT, ArticleState.PUBLISHED),
        facts=lambda row, user: [
            (_("Topic"), row.get_topic_display()),
            (_("Who reads it"), row.get_audience_display()),
            (_("Owner"), row.owner),
            (_("Version"), row.number or None),
            (_("Published at"), row.published_at),
            (_("Last reviewed"), row.reviewed_at),
            (_("Used as an answer"), row.used),
        ],
        panels=(web.Panel("knowledge/_article.html"),),
        tabs=(web.Tab("versions", _("Versions"), "knowledge/_versions.html", context=_versions),),
        opens=lambda row, user: "versions",
        initial=lambda row, step, user: (
            row.draft or {name: getattr(row, name) for name in ArticleForm.base_fields}
            if step == "write"
            else {"owner": row.owner_id}
        ),
        create_form=ArticleForm,
        create=services.create,
        create_roles=WRITERS,
        create_label=_("Write an article"),
        empty=_("Write down what is asked every day: the first article is the one most asked for."),
    )
)

questions = web.register(
    web.Screen(
        slug="questions",
        model=Question,
        right=Right.KNOWLEDGE_EDIT,
        label=_("Question asked"),
        label_plural=_("Gaps in the knowledge"),
        icon="guide",
        group="desk",
        visible_to=selectors.questions_visible_to,
        columns=(
            web.Column("shown", _("As it was asked")),
            web.Column("topic", _("Topic"), value="get_topic_display"),
            web.Column("asked", _("Times asked"), kind="number"),
            web.Column(
                "unanswered", _("Times without an answer"), kind="number", sort="unanswered"
            ),
            web.Column("last_at", _("Last asked"), kind="datetime"),
            web.Column("article", _("Article"), value="article.title"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="-unanswered",
        filters=(web.Filter("topic", _("Topic"), choices=Topic.choices),),
        facts=lambda row, user: [
            (_("As it was asked"), row.shown),
            (_("Times asked"), row.asked),
            (_("Times without an answer"), row.unanswered),
            (_("Last asked"), row.last_at),
            (_("Article"), row.article),
        ],
        bulk=("dismiss",),
        empty=_("Every question so far has found its article."),
    )
)


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Type a question, see the answers; what finds nothing is noted as a gap."""
    user = _reader(request)
    text = _typed(request)
    hits = selectors.search(text, among=selectors.visible_to(user))
    if text and request.method == "POST":
        services.asked(question=text, answered=bool(hits) and hits[0].sure)
    context = {
        "text": text,
        "hits": hits,
        "gaps": selectors.gaps(GAPS) if user.can(Right.KNOWLEDGE_EDIT) else (),
        "may_write": user.actor.may(frozenset(map(str, WRITERS))),
    }
    return render(request, "knowledge/find.html", context)


@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """While somebody types: the nearest articles, nothing is kept."""
    user = _reader(request)
    text = _typed(request)
    hits = selectors.search(text, among=selectors.visible_to(user), most=4)
    return render(request, "knowledge/_hits.html", {"hits": hits, "text": text})


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether it helped."""
    user: Any = request.user
    row = screen.row(request, pk)
    helped = request.POST.get("helped") == "yes"
    services.vote(article=row, voter=f"staff:{user.pk}", helped=helped)
    return HttpResponseRedirect(screen.url(row), status=303)


def _reader(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.can(Right.KNOWLEDGE):
        raise PermissionDenied
    return user


def _typed(request: HttpRequest) -> str:
    """The text of the box, whatever the form calls it."""
    found = (request.POST.get(name, "") for name in TYPED)
    return next((text.strip()[:LONGEST] for text in found if text.strip()), "")


def address() -> str:
    """Where a box asks while somebody types."""
    return reverse("knowledge-suggest")
