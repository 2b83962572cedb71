"""The meal pipeline of a coach: one menu or many, copied, filled, sent, explained."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.roles import COACHES
from core.actors import Actor
from core.errors import Problem, Refused
from core.steps import perform
from core.web import doing
from customers.selectors import name_for
from plans import services
from plans.models import MealPlan
from plans.selectors import coaching

STAGE_WORDS = {
    coaching.WRITE: gettext_lazy("To write"),
    coaching.SEND: gettext_lazy("To send"),
    coaching.UNREAD: gettext_lazy("Sent, unread"),
    coaching.EXPLAIN: gettext_lazy("To explain"),
}
LEFT_OVER = "earlier"


@dataclass(frozen=True)
class Pipeline:
    """The menus of tomorrow by stage, and what earlier days have left."""

    courses: Sequence[coaching.Course]
    earlier: Sequence[coaching.Course]
    done: int
    stage: str

    @property
    def total(self) -> int:
        """All menus of the day."""
        return len(self.courses) + self.done

    @property
    def counts(self) -> list[tuple[str, Any, int]]:
        """Every stage with its number, in order."""
        stages = [course.stage for course in self.courses]
        found: list[tuple[str, Any, int]] = [
            (stage, words, stages.count(stage)) for stage, words in STAGE_WORDS.items()
        ]
        if self.earlier:
            found.append((LEFT_OVER, _("Of earlier days"), len(self.earlier)))
        return found

    @property
    def shown(self) -> Sequence[coaching.Course]:
        """The rows of the stage that is open; without one, all of tomorrow."""
        if self.stage == LEFT_OVER:
            return self.earlier
        return [c for c in self.courses if self.stage in ("", c.stage)]


def pipeline(user: User, for_date: date, stage: str) -> Pipeline:
    """How far the menus of a day are."""
    known = {*STAGE_WORDS, LEFT_OVER}
    return Pipeline(
        courses=coaching.courses(user, for_date),
        earlier=coaching.left_over(user, for_date),
        done=coaching.explained(user, for_date),
        stage=stage if stage in known else "",
    )


class BatchForm(forms.Form):
    """What is to be done with the menus that were marked."""

    action = forms.ChoiceField(
        choices=[(name, name) for name in ("copy", "fill", "send", "explain")]
    )
    menu = forms.TypedMultipleChoiceField(coerce=int)
    template = forms.ModelChoiceField(queryset=coaching.templates(), required=False)
    note = forms.CharField(max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marked = self.data.getlist("menu") if self.data else []
        keys = [key for key in marked if key.isdecimal() and len(key) < 19]
        self.fields["menu"].choices = [(int(key), key) for key in keys]


@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """Do the same with every marked menu; what could not be done is named with its reason."""
    user: Any = request.user
    if not user.role_set & COACHES:
        raise PermissionDenied
    form = BatchForm(request.POST)
    back = doing.next_of(request) or reverse("coach")
    if not form.is_valid():
        messages.error(request, _("Mark at least one menu."))
        return doing.go(request, back)
    data = form.cleaned_data
    if data["action"] == "explain" and not data["note"].strip():
        messages.error(request, _("Write what was explained."))
        return doing.go(request, back)
    _report(request, *_each(user, data))
    return doing.go(request, back)


def _each(user: User, data: dict[str, Any]) -> tuple[int, list[str]]:
    """How many went well, and for the others the customer and the reason."""
    done, failed = 0, []
    for menu in coaching.chosen(user, data["menu"]):
        try:
            ACTIONS[data["action"]](menu, user.actor, data)
            done += 1
        except Problem as problem:
            failed.append(f"{name_for(user, menu.plan.order.customer)}: {problem.message}")
    return done, failed


def _report(request: HttpRequest, done: int, failed: Sequence[str]) -> None:
    if done:
        words = ngettext("Done for %(n)d menu.", "Done for %(n)d menus.", done)
        messages.success(request, words % {"n": done})
    for reason in failed:
        messages.error(request, reason)


def _fill(menu: MealPlan, by: Actor, data: dict[str, Any]) -> None:
    services.write_from_template(
        plan=menu.plan, days=[menu.day_no], by=by, template=data["template"]
    )


def _copy(menu: MealPlan, by: Actor, data: dict[str, Any]) -> None:
    """What somebody has written is not lost among many."""
    if menu.dishes:
        raise Refused(_("This menu is written already."))
    services.copy_yesterday(menu=menu, by=by)


def _explain(menu: MealPlan, by: Actor, data: dict[str, Any]) -> None:
    perform(menu, "explain", by=by, note=data["note"])


ACTIONS: dict[str, Callable[[MealPlan, Actor, dict[str, Any]], Any]] = {
    "copy": _copy,
    "fill": _fill,
    "send": lambda menu, by, data: perform(menu, "send", by=by),
    "explain": _explain,
}
