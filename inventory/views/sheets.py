"""What stock is worth, when it ends, and how it moves: tables with charts and spreadsheet."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.roles import Right
from core import clock, web
from core.errors import Forbidden
from core.web.figures import Figure, Figures, Head, count, words, workbook
from inventory.models import Kind
from inventory.selectors import worth
from inventory.views.lots import near_expiry, stock, warehouse_choices

PAGES = (
    ("stock-value", gettext_lazy("Stock value")),
    ("stock-ends", gettext_lazy("Expiry by month")),
    ("stock-flow", gettext_lazy("Movements")),
)
LONGEST = timedelta(days=366)

web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Stock figures"),
        "stock-value",
        "report",
        "stock",
        lambda user: user.can(Right.STOCK),
    )
)


class Question(forms.Form):
    """Which day or days, and which warehouse; what cannot be is answered beside the field."""

    first = forms.DateField(
        label=gettext_lazy("From"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    last = forms.DateField(
        label=gettext_lazy("At the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    warehouse = forms.TypedChoiceField(
        label=gettext_lazy("Warehouse"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, user: Any, here: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["warehouse"].choices = [("", _("All")), *warehouse_choices(user)]
        if here != "stock-flow":
            del self.fields["first"]
        if here == "stock-ends":
            del self.fields["last"]
        if here != "stock-value":
            del self.fields["warehouse"]

    def asked(self, today: date) -> tuple[date, date, int | None]:
        """First and last day and warehouse; what is wrong or open is as if it was not asked."""
        data = self.cleaned_data if self.is_valid() else {}
        last = min(data.get("last") or today, today)
        first = max(data.get("first") or last - timedelta(days=29), last - LONGEST)
        return min(first, last), last, data.get("warehouse")


@require_safe
def value(request: HttpRequest) -> HttpResponse:
    """What the goods have cost that were there at the end of a day, by warehouse and product."""
    user = _person(request)
    form = Question(request.GET, user=user, here="stock-value")
    _first, day, room = form.asked(clock.today())
    rooms = [
        [words(one.name, f"{stock.list_url()}?warehouse={one.pk}"), count(w.units), _yuan(w.value)]
        for one, w in worth.by_warehouse(user, day)
    ]
    goods = [
        [words(one, web.url_for(one.key, user)), count(w.units), _yuan(w.value)]
        for one, w in worth.by_product(user, day, room)
    ]
    heads = (Head(_("Units")), Head(_("Value (yuan)"), draw="bar"))
    tables = [
        Figures("rooms", _("By warehouse"), (Head(_("Warehouse"), "text"), *heads), _summed(rooms)),
        Figures("goods", _("By product"), (Head(_("Product"), "text"), *heads), _summed(goods)),
    ]
    return _answer(request, "stock-value", form, tables, _("at the end of %(day)s") % {"day": day})


@require_safe
def ends(request: HttpRequest) -> HttpResponse:
    """How much expires in which month, as it lies on the shelves now."""
    user, today = _person(request), clock.today()
    form = Question(request.GET, user=user, here="stock-ends")
    rows = [
        [
            words(f"{month:%Y-%m}" if month else _("Expired"), near_expiry.list_url()),
            count(one.units, bad=month is None),
            _yuan(one.value),
        ]
        for month, one in worth.ending(user, today)
    ]
    heads = (Head(_("Month"), "text"), Head(_("Units"), draw="bar"), Head(_("Value (yuan)")))
    table = Figures("ends", _("Expiry by month"), heads, rows)
    return _answer(request, "stock-ends", form, [table], _("the next twelve months"))


@require_safe
def flow(request: HttpRequest) -> HttpResponse:
    """Lines, units and cost of each kind of move in a period."""
    user = _person(request)
    form = Question(request.GET, user=user, here="stock-flow")
    first, last, _room = form.asked(clock.today())
    found: Sequence[dict[str, Any]] = worth.flow(user, first, last)
    ledger = reverse("ledger")
    rows = [
        [
            words(Kind(row["kind"]).label, f"{ledger}?kind={row['kind']}"),
            count(row["lines"]),
            count(row["came"]),
            count(row["went"]),
            _yuan(row["worth"]),
        ]
        for row in found
    ]
    heads = (
        Head(_("Kind of move"), "text"),
        Head(_("Lines")),
        Head(_("Came in"), draw="bar"),
        Head(_("Went out"), draw="bar"),
        Head(_("Cost (yuan)")),
    )
    table = Figures("flow", _("Movements"), heads, rows)
    return _answer(request, "stock-flow", form, [table], f"{first} – {last}")


def _answer(
    request: HttpRequest, here: str, form: Question, tables: Sequence[Figures], about: str
) -> HttpResponse:
    title = dict(PAGES)[here]
    if request.GET.get("format") == "xlsx":
        return workbook(title, tables, request.user)
    query = request.GET.copy()
    query["format"] = "xlsx"
    context = {
        "title": title,
        "about": about,
        "form": form,
        "tables": tables,
        "xlsx": f"?{query.urlencode()}",
        "pages": [
            {"label": label, "url": reverse(name), "here": name == here} for name, label in PAGES
        ],
    }
    return render(request, "inventory/sheets.html", context)


def _person(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.can(Right.STOCK):
        raise Forbidden(_("This is not among your duties."))
    return user


def _yuan(amount: Decimal) -> Figure:
    """To the cent on the page; exact until here."""
    return Figure(f"{amount:,.2f}", float(round(amount, 2)))


def _summed(rows: list[list[Figure]]) -> list[list[Figure]]:
    if len(rows) < 2:  # noqa: PLR2004 - one row is its own sum
        return rows
    units = sum(row[1].value for row in rows)
    value = sum(Decimal(row[2].text.replace(",", "")) for row in rows)
    return [*rows, [words(_("Sum")), count(units), Figure(f"{value:,.2f}")]]
