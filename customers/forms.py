"""What is asked of a customer, with the same checks for entering and for editing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from accounts.roles import Role
from core import clock
from core.access import SECRETS
from core.errors import Invalid
from core.forms import ReasonForm
from customers import identity
from customers.choices import Channel, ConsentChannel, Sex, Source

OLDEST = 120


def _checked(clean: Callable[[str], str], value: str) -> str:
    try:
        return clean(value) if value else ""
    except Invalid as problem:
        raise ValidationError(problem.message) from problem


class LinesField(forms.CharField):
    """A list typed as lines."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        """The lines that hold something, each once."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return list(
            dict.fromkeys(identity.folded(str(line)) for line in lines if str(line).strip())
        )

    def prepare_value(self, value: Any) -> Any:
        """Lines again."""
        return "\n".join(value) if isinstance(value, list) else value


class PersonField(forms.ModelChoiceField):
    """A member of staff with a role."""

    def __init__(self, role: Role, **kwargs: Any) -> None:
        staff = User.objects.filter(is_active=True, roles__contains=[role]).order_by("full_name")
        super().__init__(staff, required=False, **kwargs)


class CustomerForm(forms.Form):
    """The customer's data. Secrets are never shown here: left empty they stay as they are."""

    wants_row = True

    full_name = forms.CharField(label=_("Full name"), max_length=60)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    birth_date = forms.DateField(
        label=_("Date of birth"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    age = forms.IntegerField(
        label=_("Age"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        help_text=_("If the date of birth is not known"),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    region = forms.CharField(label=_("Province, city, district"), max_length=100, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    id_number = forms.CharField(label=_("Identity number"), max_length=20, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    primary_doctor = PersonField(Role.FUNCTIONAL_DOCTOR, label=_("Doctor"))
    health_manager = PersonField(Role.HEALTH_MANAGER, label=_("Health manager"))
    source = forms.ChoiceField(label=_("Source"), choices=Source.choices)
    source_detail = forms.CharField(label=_("Source detail"), max_length=100, required=False)
    member_no = forms.CharField(label=_("Membership card no."), max_length=40, required=False)
    member_since = forms.DateField(
        label=_("Member since"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    allergies = LinesField(
        label=_("Allergies"), required=False, max_length=2000, help_text=_("One in each line")
    )
    preferences = LinesField(
        label=_("Preferences"), required=False, max_length=2000, help_text=_("One in each line")
    )
    special_needs = forms.CharField(
        label=_("Special needs"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    preferred_channel = forms.ChoiceField(
        label=_("Preferred channel"), choices=Channel.choices, required=False
    )
    quiet_from = forms.TimeField(
        label=_("Do not disturb from"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    quiet_until = forms.TimeField(
        label=_("Do not disturb until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    remark = forms.CharField(
        label=_("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.user = row, user
        self.fields["phone"].required = row is None
        for name in SECRETS:
            if row is not None and getattr(row, name):
                field = self.fields[name]
                field.help_text = gettext("Now: %(masked)s. Leave empty to keep it.") % {
                    "masked": getattr(row, f"masked_{name}")
                }

    def clean_full_name(self) -> str:
        """A name of letters."""
        return _checked(identity.clean_name, self.cleaned_data["full_name"])

    def clean_phone(self) -> str:
        """A number that can be called."""
        return _checked(identity.clean_phone, self.cleaned_data["phone"])

    def clean_id_number(self) -> str:
        """A number whose check character is right."""
        return _checked(identity.clean_id_number, self.cleaned_data["id_number"])

    def clean_birth_date(self) -> Any:
        """In the past, and of somebody who can be alive."""
        born = self.cleaned_data["birth_date"]
        this_year = clock.today().year
        if born and not (this_year - OLDEST <= born.year and born <= clock.today()):
            raise ValidationError(_("Check the date of birth."))
        return born

    def clean_member_no(self) -> str:
        """Card numbers are compared in capitals."""
        return identity.folded(self.cleaned_data["member_no"]).upper()

    def clean_email(self) -> str:
        """Addresses are compared in small letters."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Age or birth are asked for (requirements D1); what was not sent is left alone."""
        data = super().clean() or self.cleaned_data
        self._clean_birth(data)
        if bool(data.get("quiet_from")) != bool(data.get("quiet_until")):
            self.add_error("quiet_until", _("Enter both times or neither."))
        if self.row is None:
            return data
        sent = {name for name in data if self.add_prefix(name) in self.data} | {"birth_year"}
        return {n: v for n, v in data.items() if n in sent and (v or n not in SECRETS)}

    def _clean_birth(self, data: dict[str, Any]) -> None:
        age, born = data.pop("age", None), data.get("birth_date")
        if born is None and data.get("id_number"):
            data["birth_date"] = born = identity.birth_of(data["id_number"])
        known = self.row.birth_year if self.row else None
        data["birth_year"] = born.year if born else _year(age) or known
        if data["birth_year"] is None and not {"birth_date", "age"} & set(self.errors):
            self.add_error("age", _("Enter the date of birth or the age."))


def _year(age: int | None) -> int | None:
    return None if age is None else clock.today().year - age


class TransferForm(ReasonForm):
    """Where to, and why."""

    branch = forms.ModelChoiceField(Branch.objects.order_by("name"), label=_("Branch"))


class WithdrawForm(forms.Form):
    """How the customer told us."""

    channel = forms.ChoiceField(label=_("Channel"), choices=ConsentChannel.choices)
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


class RevealForm(forms.Form):
    """Why a masked value has to be read."""

    reason = forms.CharField(label=_("Reason"), min_length=2, max_length=200)


class NewCustomerForm(CustomerForm):
    """The same for a new customer; headquarters also say which branch."""

    branch = forms.ModelChoiceField(
        Branch.objects.order_by("name"), label=_("Branch"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.user is not None and self.user.branch_id:
            del self.fields["branch"]
