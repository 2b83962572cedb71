"""The menu of one day: draft → sent → explained, before 18:00 of the day before (row 14)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.workflow import Workflow, guard, step
from plans.forms import ExplainForm, MenuForm

COACHING = {Role.ASSISTANT_COACH, Role.HEAD_COACH}
Dishes = Sequence[dict[str, Any]]


class MealPlanState(TextChoices):
    """Row 14 is met when the menu is sent and explained."""

    DRAFT = "draft", _("Being written")
    SENT = "sent", _("Sent")
    EXPLAINED = "explained", _("Explained")


@guard(_("The menu is empty."))
def has_dishes(menu: Any) -> bool:
    return bool(menu.dishes)


@guard(_("The menu holds something the customer must not eat."))
def is_safe(menu: Any) -> bool:
    return not menu.conflicts


class MealPlanWorkflow(Workflow):
    """Written, sent and explained by the coaches; nothing the customer is allergic to goes out."""

    state = FSMField(
        _("state"),
        default=MealPlanState.DRAFT,
        choices=MealPlanState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=MealPlanState.DRAFT,
        target=None,
        label=_("Write the menu"),
        roles=COACHING,
        form=MenuForm,
    )
    def write(
        self,
        *,
        breakfast: Dishes = (),
        snack: Dishes = (),
        lunch: Dishes = (),
        dinner: Dishes = (),
        tip: str = "",
    ) -> None:
        """Keep the dishes of the day."""
        self.meals = {
            "breakfast": list(breakfast),
            "snack": list(snack),
            "lunch": list(lunch),
            "dinner": list(dinner),
        }
        self.tip = tip

    @step(
        state,
        source=MealPlanState.DRAFT,
        target=MealPlanState.SENT,
        label=_("Send the menu"),
        roles=COACHING,
        guards=[has_dishes, is_safe],
        tone="primary",
    )
    def send(self) -> dict[str, Any]:
        """Into the customer's group."""
        self.sent_at = self.acting.at
        return {"slot": str(self.day_no)}

    @step(
        state,
        source=MealPlanState.SENT,
        target=MealPlanState.EXPLAINED,
        label=_("Record the explanation"),
        roles=COACHING,
        form=ExplainForm,
        tone="primary",
    )
    def explain(self, *, note: str) -> dict[str, Any]:
        """The customer knows why and how; row 14 is met for this menu."""
        self.explained_at, self.explanation = self.acting.at, note
        return {"slot": str(self.day_no)}
