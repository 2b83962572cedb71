"""Fortnightly checks, and the notices about what is near its end."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from warehousing import selectors
from warehousing.models import ExpiryCheck, ExpiryNotice
from warehousing.workflow import CheckState, NoticeState


def _of_check(request: HttpRequest, row: ExpiryCheck) -> Mapping[str, Any]:
    lines = row.lines.select_related("lot__product", "lot__bin")
    return {"lines": lines.order_by("lot__expires_on", "pk")}


def _of_notice(request: HttpRequest, row: ExpiryNotice) -> Mapping[str, Any]:
    lines = row.lines.select_related("lot__product", "lot__bin")
    return {"lines": lines.order_by("within", "lot__expires_on", "pk")}


checks = web.register(
    web.Screen(
        slug="expiry-checks",
        model=ExpiryCheck,
        right=Right.STOCK,
        label=_("Expiry check"),
        label_plural=_("Expiry checks"),
        icon="clock",
        group="warehouse",
        visible_to=selectors.checks_visible_to,
        for_list=selectors.checks_for_list,
        columns=(
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("called_on", _("Fortnight from"), kind="date", sort="called_on"),
            web.Column("signed_by", _("Signed by"), kind="person"),
            web.Column("signed_at", _("Check signed at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        ordering="-called_on",
        search=lambda user, text: Q(warehouse__name__icontains=text),
        search_hint=_("Warehouse"),
        path=(CheckState.CALLED, CheckState.SIGNED),
        facts=lambda row, user: [
            (_("Warehouse"), row.warehouse),
            (_("Fortnight from"), row.called_on),
            (_("Signed by"), row.signed_by),
            (_("Check signed at"), row.signed_at),
            (_("Note"), row.note),
        ],
        panels=(web.Panel("warehousing/_check.html", context=_of_check),),
        empty=_("Every fortnight a check is called for in each warehouse that has goods."),
    )
)

notices = web.register(
    web.Screen(
        slug="expiry-notices",
        model=ExpiryNotice,
        right=Right.STOCK,
        label=_("Near-expiry notice"),
        label_plural=_("Near-expiry notices"),
        icon="message",
        group="warehouse",
        visible_to=selectors.notices_visible_to,
        for_list=selectors.notices_for_list,
        columns=(
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("day", _("Date"), kind="date", sort="day"),
            web.Column("measure", _("Measure")),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="-day",
        search=lambda user, text: Q(warehouse__name__icontains=text),
        search_hint=_("Warehouse"),
        path=(NoticeState.ANNOUNCED, NoticeState.CLOSED),
        links=lambda row, user: [web.Link(_("Near expiry"), reverse("near-expiry"))],
        facts=lambda row, user: [
            (_("Warehouse"), row.warehouse),
            (_("Date"), row.day),
            (_("Measure"), row.measure),
        ],
        panels=(web.Panel("warehousing/_notice.html", context=_of_notice),),
        empty=_("A notice goes out when a lot comes within 90, 60 or 30 days of its end."),
    )
)
