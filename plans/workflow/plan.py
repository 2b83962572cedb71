"""A plan: draft → completed → ready → running ⇄ paused → ended → archived; terminated."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from core.errors import Invalid
from core.forms import ReasonForm
from core.workflow import Workflow, step
from plans.forms import EndForm, PauseForm, PlanForm, ResumeForm, StartForm
from plans.moments import local_midnight, week3_ends_at
from plans.timeline import NO_DAY, ONE_DAY, SERVED_DAYS, WEEK_3_LAST_DAY, Timeline
from plans.workflow.guards import (
    all_parts_are_written,
    assessment_is_approved,
    day_50_has_come,
    days_are_left,
    first_call_is_done,
    record_is_confirmed,
    review_is_passed,
    start_has_come,
    week3_is_over,
)


class PlanState(TextChoices):
    """The states of a plan (requirements B5)."""

    DRAFT = "draft", _("Being written")
    COMPLETED = "completed", _("Plan completed")
    READY = "ready", _("Start date set")
    RUNNING = "running", _("Plan running")
    PAUSED = "paused", _("Plan paused")
    ENDED = "ended", _("Plan ended")
    ARCHIVED = "archived", _("Plan archived")
    TERMINATED = "terminated", _("Terminated early")


OPEN = (
    PlanState.DRAFT,
    PlanState.COMPLETED,
    PlanState.READY,
    PlanState.RUNNING,
    PlanState.PAUSED,
)
OVER = (PlanState.ENDED, PlanState.TERMINATED)


class PlanWorkflow(Workflow):
    """Written by the health manager, led by the head coach, closed by customer service."""

    state = FSMField(
        _("state"),
        default=PlanState.DRAFT,
        choices=PlanState.choices,
        protected=True,
        editable=False,
    )

    timeline: Timeline

    class Meta:
        abstract = True

    @step(
        state,
        source=PlanState.DRAFT,
        target=None,
        label=_("Write the plan"),
        roles={Role.HEALTH_MANAGER},
        form=PlanForm,
    )
    def write(
        self,
        *,
        diet: str,
        exercise: str,
        rest: str,
        mind: str,
        goals: Sequence[dict[str, Any]] = (),
        goods: Sequence[dict[str, Any]] = (),
    ) -> None:
        """Keep what the health manager has written so far; nothing is submitted."""
        self.diet, self.exercise, self.rest, self.mind = diet, exercise, rest, mind
        self.set_goals(goals)
        self.set_goods(goods)
        self.keep_version()

    @step(
        state,
        source=PlanState.DRAFT,
        target=PlanState.COMPLETED,
        label=_("Submit the plan"),
        roles={Role.HEALTH_MANAGER},
        guards=[
            record_is_confirmed,
            assessment_is_approved,
            all_parts_are_written,
            review_is_passed,
        ],
        tone="primary",
    )
    def submit(self) -> dict[str, Any]:
        """The plan is complete: its goods go to delivery, clock 5 stops."""
        self.submitted_at = self.acting.at
        return {"goods": self.goods.count()}

    @step(
        state,
        source=PlanState.COMPLETED,
        target=None,
        label=_("Notify the first call"),
        roles={Party.SYSTEM},
    )
    def notify_first_call(self) -> None:
        """The parcels are in and the plan is complete: the coaches are told (row 11)."""
        self.first_call_notified_at = self.acting.at

    @step(
        state,
        source=[PlanState.COMPLETED, PlanState.READY],
        target=PlanState.READY,
        label=_("Set the start date"),
        roles={Role.HEAD_COACH},
        form=StartForm,
        guards=[first_call_is_done],
        tone="primary",
    )
    def set_start(self, *, start_date: date | None = None) -> dict[str, Any]:
        """Tomorrow unless said otherwise; day 0 is the eve (requirements L7)."""
        now_on = timezone.localdate(self.acting.at)
        start = start_date or now_on + ONE_DAY
        if start < now_on:
            raise Invalid(
                gettext("A plan cannot start in the past."),
                fields={"start_date": [gettext("in the past")]},
            )
        if start > now_on + timedelta(days=365):
            raise Invalid(
                gettext("A plan starts within a year."),
                fields={"start_date": [gettext("too far away")]},
            )
        self.start_date, self.start_set_at = start, self.acting.at
        self.meal_day_opened = NO_DAY
        self.realign()
        return {"start_date": start.isoformat()}

    @step(
        state,
        source=PlanState.READY,
        target=PlanState.RUNNING,
        label=_("Start the plan"),
        roles={Party.SYSTEM},
        guards=[start_has_come],
    )
    def start(self) -> dict[str, Any]:
        """At 00:00 of the start date; the second call is now to come."""
        self.started_at = self.acting.at
        self.plan_call(2)
        self.look_ahead()
        counted_from = local_midnight(self.start_date).isoformat()
        return {"start_date": self.start_date.isoformat(), "counted_from": counted_from}

    @step(
        state,
        source=[PlanState.RUNNING, PlanState.PAUSED],
        target=None,
        label=_("End week 3"),
        roles={Party.SYSTEM},
        guards=[week3_is_over],
    )
    def end_week3(self) -> dict[str, Any]:
        """The end of day 21: the second call is due within a day (row 15)."""
        self.week3_ended_at = self.acting.at
        self.look_ahead()
        return {"day": WEEK_3_LAST_DAY, "counted_from": week3_ends_at(self.timeline).isoformat()}

    @step(
        state,
        source=PlanState.RUNNING,
        target=PlanState.PAUSED,
        label=_("Pause the plan"),
        roles={Role.HEAD_COACH, Role.HEALTH_MANAGER},
        form=PauseForm,
        guards=[days_are_left],
    )
    def pause(self, *, reason: str, from_date: date | None = None) -> dict[str, Any]:
        """Illness, travel: from today or tomorrow on no day is served until the plan goes on."""
        first = self._today_or_tomorrow(from_date, "from_date")
        if first >= self.timeline.closing_date:
            raise Invalid(
                gettext("Day 50 comes before this pause would begin."),
                fields={"from_date": [gettext("too late")]},
            )
        self.pauses.create(from_date=first, reason=reason)
        self.look_ahead()
        return {"from_date": first.isoformat(), "reason": "plan paused"}

    @step(
        state,
        source=PlanState.PAUSED,
        target=PlanState.RUNNING,
        label=_("Resume the plan"),
        roles={Role.HEAD_COACH, Role.HEALTH_MANAGER},
        form=ResumeForm,
        tone="primary",
    )
    def resume(self, *, first_day: date | None = None) -> dict[str, Any]:
        """Served again from today or tomorrow on; everything later has moved by the pause."""
        first = self._today_or_tomorrow(first_day, "first_day")
        pause = self.pauses.get(to_date=None)
        pause.to_date = max(first, pause.from_date)
        pause.save(update_fields=["to_date"])
        self.resumed_at = self.acting.at
        self.meal_day_opened = self.menus_owed_from(first) - 2
        self.realign()
        day_1 = self.timeline.closing_date - timedelta(days=SERVED_DAYS)
        return {
            "from_date": pause.from_date.isoformat(),
            "to_date": pause.to_date.isoformat(),
            "counted_from": local_midnight(day_1).isoformat(),
        }

    @step(
        state,
        source=PlanState.RUNNING,
        target=PlanState.ENDED,
        label=_("Close the plan"),
        roles={Role.CUSTOMER_SERVICE, Party.SYSTEM},
        form=EndForm,
        guards=[day_50_has_come],
        tone="primary",
    )
    def end(
        self, *, customer_told: bool, photos_asked: bool, survey_forwarded: bool
    ) -> dict[str, Any]:
        """Day 50: told, asked for photos, survey sent. Closing late does not move the end (L8)."""
        done = {
            "customer_told": customer_told,
            "photos_asked": photos_asked,
            "survey_forwarded": survey_forwarded,
        }
        missing = {name: [gettext("still to do")] for name, value in done.items() if not value}
        if missing:
            raise Invalid(gettext("Finish the checklist before closing the plan."), fields=missing)
        self.closed_at = self.acting.at
        return self._over(self.timeline.closing_date)

    @step(
        state,
        source=list(OPEN),
        target=PlanState.TERMINATED,
        label=_("Terminate early"),
        roles={Role.BRANCH_DIRECTOR, Role.CS_LEAD, Party.SYSTEM},
        form=ReasonForm,
        tone="danger",
    )
    def terminate(self, *, reason: str) -> dict[str, Any]:
        """The service stops before its time; the end is today (requirements L8)."""
        on = timezone.localdate(self.acting.at)
        self.pauses.filter(to_date=None, from_date__gt=on).delete()
        for pause in self.pauses.filter(to_date=None):
            pause.to_date = on + ONE_DAY
            pause.save(update_fields=["to_date"])
        self.closed_at, self.closing_reason = self.acting.at, reason
        return self._over(min(on, self.timeline.closing_date) if self.start_date else on)

    @step(
        state,
        source=list(OVER),
        target=None,
        label=_("Remind of after photos"),
        roles={Party.SYSTEM},
    )
    def remind_after_photos(self) -> None:
        """The customer is asked for the photos after the plan (row 19)."""
        self.after_photos_reminded_at = self.acting.at

    @step(
        state,
        source=list(OVER),
        target=None,
        label=_("Remind of recheck report"),
        roles={Party.SYSTEM},
    )
    def remind_recheck(self) -> None:
        """The customer is asked for the report of the recheck (row 21)."""
        self.recheck_reminded_at = self.acting.at

    @step(
        state,
        source=list(OVER),
        target=PlanState.ARCHIVED,
        label=_("Archive the plan"),
        roles={Party.SYSTEM},
    )
    def archive(self) -> None:
        """The second report is out: nothing is owed any more."""
        self.archived_at = self.acting.at

    def _over(self, on: date) -> dict[str, Any]:
        """What an ended and a terminated plan share."""
        self.ended_on = on
        self.advance_at = None
        started = self.started_at is not None
        served = min(max(self.timeline.day_no(on), 0), SERVED_DAYS) if started else 0
        late = timezone.localdate(self.acting.at) > on
        counted_from = local_midnight(on) if late else self.acting.at
        return {
            "ended_on": on.isoformat(),
            "served_days": served,
            "started": started,
            "counted_from": counted_from.isoformat(),
        }

    def _today_or_tomorrow(self, given: date | None, name: str) -> date:
        now_on = timezone.localdate(self.acting.at)
        first = given or now_on
        if not now_on <= first <= now_on + ONE_DAY:
            raise Invalid(
                gettext("Choose today or tomorrow."), fields={name: [gettext("today or tomorrow")]}
            )
        return first
