"""The customer's pages behind a signed link: menus, readings, photos, recheck report, reports.

Every link is bound to a plan and its customer; nothing else can be reached from here.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock, files, links
from core.errors import Invalid, Problem
from core.models import CustomerLink
from plans import services
from plans.entries import CustomerReadingForm, PhotoForm, RecheckForm
from plans.forms import MenuForm
from plans.models import Metric, Plan, Report
from plans.models.meals import MEALS
from plans.selectors import menus, reports
from plans.views.entering import mark
from plans.views.reports import respond, shown

Save = Callable[[Plan, CustomerLink, dict[str, Any]], None]


class NotThere(Problem):
    """Nothing of this plan is at that address."""

    status = 404
    code = "not_found"


def plan_of(link: CustomerLink) -> Plan:
    """The plan that the link is for, while it is still this customer's."""
    plans = Plan.objects.select_related("order__customer")
    plan = plans.filter(pk=link.row_id, order__customer=link.customer_key).first()
    if plan is None:
        raise NotThere(_("There is nothing behind this link. Was it copied whole?"))
    return plan


def menu_page(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Today's and the coming menus; opening the page is the read receipt."""
    plan = plan_of(link)
    now = clock.now()
    today = timezone.localdate(now)
    coming = list(menus.for_customer(plan, today))
    if coming:
        services.mark_read(plan=plan, until=coming[-1].for_date, at=now)
    labels = {name: field.label for name, field in MenuForm.base_fields.items()}
    days = [
        {"menu": m, "totals": m.totals, "meals": [(labels[k], m.meals.get(k, [])) for k in MEALS]}
        for m in coming
    ]
    return render(request, "plans/customer/menus.html", {"days": days, "today": today})


def metrics_page(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Enter this morning's values."""
    plan = plan_of(link)
    latest = plan.metrics.order_by("-measured_at", "-pk")[:7]
    return _entry(request, link, plan, CustomerReadingForm, _keep_readings, {"latest": latest})


def photos_page(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Send photos before or after the plan."""
    plan = plan_of(link)
    phase = "before" if plan.ended_on is None else "after"
    count = plan.photos.filter(phase=phase).count()
    return _entry(
        request, link, plan, PhotoForm, _keep_photos, {"count": count}, initial={"phase": phase}
    )


def recheck_page(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Send the report of the recheck."""
    plan = plan_of(link)
    return _entry(request, link, plan, RecheckForm, _keep_recheck, {"count": plan.rechecks.count()})


def report_page(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """Read the reports; their PDF and photos are served under the same link."""
    plan = plan_of(link)
    issued = reports.for_customer(plan)
    kind, _sep, key = link.action.partition("-")
    if kind == "pdf":
        return respond(_one(issued, key))
    if kind == "photo":
        return files.respond(_photo(plan, key))
    Report.objects.filter(pk__in=[r.pk for r in issued], read_at=None).update(read_at=clock.now())
    told = [{"report": r, "shown": shown(r.snapshot)} for r in issued]
    return render(
        request, "plans/customer/reports.html", {"told": told, "path": links.path_of(link)}
    )


def _entry(
    request: HttpRequest,
    link: CustomerLink,
    plan: Plan,
    kind: type[forms.Form],
    save: Save,
    known: dict[str, Any],
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """A form on the customer's phone: saved, or shown again with what is wrong."""
    form, status = kind(initial=initial), 200
    if request.method == "POST":
        form, status = kind(request.POST, request.FILES), 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    save(plan, link, dict(form.cleaned_data))
                return HttpResponseRedirect(f"{links.path_of(link)}?saved=1", status=303)
            except Invalid as problem:
                mark(form, problem)
    context = {"form": form, "purpose": link.purpose, "saved": "saved" in request.GET, **known}
    return render(request, "plans/customer/entry.html", context, status=status)


def _keep_readings(plan: Plan, link: CustomerLink, data: dict[str, Any]) -> None:
    unit, once = data.pop("unit"), data.pop("once")
    now = clock.now()
    readings = [
        services.Reading(
            code=code,
            value=forms.DecimalField().to_python(value),
            unit=unit if code == "weight" else "",
            measured_at=now,
            source=Metric.Source.CUSTOMER,
            external_id=f"{once}:{code}" if once else "",
        )
        for code, value in data.items()
        if value is not None
    ]
    services.record_metrics(plan=plan, readings=readings, by=link.actor)


def _keep_photos(plan: Plan, link: CustomerLink, data: dict[str, Any]) -> None:
    for file in data.pop("photos"):
        services.add_photo(plan=plan, by=link.actor, file=file, **data)


def _keep_recheck(plan: Plan, link: CustomerLink, data: dict[str, Any]) -> None:
    services.add_recheck(plan=plan, by=link.actor, **data)


def _one(issued: list[Report], key: str) -> Report:
    found = next((r for r in issued if str(r.pk) == key), None)
    if found is None:
        raise NotThere(_("This report is not there, or there is a newer one."))
    return found


def _photo(plan: Plan, key: str) -> Any:
    try:
        wanted = UUID(key)
    except ValueError:
        raise NotThere(_("This photo is not there.")) from None
    photo = plan.photos.filter(attachment=wanted).select_related("attachment").first()
    if photo is None:
        raise NotThere(_("This photo is not there."))
    return photo.attachment


links.register("menu", menu_page)
links.register("metrics", metrics_page)
links.register("photos", photos_page)
links.register("recheck", recheck_page)
links.register("report", report_page)
