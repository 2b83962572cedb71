"""What the steps of a disposal ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.files import PhotosField
from inventory.models import Lot
from inventory.selectors import visible_to
from warehousing.causes import Cause
from warehousing.forms.fields import units, words


class _PersonField(forms.ModelChoiceField):
    """A member of staff who works here."""

    def __init__(self, **kwargs: Any) -> None:
        staff = User.objects.filter(is_active=True).order_by("full_name", "pk")
        super().__init__(queryset=staff, **kwargs)


class ApplyForm(forms.Form):
    """Pictures of what is wrong."""

    photos = PhotosField(label=_("Photos"), required=False)


class ReapplyForm(ApplyForm):
    """Why, and who is responsible; both are confirmed by the product manager."""

    cause = forms.ChoiceField(label=_("Cause"), choices=Cause.choices, widget=forms.RadioSelect)
    reason = words(_("Reason"))
    responsible = _PersonField(label=_("Responsible person"))
    field_order = ("cause", "reason", "responsible", "photos")


class _LotField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        """Lot, place, how many are free."""
        return f"{obj} · {obj.warehouse} · {obj.expires_on or '—'} · {obj.free} {obj.product.unit}"


class DisposalForm(ReapplyForm):
    """Which goods are to be destroyed, and why."""

    wants_row = True

    lot = _LotField(label=_("Lot"), queryset=Lot.objects.none())
    quantity = units(_("Quantity"), least=1)
    field_order = ("lot", "quantity", "cause", "reason", "responsible", "photos")

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lots = visible_to(user).filter(on_hand__gt=0).exclude(bin__zone__kind="transit")
        lots = lots.exclude(bin__zone__kind="disposal").select_related("product", "warehouse")
        self.fields["lot"].queryset = lots.order_by("expires_on", "product__name", "pk")


class DestroyForm(forms.Form):
    """How it was destroyed, who saw it, and the pictures."""

    witness = _PersonField(label=_("Witness"))
    how = words(_("How it was destroyed"), most=200)
    photos = PhotosField(label=_("Photos of the destruction"))
