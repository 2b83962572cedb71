"""What surveys ask of staff: questions, samples, answers by telephone, causes, improvements."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.selectors import branch_choices
from core import clock
from core.forms import ReasonForm
from core.rows import RowsField
from customers import selectors as customers
from customers.models import Customer
from surveys.choices import Occasion, QuestionKind, Theme, Way

LONGEST = 2000


def words(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    """A text of some lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(**{"label": label, "max_length": LONGEST, "widget": area, **more})


def _question_columns() -> dict[str, forms.Field]:
    return {
        "code": forms.SlugField(label=_("Code"), max_length=20),
        "kind": forms.ChoiceField(label=_("Kind"), choices=[("", "—"), *QuestionKind.choices]),
        "theme": forms.ChoiceField(label=_("About"), choices=[("", "—"), *Theme.choices]),
        "text": forms.CharField(label=_("Question"), max_length=200),
    }


class SurveyForm(forms.Form):
    """A survey and its first questions."""

    name = forms.CharField(label=_("Name"), max_length=60)
    occasion = forms.ChoiceField(label=_("When it is asked"), choices=Occasion.choices)
    cooldown_days = forms.IntegerField(
        label=_("Nobody is asked again within days"), min_value=0, max_value=365, initial=30
    )
    questions = RowsField(_question_columns(), label=_("Questions"))


class QuestionsForm(forms.Form):
    """The questions of the next version."""

    questions = RowsField(_question_columns(), label=_("Questions"))


class RoundForm(forms.Form):
    """A sample: so many of each stratum, drawn so that the draw can be repeated."""

    survey = forms.ModelChoiceField(label=_("Survey"), queryset=None)
    each = forms.IntegerField(label=_("So many of each branch"), min_value=1, max_value=500)
    seed = forms.IntegerField(
        label=_("Seed of the draw"), min_value=0, max_value=10**9, initial=1, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["survey"].queryset = _of_customers()


class InviteForm(forms.Form):
    """One customer, asked now: by telephone, on site, or by link."""

    wants_row = True
    survey = forms.ModelChoiceField(label=_("Survey"), queryset=None)
    customer = forms.ModelChoiceField(
        label=_("Archive no."),
        queryset=Customer.objects.none(),
        to_field_name="archive_no",
        widget=forms.TextInput,
        error_messages={"invalid_choice": _("There is no customer with this number.")},
    )
    way = forms.ChoiceField(label=_("Way"), choices=Way.choices)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["survey"].queryset = _of_customers()
        self.fields["customer"].queryset = customers.visible_to(user).exclude(archive_no="")


def _surveys() -> Any:
    rows = Customer._meta.apps.get_model("surveys", "Survey").objects
    return rows.filter(state="published").order_by("name")


def _of_customers() -> Any:
    """Partners are asked by themselves, each quarter."""
    return _surveys().exclude(occasion=Occasion.PARTNER)


def answer_field(question: Any) -> forms.Field:
    """How one question is answered, on the customer's page and in the form for staff."""
    if question.kind == QuestionKind.TEXT:
        return words(question.text, required=False)
    points = range(10, -1, -1) if question.kind == QuestionKind.NPS else range(5, 0, -1)
    return forms.TypedChoiceField(
        label=question.text,
        choices=[(n, str(n)) for n in points],
        coerce=int,
        widget=forms.RadioSelect,
    )


class AnswersForm(forms.Form):
    """All questions of the version that the customer was asked; for staff on the telephone."""

    wants_row = True
    way = forms.ChoiceField(label=_("Way"), choices=Way.choices, initial=Way.PHONE)

    def __init__(self, *args: Any, row: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(row.asked_questions) if row is not None else []
        for question in self.questions:
            self.fields[question.code] = answer_field(question)

    def clean(self) -> dict[str, Any]:
        """The answers as one mapping, as the step takes them."""
        cleaned = super().clean() or {}
        way = cleaned.pop("way", Way.PHONE)
        return {"way": way, "answers": cleaned}


class QuestionForm(forms.Form):
    """One question on a page of its own."""

    def __init__(self, *args: Any, question: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[question.code] = answer_field(question)


class CauseForm(forms.Form):
    """What lay behind a red answer, and what is done."""

    theme = forms.ChoiceField(label=_("About"), choices=Theme.choices)
    cause = words(_("Root cause"))
    measures = words(_("Measures"))


SCALE = [(n, str(n)) for n in range(1, 6)]


class ImprovementForm(forms.Form):
    """What is to become better, by whom, until when, at what effort."""

    wants_row = True
    survey = forms.ModelChoiceField(label=_("Survey"), queryset=None)
    branch = forms.TypedChoiceField(
        label=_("Branch"), coerce=lambda v: int(v) if v else None, empty_value=None, required=False
    )
    theme = forms.ChoiceField(label=_("About"), choices=Theme.choices)
    goal = forms.CharField(label=_("Goal"), max_length=200)
    measures = words(_("Measures"))
    target = forms.DecimalField(
        label=_("Better by so many points"), min_value=0, max_value=4, decimal_places=2
    )
    impact = forms.TypedChoiceField(label=_("Impact (5 is great)"), choices=SCALE, coerce=int)
    cost = forms.TypedChoiceField(label=_("Cost (5 is great)"), choices=SCALE, coerce=int)
    due_on = forms.DateField(
        label=_("Carried out by"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["survey"].queryset = _surveys()
        self.fields["branch"].choices = _branches(user)

    def clean_due_on(self) -> Any:
        """A day to come."""
        due = self.cleaned_data["due_on"]
        if due <= clock.today():
            raise forms.ValidationError(_("Choose a day to come."))
        return due


def _branches(user: Any) -> Iterable[tuple[Any, Any]]:
    every = [("", _("The whole house"))] if user.sees_every_branch else []
    return [*every, *branch_choices(user)]


class DoneForm(forms.Form):
    """What was carried out."""

    text = words(_("What was carried out"))


class GiveUpForm(ReasonForm):
    """Why it is not followed any more."""


class ProjectForm(forms.Form):
    """A survey that a third party carries out: who and what for."""

    name = forms.CharField(label=_("Name"), max_length=100)
    agency = forms.CharField(label=_("Third party"), max_length=100)
    purpose = words(_("What it is for"))


class ProjectPlanForm(forms.Form):
    """How it is carried out and by what it is judged."""

    plan_text = words(_("Plan"))
    questionnaire = words(_("Questionnaire"), rows=5)
    criteria = words(_("Criteria for the report"))


class ProjectReportForm(forms.Form):
    """What was found."""

    report = words(_("Report"), rows=8, max_length=20000)
