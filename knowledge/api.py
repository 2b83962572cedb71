"""Articles and questions at ``/api/v1/``."""

from typing import Any

from accounts.roles import Right
from core import api
from knowledge import selectors, services
from knowledge.choices import Audience, Topic
from knowledge.forms import ArticleForm
from knowledge.models import Article, Question
from knowledge.workflow import WRITERS


class ArticleSerializer(api.RowSerializer):
    """An article as it is read."""

    class Meta:
        model = Article
        fields = (
            *api.ROW_FIELDS,
            "title",
            "topic",
            "audience",
            "owner",
            "number",
            "published_at",
            "reviewed_at",
            "used",
            "helpful",
            "unhelpful",
        )


class ArticleDetailSerializer(ArticleSerializer):
    """One article with its answer."""

    class Meta(ArticleSerializer.Meta):
        fields = (*ArticleSerializer.Meta.fields, "body", "keywords")


class ArticleViewSet(api.WorkflowViewSet):
    """Articles and their steps; POST begins one."""

    serializer_class = ArticleSerializer
    detail_serializer_class = ArticleDetailSerializer
    selectors = selectors
    right = Right.KNOWLEDGE
    filters = {
        "topic": api.choice("topic", Topic.choices),
        "audience": api.choice("audience", Audience.choices),
    }
    new_form = ArticleForm
    new_roles = WRITERS

    def new(self, *, by: Any, **data: Any) -> Article:
        """Begun."""
        return services.create(by=by, **data)


class QuestionSerializer(api.RowSerializer):
    """How often something was asked; the words stay on the page."""

    class Meta:
        model = Question
        fields = (*api.ROW_FIELDS, "topic", "asked", "unanswered", "last_at", "article")


class _Questions:
    """The selectors of questions under the names that a viewset asks for."""

    visible_to = staticmethod(selectors.questions_visible_to)


class QuestionViewSet(api.WorkflowViewSet):
    """Questions that were asked and their steps."""

    serializer_class = QuestionSerializer
    selectors = _Questions
    right = Right.KNOWLEDGE_EDIT


api.register("articles", ArticleViewSet)
api.register("questions", QuestionViewSet)
