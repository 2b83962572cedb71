"""An article is written, published in versions, reviewed on schedule; a question gets one."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import RIGHTS, Party, Right, Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from knowledge.forms import ArticleForm, OwnerForm, ReviewForm, SettleForm

WRITERS = RIGHTS[Right.KNOWLEDGE_EDIT]
#: Two pairs of eyes before customers read it.
PUBLISHERS = frozenset({Role.CS_LEAD, Role.QUALITY_SUPERVISOR, Role.SUPERVISOR})


class ArticleState(TextChoices):
    """The states of an article."""

    DRAFT = "draft", _("Being written")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("No longer in use")


class QuestionState(TextChoices):
    """The states of a question that was asked."""

    OPEN = "open", _("No good answer yet")
    ANSWERED = "answered", _("An article answers it")
    DISMISSED = "dismissed", _("Needs no article")


@guard(_("Nothing has been written since the last version."))
def has_draft(article: Any) -> bool:
    return bool(article.draft)


@guard(_("Somebody else than the writer publishes."))
def not_the_writer(article: Any, by: Actor) -> bool:
    """Four eyes before customers read it."""
    return article.written_by_id is None or article.written_by_id != by.user_id


class ArticleWorkflow(Workflow):
    """What may happen to an article (requirements E3)."""

    state = FSMField(
        _("state"),
        default=ArticleState.DRAFT,
        choices=ArticleState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[ArticleState.DRAFT, ArticleState.PUBLISHED],
        target=None,
        label=_("Write the article"),
        roles=WRITERS,
        form=ArticleForm,
    )
    def write(self, **text: Any) -> dict[str, Any]:
        """A draft beside what is in use; readers see it when it is published."""
        self.draft, self.written_by_id = text, self.acting.by.user_id
        if self.state == ArticleState.DRAFT:
            self.title = text["title"]
        return {}

    @step(
        state,
        source=[ArticleState.DRAFT, ArticleState.PUBLISHED],
        target=ArticleState.PUBLISHED,
        label=_("Publish"),
        roles=PUBLISHERS,
        guards=(has_draft,),
        only=(not_the_writer,),
        tone="primary",
    )
    def publish(self) -> dict[str, Any]:
        """The draft is the next version, and it is read from now on."""
        for name, value in self.draft.items():
            setattr(self, name, value)
        self.draft, self.number = {}, self.number + 1
        self.published_at = self.reviewed_at = self.acting.at
        self.keep_version(self.acting.by, self.acting.at)
        return {"number": self.number}

    @step(
        state,
        source=ArticleState.PUBLISHED,
        target=None,
        label=_("Confirm that it is still right"),
        roles=WRITERS,
        form=ReviewForm,
    )
    def review(self, *, note: str) -> dict[str, Any]:
        """Looked at again on schedule; the next look is counted from here."""
        self.reviewed_at = self.acting.at
        return {"reason": note}

    @step(
        state,
        source=[ArticleState.DRAFT, ArticleState.PUBLISHED],
        target=None,
        label=_("Change the owner"),
        roles=PUBLISHERS,
        form=OwnerForm,
    )
    def hand_over(self, *, owner: Any) -> dict[str, Any]:
        """Another person answers for it."""
        before, self.owner = self.owner_id, owner
        return {"from": before, "to": owner.pk}

    @step(
        state,
        source=[ArticleState.DRAFT, ArticleState.PUBLISHED],
        target=ArticleState.ARCHIVED,
        label=_("Take out of use"),
        roles=PUBLISHERS,
        form=ReasonForm,
        tone="danger",
    )
    def archive(self, *, reason: str) -> dict[str, Any]:
        """Found no more; its versions stay."""
        return {}

    @step(
        state,
        source=ArticleState.ARCHIVED,
        target=ArticleState.DRAFT,
        label=_("Take up again"),
        roles=PUBLISHERS,
    )
    def restore(self) -> dict[str, Any]:
        """Back to the desk: it is published anew before anybody finds it."""
        kept = ("title", "body", "keywords", "topic", "audience")
        self.draft = self.draft or {name: getattr(self, name) for name in kept}
        self.written_by_id = self.acting.by.user_id
        return {}


class QuestionWorkflow(Workflow):
    """A question that people ask (requirements E5): it becomes an article or is put aside."""

    state = FSMField(
        _("state"),
        default=QuestionState.OPEN,
        choices=QuestionState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[QuestionState.OPEN, QuestionState.DISMISSED],
        target=QuestionState.ANSWERED,
        label=_("An article answers it"),
        roles=WRITERS,
        form=SettleForm,
        tone="primary",
    )
    def settle(self, *, article: Any) -> dict[str, Any]:
        """From now on the article is there for it."""
        self.article, self.unanswered = article, 0
        return {"article": article.pk}

    @step(
        state,
        source=QuestionState.OPEN,
        target=QuestionState.DISMISSED,
        label=_("Needs no article"),
        roles=WRITERS,
        form=ReasonForm,
    )
    def dismiss(self, *, reason: str) -> dict[str, Any]:
        """Too rare, or nothing for a knowledge base."""
        return {}

    @step(
        state,
        source=QuestionState.ANSWERED,
        target=QuestionState.OPEN,
        label=_("Asked again without an answer"),
        roles={Party.SYSTEM},
    )
    def ask_again(self) -> dict[str, Any]:
        """The article did not help somebody who asked this."""
        return {}
