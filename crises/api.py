"""Crises, statements, alerts; the feed of public reviews."""

from types import SimpleNamespace
from typing import Any

from accounts.roles import LEADS, Right, Role
from core import api
from crises import selectors, services
from crises.choices import Kind, Risk
from crises.forms import CrisisForm, ReviewPostForm
from crises.models import Alert, Crisis, Review, Statement


class CrisisSerializer(api.RowSerializer):
    """A crisis or a drill."""

    class Meta:
        model = Crisis
        fields = (
            *api.ROW_FIELDS,
            "title",
            "kind",
            "branch",
            "complaint",
            "scope",
            "amount",
            "shares",
            "risk",
            "drill",
            "side",
            "assembled_at",
            "ended_at",
        )


class CrisisViewSet(api.WorkflowViewSet):
    """Crises and their steps; POST declares one."""

    serializer_class = CrisisSerializer
    selectors = selectors
    right = Right.CRISES
    filters = {
        "risk": api.choice("risk", Risk.choices),
        "kind": api.choice("kind", Kind.choices),
        "drill": api.flag("drill"),
    }
    new_form = CrisisForm
    new_roles = frozenset(map(str, LEADS | {Role.QUALITY_SUPERVISOR, Role.OPERATIONS}))

    def new(self, *, by: Any, **data: Any) -> Crisis:
        """Declared."""
        return services.declare(by=by, **data)


class StatementSerializer(api.RowSerializer):
    """A statement."""

    class Meta:
        model = Statement
        fields = (
            *api.ROW_FIELDS, "crisis", "kind", "written_by", "signed_by", "signed_at",
            "issued_at", "where",
        )  # fmt: skip


class StatementViewSet(api.WorkflowViewSet):
    """Statements and their steps; they are drafted by a step of the crisis."""

    serializer_class = StatementSerializer
    selectors = SimpleNamespace(visible_to=selectors.statements_visible_to)
    right = Right.CRISES
    filters = {"crisis": api.key("crisis_id")}


class AlertSerializer(api.RowSerializer):
    """An alert without the text in which it was found."""

    class Meta:
        model = Alert
        fields = (
            *api.ROW_FIELDS, "rule", "source_key", "words", "shares", "branch", "duty",
            "pushed_at",
        )  # fmt: skip


class AlertViewSet(api.WorkflowViewSet):
    """Alerts and their steps."""

    serializer_class = AlertSerializer
    selectors = SimpleNamespace(visible_to=selectors.alerts_visible_to)
    right = Right.CRISES


class PublicReviewSerializer(api.RowSerializer):
    """A public review, as the feed sent it."""

    class Meta:
        model = Review
        fields = ("id", "platform", "external_id", "url", "shares", "received_at")


class PublicReviewViewSet(api.ReadViewSet):
    """The feed: POST takes a review; the same number again brings it up to date."""

    serializer_class = PublicReviewSerializer
    selectors = SimpleNamespace(visible_to=selectors.reviews_visible_to)
    right = Right.CRISES
    filters = {"platform": api.exact("platform"), "external_id": api.exact("external_id")}
    new_form = ReviewPostForm
    new_roles = frozenset(map(str, LEADS | {Role.MARKETING, Role.OPERATIONS}))

    def new(self, *, by: Any, **data: Any) -> Review:
        """Taken."""
        return services.take_review(by=by, **data)


api.register("crises", CrisisViewSet)
api.register("statements", StatementViewSet)
api.register("alerts", AlertViewSet)
api.register("public-reviews", PublicReviewViewSet)
