"""Menus and the library they are written from."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedJSONField, EncryptedTextField
from plans import allergens, known
from plans.models.parts import PartOfPlan
from plans.models.plan import Plan
from plans.workflow import MealPlanState, MealPlanWorkflow

MEALS = ("breakfast", "snack", "lunch", "dinner")
NUTRIENTS = ("kcal", "protein", "fat", "carbs")


def totals_of(meals: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """The sum of a day by nutrient."""
    dishes = [dish for meal in MEALS for dish in meals.get(meal, [])]
    return {n: round(sum(dish.get(n) or 0 for dish in dishes), 1) for n in NUTRIENTS}


class MealTemplate(models.Model):
    """A menu of the library, ready to be adapted."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    meals = models.JSONField(_("dishes"), default=dict)
    tip = models.CharField(_("tip of the day"), max_length=300, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("menu template")
        verbose_name_plural = _("menu templates")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name

    @property
    def totals(self) -> dict[str, float]:
        """What the day adds up to."""
        return totals_of(self.meals)


class MealPlan(PartOfPlan, MealPlanWorkflow):
    """The menu 餐单 of one served day."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="menus", db_index=False)
    day_no = models.PositiveSmallIntegerField(_("day"))
    for_date = models.DateField(_("menu date"))
    meals = EncryptedJSONField(_("dishes"), blank=True, default=dict)
    tip = EncryptedTextField(_("tip of the day"), blank=True, default="")
    sent_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    read_at = models.DateTimeField(_("read at"), null=True, editable=False)
    explained_at = models.DateTimeField(_("explained at"), null=True, editable=False)
    explanation = EncryptedTextField(_("explanation"), blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = (
            models.UniqueConstraint(fields=["plan", "day_no"], name="menu_once_a_day"),
            models.CheckConstraint(
                condition=Q(day_no__gte=1, day_no__lte=49), name="menu_day_1_to_49"
            ),
            models.CheckConstraint(
                condition=Q(state=MealPlanState.DRAFT) | Q(sent_at__isnull=False),
                name="menu_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=MealPlanState.EXPLAINED) | Q(explained_at__isnull=False),
                name="menu_explained_when",
            ),
        )
        indexes = (models.Index(fields=["for_date", "state"], name="menu_pipeline"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.day_no}"

    @classmethod
    def look_up(cls, rows: Sequence[Any]) -> None:
        """What each customer must not eat."""
        words = known.allergies_of(menu.plan.order for menu in rows)
        for menu in rows:
            menu.plan.allergies = words[menu.plan.order_id]

    @property
    def dishes(self) -> list[dict[str, Any]]:
        """Everything eaten that day."""
        return [dish for meal in MEALS for dish in self.meals.get(meal, [])]

    @property
    def totals(self) -> dict[str, float]:
        """What the day adds up to."""
        return totals_of(self.meals)

    @property
    def conflicts(self) -> list[str]:
        """Dishes that hold something the customer must not eat, with the reason."""
        return self.against(self.plan.allergies) if self.dishes else []

    def against(self, words: list[str]) -> list[str]:
        """The same with the customer's allergens at hand."""
        return allergens.conflicts((str(dish.get("food", "")) for dish in self.dishes), words)
