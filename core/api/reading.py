"""How a request becomes the input of a step: through the step's own form."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from core.api.declared import VERSION
from core.api.fields import for_form, wrong_times, wrong_types
from core.errors import Invalid

ETAG = re.compile(r'(?:W/)?"?(\d{1,9})"?', re.ASCII)


def cleaned(request: Request, kind: type[forms.Form] | None, *, row: Any = None) -> dict[str, Any]:
    """The content as the form understands it; 422 with the reasons beside the fields."""
    bound: dict[str, Any] = {"data": {}, "files": request.FILES}
    kind = kind or forms.Form
    if getattr(kind, "wants_row", False):
        bound |= {"row": row, "user": request.user}
    form = kind(**bound)
    form.data = _content(request, form.fields)
    if not form.is_valid():
        raise Invalid(_("Please look at the marked fields."), fields=_reasons(form))
    return form.cleaned_data


def version(request: Request, kind: type[forms.Form] | None) -> int | None:
    """What the caller had read: ``If-Match`` or ``version`` in the body; None when neither."""
    header = request.headers.get("If-Match", "").strip()
    if header and header != "*":
        match = ETAG.fullmatch(header)
        if match is None:
            raise ParseError(_('If-Match must be the ETag of the row, such as "3".'))
        return int(match[1])
    if kind is not None and VERSION in kind.base_fields:
        return None
    said: Any = request.data
    return _number(said.get(VERSION))


def _number(value: Any) -> int | None:
    if value is None:
        return None
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Invalid(
            _("Please look at the marked fields."), fields={VERSION: [_("This is not a version.")]}
        )
    return int(text)


def _content(request: Request, fields: Mapping[str, forms.Field]) -> Any:
    data: Any = request.data
    said = {name: data[name] for name in data if name != VERSION or VERSION in fields}
    typed = not hasattr(data, "getlist")  # a multipart form knows nothing but text
    wrong = wrong_types(fields, said) if typed else wrong_times(fields, said)
    if wrong:
        raise Invalid(_("Please look at the marked fields."), fields=wrong)
    return for_form(fields, said) if typed else data


def _reasons(form: forms.BaseForm) -> dict[str, list[str]]:
    return {
        "" if name == NON_FIELD_ERRORS else name: [str(one) for one in reasons]
        for name, reasons in form.errors.items()
    }
