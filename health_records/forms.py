"""What the steps of records and assessments ask for, and the pages of a questionnaire."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from health_records.choices import ReturnReason
from health_records.item import BadAnswer, Item
from health_records.sheet import Section

Returned = dict[str, dict[str, str]]
NOTE_LENGTH = 300


class ReturnedItemsWidget(forms.Widget):
    """Per question a reason and a note; the review page draws the same fields."""

    template_name = "health_records/_returned_items.html"
    items: Collection[Item] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """One line per question, with what was typed."""
        given = value if isinstance(value, Mapping) else {}
        context: dict[str, Any] = super().get_context(name, None, attrs)
        context["reasons"] = ReturnReason.choices
        context["lines"] = [(item, given.get(item.code, {})) for item in self.items]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """``items`` as it is (REST), or the page's fields ``items-<code>-reason`` and ``-note``."""
        if name in data:
            return data[name]
        found: Returned = {}
        for key in data:
            code = key.removeprefix(f"{name}-").removesuffix("-reason")
            if key == f"{name}-{code}-reason" and data[key]:
                found[code] = {"reason": data[key], "note": data.get(f"{name}-{code}-note", "")}
        return found

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing marked is an answer too: the field says that something must be."""
        return False


class ReturnedItemsField(forms.JSONField):
    """Which answers go back, each with a coded reason: ``{"height_cm": {"reason": "unit"}}``."""

    widget = ReturnedItemsWidget
    default_error_messages = {
        "required": _("Mark at least one item that must be corrected."),
        "shape": _("Each item needs a reason and may have a note."),
    }

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was marked stays marked."""
        return data

    def prepare_value(self, value: Any) -> Any:
        """The widget takes the mapping itself."""
        return value

    def clean(self, value: Any) -> Returned:
        """Every item with a known reason and a short note."""
        given = super().clean(value)
        if not isinstance(given, dict):
            raise forms.ValidationError(self.error_messages["shape"])
        return {str(code): self._one(entry) for code, entry in given.items()}

    def _one(self, entry: Any) -> dict[str, str]:
        reason = entry.get("reason") if isinstance(entry, dict) else None
        note = entry.get("note", "") if isinstance(entry, dict) else None
        if reason not in ReturnReason.values or not isinstance(note, str):
            raise forms.ValidationError(self.error_messages["shape"])
        return {"reason": str(reason), "note": note.strip()[:NOTE_LENGTH]}


class SendBackForm(forms.Form):
    """Which answers must be corrected, and why; health words stay out of the log."""

    wants_row = True
    items = ReturnedItemsField(label=_("Items to correct"))
    note = forms.CharField(
        label=_("Note to whoever corrects it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, row: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if row is not None:
            self.fields["items"].widget.items = list(row.sheet.asked(row.answers))


class ItemField(forms.Field):
    """One question as a field; the item itself knows which answers it takes.

    ``required`` is for the label only: progress is kept while something is still missing.
    """

    def __init__(self, item: Item, **kwargs: Any) -> None:
        self.item = item
        super().__init__(
            label=item.label,
            help_text=item.hint,
            required=item.required,
            widget=_widget_of(item),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Yes and no as the radio buttons spell them."""
        return str(value).lower() if isinstance(value, bool) else value

    def clean(self, value: Any) -> Any:
        """The answer as it is kept; None when there is none."""
        try:
            return self.item.clean(value)
        except BadAnswer as error:
            raise forms.ValidationError(str(error)) from None


class SectionForm(forms.Form):
    """One page of a questionnaire: the questions that apply and may be changed now."""

    use_required_attribute = False

    def __init__(
        self,
        section: Section,
        *,
        answers: Mapping[str, Any],
        editable: Collection[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(initial=dict(answers), **kwargs)
        for item in section.items:
            if item.asked(answers) and (editable is None or item.code in editable):
                self.fields[item.code] = ItemField(item)


def _widget_of(item: Item) -> forms.Widget:
    if item.type == "boolean":
        return forms.RadioSelect(choices=[("true", _("Yes")), ("false", _("No"))])
    choices = [(o.value, o.label) for o in item.options]
    if item.type == "choice":
        return forms.RadioSelect(choices=choices)
    if item.type == "multi":
        return forms.CheckboxSelectMultiple(choices=choices)
    if item.type == "date":
        return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if item.type in {"integer", "decimal"}:
        mode = "numeric" if item.type == "integer" else "decimal"
        return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
    if (item.maximum or 2000) > 100:
        return forms.Textarea(attrs={"rows": 2})
    return forms.TextInput(attrs={"autocomplete": "off"})
