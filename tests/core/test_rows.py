"""The field of several rows: as a page sends it and as the API sends it."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from core.rows import MOST_ROWS, RowsField


class Form(forms.Form):
    """Two columns."""

    lines = RowsField(
        {
            "name": forms.CharField(label="Name", max_length=5),
            "count": forms.IntegerField(label="Count", min_value=1, required=False),
        },
        required=False,
        label="Lines",
    )


def page(**cells: str) -> Form:
    data = QueryDict(mutable=True)
    data.update(cells)
    return Form(data)


def api(value: Any) -> Form:
    return Form({"lines": value})


def test_cells_of_a_page_become_rows_and_empty_rows_are_none() -> None:
    form = page(**{"lines-0-name": "a", "lines-0-count": "2", "lines-2-name": "b"})

    assert form.is_valid()
    assert form.cleaned_data["lines"] == [{"name": "a", "count": 2}, {"name": "b", "count": None}]


@pytest.mark.parametrize("value", [[{"name": "a", "count": 2}], '[{"name": "a", "count": 2}]'])
def test_the_api_sends_a_list_or_its_text(value: Any) -> None:
    form = api(value)

    assert form.is_valid()
    assert form.cleaned_data["lines"] == [{"name": "a", "count": 2}]


@pytest.mark.parametrize("value", ["{", "[1]", '"x"', [[]], {"name": "a"}])
def test_what_is_no_list_of_rows_is_refused(value: Any) -> None:
    assert not api(value).is_valid()


def test_too_many_rows_are_refused() -> None:
    assert not api([{"name": "a"}] * (MOST_ROWS + 1)).is_valid()


def test_every_wrong_cell_is_named_by_row_and_column() -> None:
    form = page(**{"lines-0-name": "too long", "lines-1-name": "b", "lines-1-count": "0"})

    errors = form.errors["lines"]
    assert len(errors) == 2
    assert "Name" in errors[0]
    assert "Count" in errors[1]


def test_what_was_typed_is_shown_again() -> None:
    form = page(**{"lines-0-name": "too long"})
    form.is_valid()

    assert 'value="too long"' in str(form["lines"])


def test_what_is_there_is_shown_with_spare_rows() -> None:
    shown = str(Form(initial={"lines": [{"name": "a", "count": 1}]})["lines"])

    assert 'value="a"' in shown
    assert shown.count("<tr>") == 1 + 1 + 3


def test_nothing_sent_is_no_rows() -> None:
    form = Form({})

    assert form.is_valid()
    assert form.cleaned_data["lines"] == []
