"""What is asked while goods are picked: scanned or typed, checked, refused, replaced."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inventory import scanning
from inventory.models import Allocation, Lot
from inventory.selectors import allocations_of
from logistics.choices import Fault

UNLIKE = {"required": _("Compare and tick it. What does not agree may not go out.")}


class LineForm(forms.Form):
    """A line of the pick list, found by what a scanner types and Enter."""

    wants_row = True
    line: Allocation

    code = forms.CharField(
        label=_("Lot number, barcode or product code"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        held = allocations_of(row.key).filter(status=Allocation.Status.RESERVED)
        self.lines = list(held.prefetch_related("lot__product__packs"))

    def clean_code(self) -> str:
        """Exactly one line fits; a product that lies in several lots needs its lot number."""
        code: str = self.cleaned_data["code"].strip()
        found = [one for one in self.lines if fits(one, code)]
        if not found:
            words = gettext("“%(code)s”: no line of this parcel fits.") % {"code": code}
            raise forms.ValidationError(words)
        if len(found) > 1:
            found = self._of_number(found, code) or found
        if len(found) > 1:
            raise forms.ValidationError(_("Several lots fit. Scan or type the lot number."))
        self.line = found[0]
        return code

    def _of_number(self, found: list[Allocation], code: str) -> list[Allocation]:
        """Two products, or two bins, with the same lot number: the next one that is not checked."""
        same = [one for one in found if one.lot.lot_no.casefold() == code.casefold()]
        left = set(self.row.to_check().values_list("pk", flat=True))
        return ([one for one in same if one.pk in left] or same)[:1]


def fits(line: Allocation, text: str) -> bool:
    """Whether a code names the lot, or the product, of a line.

    Our own label, the maker's GS1 code (product, and the lot where it says one), the barcode of the
    product or of one of its packs, the lot number, the product code.
    """
    lot, product = line.lot, line.lot.product
    if label := scanning.LABEL.fullmatch(text):
        return int(label[1]) == lot.pk
    code = scanning.read(text)
    if code.gtin:
        same = {code.gtin, code.gtin.removeprefix("0")} & _barcodes(line)
        return bool(same) and code.lot_no in ("", lot.lot_no)
    numbers = {lot.lot_no.casefold(), product.sku.casefold()}
    return text.casefold() in numbers or text in _barcodes(line)


def _barcodes(line: Allocation) -> set[str]:
    product = line.lot.product
    return {product.barcode, *(pack.barcode for pack in product.packs.all())} - {""}


class CheckLineForm(LineForm):
    """The four checks of a line: name, specification, quantity, expiry (001: 核对)."""

    counted = forms.IntegerField(label=_("How many there are"), min_value=0, max_value=100_000)
    name_ok = forms.BooleanField(label=_("Name agrees"), error_messages=UNLIKE)
    spec_ok = forms.BooleanField(label=_("Specification agrees"), error_messages=UNLIKE)
    expiry_ok = forms.BooleanField(label=_("Expiry date agrees"), error_messages=UNLIKE)

    def clean(self) -> dict[str, Any]:
        """Counted is what the list says; what does not agree is refused or replaced instead."""
        data = super().clean() or self.cleaned_data
        line = getattr(self, "line", None)
        if line is not None and "counted" in data and data["counted"] != line.quantity:
            self.add_error("counted", _("The list says another quantity."))
        if line is not None:
            self._compare_expiry(line, data.get("code", ""))
            data["line"] = line.pk
        return data

    def _compare_expiry(self, line: Allocation, text: str) -> None:
        """The maker's code says when it ends: another day than ours is another lot."""
        printed = scanning.read(text).expires_on
        if printed is not None and printed != line.lot.expires_on:
            words = _("The code says %(day)s: refuse this lot.") % {"day": printed}
            self.add_error("expiry_ok", words)


class RefuseLotForm(LineForm):
    """Why a lot may not go out; the next lot takes its place."""

    fault = forms.ChoiceField(label=_("Fault"), choices=Fault.choices, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        """The line by its key."""
        data = super().clean() or self.cleaned_data
        if hasattr(self, "line"):
            data["line"] = self.line.pk
        return data


class SubstituteForm(LineForm):
    """Another lot of the same product, with the reason."""

    other = forms.CharField(label=_("Lot number that goes instead"), max_length=60)
    reason = forms.CharField(
        label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """The other lot lies in the same warehouse."""
        data = super().clean() or self.cleaned_data
        if not hasattr(self, "line") or not data.get("other"):
            return data
        old = self.line.lot
        same = Lot.objects.filter(product=old.product_id, warehouse=old.warehouse_id)
        other = same.filter(lot_no__iexact=data["other"].strip()).exclude(pk=old.pk).first()
        if other is None:
            self.add_error("other", _("There is no such lot of this product here."))
            return data
        return {**data, "line": self.line.pk, "other": other.pk}
