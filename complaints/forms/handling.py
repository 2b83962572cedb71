"""What the steps of a complaint ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from complaints.choices import DEPARTMENTS, RANK, Cause, Grade, NoteKind, Outcome
from complaints.forms.parts import RowForm, StaffField, ahead, moment, words
from core.files import EvidenceField, ProofsField

#: Who may be given a complaint.
HANDLERS = (
    Role.CUSTOMER_SERVICE,
    Role.CS_LEAD,
    Role.BRANCH_DIRECTOR,
    Role.REGIONAL_MANAGER,
    Role.SUPERVISOR,
)


class GradeForm(RowForm):
    """The grade, decided by a person; a milder one than before needs its reason."""

    grade = forms.ChoiceField(label=_("Grade"), choices=Grade.choices)
    reason = words(
        _("Reason"),
        most=500,
        rows=2,
        required=False,
        help_text=_("Needed for a milder grade than the rules suggest, or than it had."),
    )

    def clean(self) -> dict[str, Any]:
        """Milder needs a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        before = getattr(self.row, "grade", "") or getattr(self.row, "suggested", "")
        milder = RANK.get(cleaned.get("grade", ""), 9) < RANK.get(before, 0)
        if milder and not cleaned.get("reason"):
            self.add_error("reason", _("Say why it is milder."))
        return cleaned


class AssignForm(RowForm):
    """Who handles it; whom it is about cannot be chosen."""

    people = ("handler",)
    handler = StaffField(label=_("Handler"))
    reason = words(_("Reason"), most=500, rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["handler"]
        field.queryset = field.queryset.filter(roles__overlap=list(HANDLERS))
        if self.row is not None and self.row.accused_id:
            field.queryset = field.queryset.exclude(pk=self.row.accused_id)


class AcceptForm(forms.Form):
    """The first answer: how the customer was reached and what was said."""

    channel = forms.ChoiceField(
        label=_("How the customer was reached"),
        choices=(
            ("phone", _("By telephone")),
            ("message", _("By message")),
            ("in_person", _("In person")),
        ),
    )
    note = words(_("What was said"), help_text=_("Apologise, listen, ask for the details."))


class NoteForm(forms.Form):
    """A line of the record."""

    kind = forms.ChoiceField(
        label=_("Kind of note"),
        choices=[(kind.value, kind.label) for kind in (NoteKind.FINDING, NoteKind.INTERNAL)],
    )
    note = words(_("Note"))


class EvidenceForm(forms.Form):
    """A file that proves something; its hash is kept with it."""

    file = EvidenceField(label=_("File"))
    note = forms.CharField(label=_("What it shows"), max_length=300)


class EscalateForm(forms.Form):
    """Outside of one's authority: why, and by when the customer is promised an answer."""

    reason = words(_("Reason"), most=500, rows=3)
    promised_at = moment(
        _("Answer promised to the customer by"), help_text=_("This time becomes a deadline.")
    )

    def clean_promised_at(self) -> Any:
        """To come."""
        return ahead(self.cleaned_data["promised_at"])


class ProposeForm(RowForm):
    """What is offered to the customer, and the first measure: department, person, time."""

    people = ("person",)
    proposal = words(_("Proposal to the customer"), help_text=_("The customer reads this."))
    cause = forms.ChoiceField(label=_("Root cause"), choices=Cause.choices)
    department = forms.ChoiceField(label=_("Department"), choices=DEPARTMENTS)
    person = StaffField(label=_("Person responsible"))
    measure = words(_("Measure"), most=500, rows=2)
    due_at = moment(_("Done by"), help_text=_("This time becomes a deadline."))

    def clean_due_at(self) -> Any:
        """To come."""
        return ahead(self.cleaned_data["due_at"])

    def clean(self) -> dict[str, Any]:
        """The person belongs to the department."""
        cleaned: dict[str, Any] = super().clean() or {}
        person, department = cleaned.get("person"), cleaned.get("department")
        if person and department and department not in person.roles:
            self.add_error("person", _("This person does not belong to the department."))
        return cleaned


class CustomerAnswerForm(forms.Form):
    """Staff note what the customer said; the customer's own page sends nothing."""

    note = words(_("What the customer said"), most=1000, rows=2, required=False)


class RefusalForm(forms.Form):
    """Why the customer is not content."""

    note = words(_("What is missing for you?"), most=1000, rows=3)


class ProgressForm(forms.Form):
    """What the customer is told."""

    note = words(_("What the customer is told"), most=1000, rows=3)


class ResolveForm(forms.Form):
    """How it was solved, with what proves it."""

    resolution = words(_("Solution"))
    photos = ProofsField(label=_("Photos or videos"), required=False, max_count=6)


class CallBackForm(forms.Form):
    """What the call-back by another person brought."""

    outcome = forms.ChoiceField(label=_("How the call went"), choices=Outcome.choices)
    note = words(_("What the customer said"), most=1000, rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        """No needs its words."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("outcome") == Outcome.UNSATISFIED and not cleaned.get("note"):
            self.add_error("note", _("Say what is missing for the customer."))
        return cleaned


class CauseForm(forms.Form):
    """The summary of a closed complaint."""

    cause = forms.ChoiceField(label=_("Root cause"), choices=Cause.choices)
    note = words(_("Summary"), help_text=_("What is to be learnt from it"))


class MergeForm(forms.Form):
    """Into which complaint this one goes."""

    into = forms.IntegerField(label=_("Complaint no."), min_value=1, max_value=2**31)
    reason = words(_("Reason"), most=500, rows=2)


class LinkForm(forms.Form):
    """Another complaint with the same cause or customer."""

    other = forms.IntegerField(label=_("Complaint no."), min_value=1, max_value=2**31)
