"""What the steps of a plan and of its parts ask for."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.forms import ReasonForm
from core.rows import RowsField
from inventory.selectors import active_products
from plans import metrics

LONG = {"widget": forms.Textarea(attrs={"rows": 6}), "max_length": 8000}
NOTE = {"widget": forms.Textarea(attrs={"rows": 3}), "max_length": 2000}
REVIEW_VERSION = 1
NEEDED = _("Needed before the plan is submitted.")


def _today(days: int = 0) -> Any:
    return lambda: clock.today() + timedelta(days=days)


def date_field(days: int, **kwargs: Any) -> forms.DateField:
    """A date with a picker; empty means ``days`` from today."""
    return forms.DateField(
        required=False,
        initial=_today(days),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **kwargs,
    )


def moment_field(**kwargs: Any) -> forms.DateTimeField:
    """A local date and time with a picker."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(widget=widget, **kwargs)


def _number(label: Any, *, most: int, places: int = 1, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=most,
        decimal_places=places,
        required=required,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )


class _ProductField(forms.ModelChoiceField):
    """A product, cleaned to its key: the row is kept as data."""

    def clean(self, value: Any) -> Any:
        product = super().clean(value)
        return product.pk if product else None


class GoalsField(RowsField):
    """What the customer wants to reach, by metric."""

    def __init__(self, **kwargs: Any) -> None:
        columns = {
            "metric": forms.ChoiceField(label=_("Metric"), choices=[("", "—"), *metrics.CHOICES]),
            "baseline": _number(_("Baseline"), most=100_000, required=False),
            "target": _number(_("Target"), most=100_000),
        }
        super().__init__(columns, required=False, label=_("Goals"), **kwargs)


class GoodsField(RowsField):
    """What goes into the parcel, and how long it lasts."""

    def __init__(self, **kwargs: Any) -> None:
        columns = {
            "product": _ProductField(label=_("Product"), queryset=active_products()),
            "quantity": forms.IntegerField(label=_("Packs"), min_value=1, max_value=999),
            "units_per_pack": forms.IntegerField(
                label=_("Units per pack"), min_value=1, max_value=10_000, required=False
            ),
            "dose_per_day": _number(_("Units per day"), most=1000, places=2, required=False),
        }
        super().__init__(columns, required=False, label=_("Goods"), **kwargs)


class PlanForm(forms.Form):
    """The plan itself: four parts, goals and goods."""

    diet = forms.CharField(label=_("Diet"), required=False, help_text=NEEDED, **LONG)
    exercise = forms.CharField(label=_("Exercise"), required=False, help_text=NEEDED, **LONG)
    rest = forms.CharField(label=_("Rest"), required=False, help_text=NEEDED, **LONG)
    mind = forms.CharField(label=_("Mind"), required=False, help_text=NEEDED, **LONG)
    goals = GoalsField()
    goods = GoodsField()


class StartForm(forms.Form):
    """The first day of the plan."""

    start_date = date_field(
        1, label=_("First day"), help_text=_("Tomorrow unless agreed otherwise.")
    )


class PauseForm(ReasonForm):
    """Why, and from which day on."""

    from_date = date_field(
        0, label=_("First day without service"), help_text=_("Today or tomorrow.")
    )


class ResumeForm(forms.Form):
    """From which day on the customer is served again."""

    first_day = date_field(0, label=_("First day of service"), help_text=_("Today or tomorrow."))


class EndForm(forms.Form):
    """The checklist of day 50."""

    customer_told = forms.BooleanField(label=_("The customer has been told"))
    photos_asked = forms.BooleanField(label=_("The photos after the plan are asked for"))
    survey_forwarded = forms.BooleanField(label=_("The questionnaire has been forwarded"))


class CallForm(forms.Form):
    """What became of a video call."""

    OUTCOMES = (
        ("agreed", _("All agreed")),
        ("follow_up", _("Something to follow up")),
        ("concern", _("A concern about the customer")),
    )

    held_at = moment_field(label=_("Held at"), initial=clock.now)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=300)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=OUTCOMES)
    notes = forms.CharField(label=_("Notes"), **LONG)


class MissedForm(forms.Form):
    """An attempt in vain."""

    note = forms.CharField(label=_("Note"), required=False, **NOTE)


class MoveForm(ReasonForm):
    """The time, and why then."""

    field_order = ("agreed_at", "reason")
    agreed_at = moment_field(label=_("Agreed time"))


class GuidanceForm(forms.Form):
    """How it was seen that the customer can use the device."""

    note = forms.CharField(label=_("Note"), **NOTE)


class DishesField(RowsField):
    """The dishes of one meal with weight and nutrients."""

    def __init__(self, label: Any) -> None:
        columns = {
            "food": forms.CharField(label=_("Food"), max_length=60),
            "grams": _number(_("Grams"), most=3000, required=False),
            "kcal": _number(_("kcal"), most=5000, required=False),
            "protein": _number(_("Protein g"), most=500, required=False),
            "fat": _number(_("Fat g"), most=500, required=False),
            "carbs": _number(_("Carbohydrates g"), most=1000, required=False),
        }
        super().__init__(columns, required=False, label=label)

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        """Numbers as JSON keeps them."""
        dishes = super().to_python(value)
        return [{key: _plain(cell) for key, cell in dish.items()} for dish in dishes]


class MenuForm(forms.Form):
    """The menu of one day."""

    breakfast = DishesField(_("Breakfast"))
    snack = DishesField(_("Snack"))
    lunch = DishesField(_("Lunch"))
    dinner = DishesField(_("Dinner"))
    tip = forms.CharField(label=_("Tip of the day"), required=False, **NOTE)


class ExplainForm(forms.Form):
    """What was explained, and what the customer said."""

    note = forms.CharField(label=_("Note"), **NOTE)


class ReviewForm(forms.Form):
    """The review form, version 1 (requirements B15)."""

    score = forms.TypedChoiceField(
        label=_("How well did we serve? (5 is best)"),
        coerce=int,
        choices=[(n, str(n)) for n in range(5, 0, -1)],
    )
    went_well = forms.CharField(label=_("What went well"), **NOTE)
    went_badly = forms.CharField(label=_("What went badly"), required=False, **NOTE)
    outcome = forms.CharField(label=_("What the customer has reached"), **NOTE)
    suggestions = forms.CharField(label=_("Suggestions"), required=False, **NOTE)


class ConclusionsForm(forms.Form):
    """The words of an assessment report; its figures are collected by the product."""

    conclusions = forms.CharField(label=_("Conclusions"), **LONG)


def _plain(value: Any) -> Any:
    """A number instead of a Decimal, so that the row can be kept as JSON."""
    return float(value) if hasattr(value, "as_tuple") else value
