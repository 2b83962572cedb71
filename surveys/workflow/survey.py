"""A survey: questions are drafted, published as a version for ever, and the survey is closed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from core.errors import Invalid
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from surveys.choices import QuestionKind
from surveys.forms import QuestionsForm
from surveys.workflow.shared import AUTHORS

MOST_QUESTIONS = 20
RESERVED = frozenset({"way", "check", "version", "csrfmiddlewaretoken"})


class SurveyState(TextChoices):
    """The states of a survey."""

    DRAFT = "draft", _("Being written")
    PUBLISHED = "published", _("In use")
    CLOSED = "closed", _("No longer asked")


@guard(_("There are no new questions to publish."))
def has_draft(survey: Any) -> bool:
    return bool(survey.draft)


class SurveyWorkflow(Workflow):
    """What may happen to a survey (requirements G1)."""

    state = FSMField(
        _("state"),
        default=SurveyState.DRAFT,
        choices=SurveyState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[SurveyState.DRAFT, SurveyState.PUBLISHED],
        target=None,
        label=_("Write the questions"),
        roles=AUTHORS,
        form=QuestionsForm,
    )
    def write(self, *, questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The questions of the next version; who is being asked keeps the old ones."""
        self.draft = [dict(one) for one in checked(questions)]
        return {"questions": len(self.draft)}

    @step(
        state,
        source=[SurveyState.DRAFT, SurveyState.PUBLISHED],
        target=SurveyState.PUBLISHED,
        label=_("Put the questions into use"),
        roles=AUTHORS,
        guards=(has_draft,),
        tone="primary",
    )
    def publish(self) -> dict[str, Any]:
        """A version for ever; so much of it is new."""
        renewed = self.keep_version(self.acting.at)
        self.draft = []
        return {"number": self.number, "renewed": renewed}

    @step(
        state,
        source=SurveyState.PUBLISHED,
        target=SurveyState.CLOSED,
        label=_("Ask it no more"),
        roles=AUTHORS,
        form=ReasonForm,
        tone="danger",
    )
    def close(self, *, reason: str) -> dict[str, Any]:
        """Its answers stay."""
        return {}


def checked(questions: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The questions if they make a survey, else what is wrong beside them."""
    codes = [str(one["code"]) for one in questions]
    problem = ""
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        problem = gettext("A survey has between one and %(n)s questions.") % {"n": MOST_QUESTIONS}
    elif len(set(codes)) != len(codes) or RESERVED & set(codes):
        problem = gettext("Every question needs a code of its own.")
    elif sum(one["kind"] == QuestionKind.NPS for one in questions) > 1:
        problem = gettext("Only one question asks whether they would recommend us.")
    elif not any(one["kind"] == QuestionKind.FIVE for one in questions):
        problem = gettext("At least one question is answered with five points.")
    if problem:
        raise Invalid(problem, fields={"questions": [problem]})
    return questions
