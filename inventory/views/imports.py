"""Files of products, lots and opening balances: looked at, then booked."""

import io
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.roles import Right
from core import web
from core.errors import Forbidden
from core.lazy import Lazy
from core.web.export import TYPE
from inventory import services
from inventory.forms.imports import ImportForm
from inventory.importing.columns import COLUMNS, Of
from inventory.models import StockImport
from inventory.selectors import imports
from inventory.workflow.imports import SENDERS

openpyxl = Lazy("openpyxl")
SHOWN = 200


def _faults(request: HttpRequest, row: StockImport) -> Mapping[str, Any]:
    return {"faults": row.faults, "templates": _templates()}


def _rows(request: HttpRequest, row: StockImport) -> Mapping[str, Any]:
    lines = [
        (line["number"], [line["cells"].get(head, "") for head in row.heads])
        for line in row.rows[:SHOWN]
    ]
    return {"heads": row.heads, "lines": lines, "more": row.count - len(lines)}


def _templates() -> list[tuple[str, str]]:
    return [(str(of.label), reverse("stock-import-template", args=[of.value])) for of in Of]


screen = web.register(
    web.Screen(
        slug="stock-imports",
        model=StockImport,
        right=Right.STOCK,
        label=gettext_lazy("Import"),
        label_plural=gettext_lazy("Imports"),
        icon="sheet",
        group="stock",
        visible_to=imports.visible_to,
        for_list=imports.for_list,
        for_detail=imports.for_detail,
        columns=(
            web.Column("of", gettext_lazy("What it holds"), value="get_of_display"),
            web.Column("name", gettext_lazy("File")),
            web.Column("count", gettext_lazy("Rows"), kind="number"),
            web.Column("fault_count", gettext_lazy("Faults"), kind="number"),
            web.Column("sent_name", gettext_lazy("Sent by")),
            web.Column("created_at", gettext_lazy("Time"), kind="datetime", sort="created_at"),
            web.Column("state", gettext_lazy("State"), kind="state"),
        ),
        ordering="-created_at",
        filters=(web.Filter("of", gettext_lazy("What it holds"), choices=Of.choices),),
        search=lambda user, text: Q(name__icontains=text),
        search_hint=gettext_lazy("File"),
        facts=lambda row, user: [
            (_("What it holds"), row.get_of_display()),
            (_("File"), row.name),
            (_("Rows"), row.count),
            (_("Faults"), row.fault_count),
            (_("Sent by"), row.sent_name),
        ],
        panels=(web.Panel("inventory/_faults.html", context=_faults),),
        tabs=(web.Tab("rows", gettext_lazy("What was read"), "inventory/_read.html", _rows),),
        create_form=ImportForm,
        create=services.send_import,
        create_roles=SENDERS,
        create_label=gettext_lazy("Send a file"),
        empty=gettext_lazy("Products, lots and opening balances come from a spreadsheet."),
    )
)


@require_safe
def template(request: HttpRequest, of: str) -> HttpResponse:
    """An empty workbook with the heads that we know."""
    user: Any = request.user
    if not user.can(Right.STOCK):
        raise Forbidden(_("This is not among your duties."))
    if of not in Of.values:
        raise Http404
    book = openpyxl.Workbook()
    book.active.append([column.head for column in COLUMNS[of]])
    made = io.BytesIO()
    book.save(made)
    headers = {"Content-Disposition": f'attachment; filename="{of}.xlsx"'}
    return HttpResponse(made.getvalue(), content_type=TYPE, headers=headers)
