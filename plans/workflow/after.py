"""What follows the plan: a review form of everyone who served, and two assessment reports."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from plans.forms import REVIEW_VERSION, ConclusionsForm, ReviewForm


class ReviewFormState(TextChoices):
    """A review is one page, handed in once."""

    OPEN = "open", _("To be filled in")
    SUBMITTED = "submitted", _("Handed in")


class ReportState(TextChoices):
    """An issued report is frozen; what comes later makes another edition."""

    DRAFT = "draft", _("Being written")
    ISSUED = "issued", _("Issued")


@guard(_("The first report has to be issued before the second."))
def first_report_is_out(report: Any) -> bool:
    return report.number == 1 or bool(report.first_is_issued)


@guard(_("The plan has not ended yet."))
def plan_is_over(report: Any) -> bool:
    return report.plan.ended_on is not None


@guard(_("There is a later edition of this report."))
def is_latest(report: Any) -> bool:
    return bool(report.is_latest_edition)


@guard(_("Only the person who served fills in this form."))
def whoever_served(form: Any, by: Actor) -> bool:
    return bool(by.user_id == form.user_id)


class ReviewFormWorkflow(Workflow):
    """The review form 复盘服务评价表 of one person (row 17, requirements B15)."""

    state = FSMField(
        _("state"),
        default=ReviewFormState.OPEN,
        choices=ReviewFormState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ReviewFormState.OPEN,
        target=ReviewFormState.SUBMITTED,
        label=_("Hand in the review form"),
        roles=frozenset(Role),
        only=[whoever_served],
        form=ReviewForm,
        tone="primary",
    )
    def submit(self, **content: Any) -> dict[str, Any]:
        """One's own view of the service; nobody writes another's."""
        self.form_version, self.submitted_at = REVIEW_VERSION, self.acting.at
        self.score = content.pop("score", None)
        self.content = content
        return {"slot": str(self.user_id)}


class ReportWorkflow(Workflow):
    """An assessment report 评估报告 (rows 20 and 22)."""

    state = FSMField(
        _("state"),
        default=ReportState.DRAFT,
        choices=ReportState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ReportState.DRAFT,
        target=ReportState.ISSUED,
        label=_("Issue the report"),
        roles={Role.HEALTH_MANAGER},
        form=ConclusionsForm,
        guards=[plan_is_over, first_report_is_out],
        tone="primary",
    )
    def issue(self, *, conclusions: str) -> dict[str, Any]:
        """The figures and photos of this moment are frozen with the conclusions."""
        self.conclusions, self.issued_at = conclusions, self.acting.at
        self.issued_by_name = self.acting.by.name
        self.snapshot = self.collect(self.acting.at)
        return {"number": self.number, "edition": self.edition}

    @step(
        state,
        source=ReportState.ISSUED,
        target=None,
        label=_("Issue again with what came later"),
        roles={Role.HEALTH_MANAGER},
        form=ReasonForm,
        guards=[is_latest],
    )
    def reissue(self, *, reason: str) -> dict[str, Any]:
        """Photos or the recheck came after the report: the next edition is begun (L10)."""
        edition = self.next_edition()
        return {"number": self.number, "edition": edition}
