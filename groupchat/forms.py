"""Inputs of the group: who is invited, who takes over, what is said."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import TEAM_ROLES, role_label
from core.files import DocumentField
from groupchat.links import BadLink, clean_link

LONGEST = 4000


class StaffField(forms.ModelChoiceField):
    """A person, with branch, as several may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and branch."""
        return f"{obj} · {obj.branch}" if obj.branch else str(obj)


def staff_for(branch_id: int | None) -> Q:
    """The people of a branch and of headquarters."""
    return Q(branch=branch_id) | Q(branch=None)


class InviteTeamForm(forms.Form):
    """One person per required role; the proposal is filled in already."""

    wants_row = True

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if row is not None:
            for field in self.fields.values():
                field.queryset = field.queryset.filter(staff_for(row.branch_key))


def _staff(role: str) -> StaffField:
    people = User.objects.filter(is_active=True, roles__contains=[role])
    return StaffField(
        label=role.label, queryset=people.select_related("branch").order_by("full_name", "pk")
    )


for _role in TEAM_ROLES:
    InviteTeamForm.base_fields[_role.value] = _staff(_role)


class ReplaceMemberForm(forms.Form):
    """Who takes over which role, and why."""

    wants_row = True
    role = forms.ChoiceField(
        label=_("Role"), choices=[(role.value, role.label) for role in TEAM_ROLES]
    )
    user = StaffField(
        label=_("New person"),
        queryset=User.objects.filter(is_active=True, roles__overlap=list(TEAM_ROLES))
        .select_related("branch")
        .order_by("full_name", "pk"),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if row is not None:
            people: Any = self.fields["user"]
            people.queryset = people.queryset.filter(staff_for(row.branch_key))

    def clean(self) -> dict[str, Any]:
        """The new person must hold the role."""
        cleaned: dict[str, Any] = super().clean() or {}
        role, person = cleaned.get("role"), cleaned.get("user")
        if role and person and role not in person.roles:
            self.add_error("user", _("This person is not “%(role)s”.") % {"role": role_label(role)})
        return cleaned


class PostForm(forms.Form):
    """One message: words, a link, or a file with or without words."""

    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = DocumentField(label=_("Picture or file"), required=False)
    as_link = forms.BooleanField(label=_("Send as link"), required=False)
    client_id = forms.RegexField(
        r"^[A-Za-z0-9_-]{0,40}$", required=False, widget=forms.HiddenInput()
    )
    reply_to = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput())
    override = forms.CharField(
        label=_("Why it must be said"),
        max_length=200,
        required=False,
        help_text=_("Only for leads: a forbidden phrase is sent with the reason, which is kept."),
    )

    def clean(self) -> dict[str, Any]:
        """Something must be said; a link must be one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if not cleaned.get("text") and not cleaned.get("file"):
            self.add_error("text", _("Write something or choose a file."))
        elif cleaned.get("as_link"):
            try:
                cleaned["text"] = clean_link(cleaned["text"])
            except BadLink as error:
                self.add_error("text", str(error))
        return cleaned


class PostToForm(PostForm):
    """The same over REST, where the group is named in the content."""

    group = forms.IntegerField(label=_("Group"), min_value=1)
