"""What people see of storage conditions: zones with their curve, readings, excursions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import Right, Role
from core import clock, web
from core.web.cells import in_words
from inventory.models import Storage, Zone
from inventory.selectors import warehouses_visible_to
from storage import curves, selectors, services
from storage.choices import Kind, Source, Verdict
from storage.forms import ReadingForm
from storage.models import Excursion, Reading
from storage.workflow import ExcursionState

KEEPERS = frozenset({Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER})


def _rooms(user: Any) -> Sequence[tuple[Any, Any]]:
    return [(room.pk, room.name) for room in warehouses_visible_to(user).order_by("name")]


def _value(name: str, unit: str) -> Any:
    def shown(row: Any, user: Any) -> str:
        value = getattr(row, name)
        return "" if value is None else f"{value} {unit}"

    return shown


def _limits(row: Any, user: Any = None) -> str:
    known = services.limits_of(row)(clock.now())
    if known is None:
        return ""
    return f"{known.t_min}–{known.t_max} °C · {known.rh_min}–{known.rh_max} %"


def _alarms(row: Any, user: Any) -> str:
    return str(_("Out of range") if row.alarms else _("In range") if row.latest_at else "")


def _recent(request: HttpRequest, row: Zone) -> Mapping[str, Any]:
    found = row.excursions.order_by("-began_at", "-pk")[:10]
    return {
        "limits": _limits(row),
        "excursions": [(one, excursion_screen.url(one)) for one in found],
        "chart": reverse("climate-chart", args=[row.pk]),
        "sensors": row.sensors.filter(active=True).order_by("code"),
    }


def _entering(row: Any, user: Any) -> list[web.Link]:
    if not user.actor.may(KEEPERS):
        return []
    return [web.Link(_("Enter temperature and humidity"), reverse("readings-new"))]


zone_screen = web.register(
    web.Screen(
        slug="climate",
        model=Zone,
        right=Right.STOCK,
        label=_("Storage zone"),
        label_plural=_("Storage conditions"),
        icon="stock",
        group="warehouse",
        visible_to=selectors.zones_visible_to,
        for_list=selectors.zones_for_list,
        for_detail=selectors.zones_for_list,
        columns=(
            web.Column("name", _("Zone"), value="name"),
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("storage_class", _("Storage"), value="get_storage_class_display"),
            web.Column("temperature", _("Temperature"), value=_value("latest_temperature", "°C")),
            web.Column("humidity", _("Humidity"), value=_value("latest_humidity", "%")),
            web.Column("at", _("Measured at"), value="latest_at", kind="datetime"),
            web.Column(
                "alarm",
                _("Now"),
                value=_alarms,
                tone=lambda row, user: "bad" if row.alarms else "done" if row.latest_at else "off",
            ),
        ),
        filters=(
            web.Filter("warehouse", _("Warehouse"), choices=_rooms),
            web.Filter("storage_class", _("Storage"), choices=Storage.choices),
        ),
        search=lambda user, text: Q(name__icontains=text) | Q(code__iexact=text),
        search_hint=_("Zone"),
        facts=lambda row, user: [
            (_("Warehouse"), row.warehouse),
            (_("Storage"), row.get_storage_class_display()),
            (_("Temperature"), _value("latest_temperature", "°C")(row, user)),
            (_("Humidity"), _value("latest_humidity", "%")(row, user)),
            (_("Measured at"), row.latest_at),
        ],
        panels=(web.Panel("storage/_zone.html", context=_recent),),
        links=_entering,
        empty=_("A warehouse gets zones when goods are put into its bins."),
    )
)

reading_screen = web.register(
    web.Screen(
        slug="readings",
        model=Reading,
        right=Right.STOCK,
        label=_("Reading"),
        label_plural=_("Readings"),
        icon="sheet",
        group="warehouse",
        visible_to=selectors.readings_visible_to,
        columns=(
            web.Column("at", _("Measured at"), kind="datetime", sort="at"),
            web.Column("zone", _("Zone"), value="zone.name"),
            web.Column("warehouse", _("Warehouse"), value="zone.warehouse.name"),
            web.Column("temperature", _("Temperature"), value=_value("temperature", "°C")),
            web.Column("humidity", _("Humidity"), value=_value("humidity", "%")),
            web.Column("source", _("Measured by"), value="get_source_display"),
            web.Column("actor_name", _("By")),
        ),
        ordering="-at",
        filters=(
            web.Filter("zone__warehouse", _("Warehouse"), choices=_rooms),
            web.Filter("source", _("Measured by"), choices=Source.choices),
        ),
        search=lambda user, text: Q(zone__name__icontains=text) | Q(actor_name__icontains=text),
        search_hint=_("Zone or person"),
        facts=lambda row, user: [
            (_("Zone"), row.zone),
            (_("Measured at"), row.at),
            (_("Temperature"), f"{row.temperature} °C"),
            (_("Humidity"), _value("humidity", "%")(row, user)),
            (_("Measured by"), row.get_source_display()),
            (_("By"), row.actor_name),
            (_("Arrived here at"), row.received_at),
        ],
        links=lambda row, user: [web.Link(row.zone, zone_screen.url(row.zone))],
        create_form=ReadingForm,
        create=services.record,
        create_roles=KEEPERS,
        create_label=_("Enter temperature and humidity"),
        empty=_("Readings are entered by hand, or sent by sensors."),
    )
)


def _concerned(request: HttpRequest, row: Excursion) -> Mapping[str, Any]:
    return {
        "lots": [(lot, web.url_for(lot.key, request.user)) for lot in selectors.lots_of(row)],
        "lasted": in_words(row.lasted(clock.now())),
    }


def _bound(row: Excursion) -> str:
    unit = "%" if row.kind in (Kind.WET, Kind.DRY) else "°C"
    return "" if row.worst is None else f"{row.worst} {unit} ({row.limit} {unit})"


excursion_screen = web.register(
    web.Screen(
        slug="excursions",
        model=Excursion,
        right=Right.STOCK,
        label=_("Excursion"),
        label_plural=_("Excursions"),
        icon="bell",
        group="warehouse",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_list,
        title=lambda row, user: f"{row.get_kind_display()} · {row.zone}",
        columns=(
            web.Column("kind", _("Kind of excursion"), value="get_kind_display"),
            web.Column("zone", _("Zone"), value="zone.name"),
            web.Column("warehouse", _("Warehouse"), value="zone.warehouse.name"),
            web.Column("began_at", _("Began at"), kind="datetime", sort="began_at"),
            web.Column("ended_at", _("Ended at"), kind="datetime"),
            web.Column("worst", _("Worst (limit)"), value=lambda row, user: _bound(row)),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        ordering="-began_at",
        filters=(
            web.Filter("kind", _("Kind of excursion"), choices=Kind.choices),
            web.Filter("verdict", _("Effect on the goods"), choices=Verdict.choices),
            web.Filter("zone__warehouse", _("Warehouse"), choices=_rooms),
        ),
        search=lambda user, text: Q(zone__name__icontains=text),
        search_hint=_("Zone"),
        path=(ExcursionState.ALARM, ExcursionState.SEEN, ExcursionState.CLOSED),
        facts=lambda row, user: [
            (_("Zone"), row.zone),
            (_("Began at"), row.began_at),
            (_("Ended at"), row.ended_at),
            (_("Worst (limit)"), _bound(row)),
            (_("Readings out of range"), row.measured),
            (_("What is being done"), row.doing),
            (_("Effect on the goods"), row.get_verdict_display()),
            (_("Note"), row.note),
        ],
        panels=(web.Panel("storage/_excursion.html", context=_concerned),),
        links=lambda row, user: [
            web.Link(row.zone, zone_screen.url(row.zone)),
            web.Link(_("Curve"), reverse("climate-chart", args=[row.zone_id])),
        ],
        empty=_("Every zone has stayed within its limits."),
    )
)


@require_safe
def chart(request: HttpRequest, pk: int) -> HttpResponse:
    """Temperature and humidity over time, with the limits as a band and a table of the same."""
    zone = zone_screen.row(request, pk)
    span = curves.span_of(request.GET.get("span", ""))
    context = {
        "zone": zone,
        "url": zone_screen.url(zone),
        "tables": curves.tables(zone, span, clock.now()),
        "spans": [(key, label, key == span.key) for key, label in curves.CHOICES],
        "limits": _limits(zone),
    }
    return render(request, "storage/chart.html", context)
