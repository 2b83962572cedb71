"""What the desk's pages and steps ask for."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import RIGHTS, Right
from core.forms import ReasonForm
from core.rows import RowsField
from customers import selectors as customers
from customers.models import Customer
from groupchat import selectors as chats
from groupchat.models import Message
from knowledge import selectors as knowledge
from knowledge.models import Topic
from servicedesk.choices import CareWay, ChannelKind, WorkKind

LONG = 4000
SCORES = [(n, str(n)) for n in (5, 4, 3, 2, 1)]


class SuggestingTextarea(forms.Textarea):
    """Articles appear below while somebody types; the text is posted, never part of an address."""

    template_name = "servicedesk/widgets/suggesting.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The address that is asked."""
        context = super().get_context(name, value, attrs)
        context["address"] = reverse_lazy("knowledge-suggest")
        return context


def words(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    """A text of some lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(**{"label": label, "max_length": LONG, "widget": area, **more})


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    """A local date and time with a picker."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **more)


def staff_of_desk() -> QuerySet[User]:
    """Everybody who can be given something to do here."""
    roles = [str(role) for role in RIGHTS[Right.DESK]]
    staff = User.objects.filter(is_active=True, roles__overlap=roles)
    return staff.order_by("full_name", "pk")


class PersonField(forms.ModelChoiceField):
    """Somebody of the desk; the row says of which branch."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), **kwargs)


class _WithPeople(forms.Form):
    """A form whose people are those of the row's branch and of headquarters."""

    wants_row = True
    people: tuple[str, ...] = ()

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        branch = row.branch_key if row is not None else getattr(user, "branch_id", None)
        staff = staff_of_desk().filter(Q(branch=branch) | Q(branch=None))
        for name in self.people:
            self.fields[name].queryset = staff


class SaidForm(forms.Form):
    """Words for the customer. A lead may say a forbidden phrase and gives the reason."""

    text = words(_("Words to the customer"))
    override = forms.CharField(
        label=_("Reason for a forbidden phrase"),
        max_length=200,
        required=False,
        help_text=_("Only leads, and only when a phrase is marked."),
    )


class AnswerForm(SaidForm):
    """The answer; the article that it came from, if there is one."""

    article = forms.ModelChoiceField(label=_("From the article"), queryset=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = knowledge.published().order_by("title")


class PromiseForm(SaidForm):
    """Until when the answer comes."""

    promised_at = moment(_("Answer by"))


class ExpertForm(_WithPeople):
    """Whom to ask, and what."""

    people = ("expert",)
    expert = PersonField(label=_("Expert"))
    text = words(_("What is asked of the expert"), rows=3)


class AdviceForm(forms.Form):
    """What the expert says; it is the desk that answers."""

    text = words(_("Advice"))


class NotSatisfiedForm(forms.Form):
    """What is still missing."""

    text = words(_("What is still open?"), rows=3)


class _CustomerForm(forms.Form):
    """Whom it is about: a customer of the house, or a name and a number."""

    wants_row = True
    customer = forms.ModelChoiceField(
        label=_("Archive no."),
        queryset=Customer.objects.none(),
        to_field_name="archive_no",
        required=False,
        widget=forms.TextInput,
        help_text=_("Empty for somebody who is not a customer yet"),
        error_messages={"invalid_choice": _("There is no customer with this number.")},
    )
    contact_name = forms.CharField(label=_("Full name"), max_length=60, required=False)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = customers.visible_to(user)
        self.fields["customer"].queryset = known.exclude(archive_no="")


class EnquiryForm(_CustomerForm):
    """An enquiry as it came in; known answers appear while it is typed."""

    field_order = ("kind", "question", "topic", "urgent", "customer")
    kind = forms.ChoiceField(label=_("Came in by way of"), choices=ChannelKind.choices)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    urgent = forms.BooleanField(label=_("Urgent"), required=False)
    question = forms.CharField(
        label=_("The question"), max_length=LONG, widget=SuggestingTextarea(attrs={"rows": 4})
    )
    answer = words(
        _("Answer given at once"),
        rows=3,
        required=False,
        help_text=_("Left empty, it is answered or promised within the time."),
    )
    said = forms.ModelChoiceField(
        queryset=Message.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such message.")},
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, user=user, **kwargs)
        messages: Any = chats.said_by_customers(user)
        self.fields["said"].queryset = messages
        key = str(self.initial.pop("said", ""))
        said = messages.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
        if said is not None:
            archive_no = said.group.order.customer.archive_no
            self.initial |= {"said": said.pk, "question": said.body, "customer": archive_no}
            self.initial["kind"] = ChannelKind.CHAT


class RequestForm(_CustomerForm):
    """What is wished, by when, and what needs special care."""

    field_order = ("kind", "need", "special", "wanted_by", "urgent", "customer")
    kind = forms.ChoiceField(label=_("Kind of work"), choices=WorkKind.choices)
    need = words(_("What is wished"))
    special = forms.CharField(
        label=_("Special points"), max_length=300, required=False, help_text=_("Shown in front.")
    )
    wanted_by = moment(_("Wanted by"), required=False)
    urgent = forms.BooleanField(label=_("Urgent"), required=False)
    company = forms.CharField(label=_("Company"), max_length=100, required=False)


class AcceptForm(forms.Form):
    """Why it can be done."""

    note = words(_("Feasibility"), rows=3)


class DeclineForm(SaidForm):
    """Why it cannot be done, in words for the customer."""


class AssignForm(_WithPeople):
    """Who does it."""

    people = ("assignee",)
    assignee = PersonField(label=_("Assignee"))


class ReassignForm(_WithPeople, ReasonForm):
    """Who should do it instead, and why."""

    people = ("assignee",)
    assignee = PersonField(label=_("To whom"))


def _step_columns() -> dict[str, forms.Field]:
    return {
        "what": forms.CharField(label=_("Step"), max_length=200),
        "by": moment(_("Until")),
        "means": forms.CharField(label=_("People and things needed"), max_length=200),
    }


class WorkPlanForm(forms.Form):
    """The service plan: steps, times, resources."""

    steps = RowsField(_step_columns(), label=_("Steps of the work"))
    due_at = moment(_("To be finished by"))


class ProgressForm(SaidForm):
    """How far it is, in words for the customer."""


class ResultForm(forms.Form):
    """What was done."""

    text = words(_("Result"))


class CheckForm(forms.Form):
    """What the check has seen."""

    text = words(_("What was checked"), rows=3)


class EvaluationForm(forms.Form):
    """The customer's judgement."""

    score = forms.TypedChoiceField(
        label=_("How satisfied are you? (5 is best)"),
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
    )
    text = words(_("What can we do better?"), rows=3, required=False)


class InvestigationForm(forms.Form):
    """Why the customer was not satisfied, and what is done about it."""

    cause = words(_("Cause"), rows=3)
    text = words(_("What is done now"), rows=3)


class NoteForm(forms.Form):
    """A line for the log."""

    note = forms.CharField(label=_("Note"), max_length=300)


class ChannelForm(_WithPeople):
    """A way to reach us: where, when, who answers for it."""

    people = ("owner",)
    name = forms.CharField(label=_("Name"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), choices=ChannelKind.choices)
    address = forms.CharField(label=_("Number or address"), max_length=200)
    hours = forms.CharField(label=_("Hours"), max_length=100)
    public = forms.BooleanField(label=_("Published to customers"), required=False)
    owner = PersonField(label=_("Owner"))


class ChannelOwnerForm(_WithPeople):
    """Who answers for the channel from now on."""

    people = ("owner",)
    owner = PersonField(label=_("Owner"))


class AskForm(forms.Form):
    """A customer's question to the house."""

    question = words(_("What would you like to know?"), rows=3)


class CareForm(_CustomerForm):
    """That somebody spoke with a customer."""

    plan = forms.ModelChoiceField(label=_("Care plan"), queryset=None)
    way = forms.ChoiceField(label=_("Way"), choices=CareWay.choices)
    note = words(_("What was said"), rows=3)
    changed = words(
        _("What has changed in the needs"),
        rows=2,
        required=False,
        help_text=_("Left empty when nothing has."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("contact_name", "contact_phone"):
            del self.fields[name]
        self.fields["customer"].required = True
        self.fields["customer"].help_text = ""
        plans = User._meta.apps.get_model("servicedesk", "CarePlan").objects
        self.fields["plan"].queryset = plans.filter(active=True).order_by("pk")
