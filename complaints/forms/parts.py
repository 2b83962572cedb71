"""Fields that several forms share."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock

MOST = 2000


def words(label: Any, *, most: int = MOST, rows: int = 4, **more: Any) -> forms.CharField:
    """A text of some length."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=widget, **more)


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    """A local date and time with a picker."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **more)


def money(label: Any, **more: Any) -> forms.DecimalField:
    """Yuan and cents."""
    widget = forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"})
    return forms.DecimalField(
        label=label, max_digits=10, decimal_places=2, min_value=0, widget=widget, **more
    )


class StaffField(forms.ModelChoiceField):
    """A person, with branch, as several may share a name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=active(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Name and branch."""
        return f"{obj} · {obj.branch}" if obj.branch else str(obj)


def active() -> QuerySet[User]:
    """Everybody who works here."""
    return User.objects.filter(is_active=True).select_related("branch").order_by("full_name", "pk")


def near(branch_id: int | None) -> Q:
    """The people of a branch and of headquarters."""
    return Q(branch=branch_id) | Q(branch=None)


class RowForm(forms.Form):
    """A form that offers the people of its row's branch and of headquarters."""

    wants_row = True
    people: tuple[str, ...] = ()

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.user = row, user
        for name in self.people:
            field: Any = self.fields[name]
            if row is not None:
                field.queryset = field.queryset.filter(near(row.branch_key))


def ahead(value: Any) -> Any:
    """A time that is still to come."""
    if value is not None and value <= clock.now():
        raise forms.ValidationError(_("This time has passed already."))
    return value
