"""What the steps of the crisis room ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from core.files import EvidenceField
from crises.choices import Kind, Scope, Side, Word


def _words(label: Any, *, most: int = 4000, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class AxesForm(forms.Form):
    """The three axes; the highest of them gives the grade."""

    scope = forms.ChoiceField(label=_("How far it reaches"), choices=Scope.choices)
    amount = forms.DecimalField(
        label=_("Amount at stake"), min_value=0, max_digits=12, decimal_places=2, initial=0
    )
    shares = forms.IntegerField(
        label=_("Shares of the post"), min_value=0, max_value=2**31 - 1, initial=0
    )


class CrisisForm(AxesForm):
    """A crisis that somebody declares, or a drill."""

    field_order = ("title", "kind", "branch", "scope", "amount", "shares", "summary", "drill")
    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("Without names of customers")
    )
    kind = forms.ChoiceField(label=_("Kind of crisis"), choices=Kind.choices)
    branch = forms.ModelChoiceField(
        label=_("Branch"), queryset=Branch.objects.order_by("name"), required=False
    )
    summary = _words(
        _("What has happened"), most=2000, help_text=_("Without names of customers; it is searched")
    )
    drill = forms.BooleanField(
        label=_("This is a drill"),
        required=False,
        help_text=_("The same clocks run, nobody outside is told, and the figures stay apart."),
    )


class AssembleForm(forms.Form):
    """Which of the two teams."""

    side = forms.ChoiceField(label=_("Team"), choices=Side.choices)


class PlanForm(forms.Form):
    """What is done first."""

    plan = _words(_("First plan"))


class ReviewForm(forms.Form):
    """Whether it works."""

    effective = forms.TypedChoiceField(
        label=_("Does it work?"),
        choices=(("yes", _("Yes, it is under control")), ("no", _("No, the plan is changed"))),
        coerce=lambda value: value == "yes",
    )
    note = _words(_("What is seen"))


class NoteForm(forms.Form):
    """What was done."""

    note = _words(_("What was done"))


class EvidenceForm(forms.Form):
    """A file whose hash is kept."""

    file = EvidenceField(label=_("File"))


class StatementForm(forms.Form):
    """A statement, to be signed by legal before it goes out."""

    kind = forms.ChoiceField(label=_("Kind of statement"), choices=Word.choices)
    text = _words(_("Text"), rows=8)


class IssueForm(forms.Form):
    """Where it was published."""

    where = forms.CharField(label=_("Where it was published"), max_length=200)


class ReviewPostForm(forms.Form):
    """A public review or post, as the feed sends it."""

    platform = forms.CharField(label=_("Platform"), max_length=30)
    external_id = forms.CharField(label=_("Number on the platform"), max_length=80)
    text = _words(_("Text"))
    url = forms.URLField(label=_("Address"), max_length=400, required=False, assume_scheme="https")
    shares = forms.IntegerField(
        label=_("Shares of the post"), min_value=0, max_value=2**31 - 1, required=False
    )


class AcknowledgeForm(forms.Form):
    """What is done about an alert."""

    note = _words(_("What is done about it"), most=1000, rows=3)
