"""What people see of customers: the archive, its tabs, reveals."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Branch
from accounts.roles import Right
from core import access, web
from core.access import SECRETS
from core.errors import Forbidden
from core.models import AccessLog
from core.web.details import entries_of
from customers import finding, selectors, services
from customers.choices import Source
from customers.forms import NewCustomerForm, RevealForm
from customers.models import ConsentRecord, Customer
from customers.workflow import EDITORS, CustomerState

ACCESSES_SHOWN = 200
#: What is read of a customer, in words; a name that is not here is shown as it is.
READS = {
    "phone": _("Telephone"),
    "address": _("Address"),
    "id_number": _("Identity number"),
    "email": _("E-mail"),
    "allergies": _("Allergies"),
    "health_record": _("Health record"),
    "assessment": _("Pre-plan assessment"),
    "export": _("Export"),
    "file": _("File"),
    "chat": _("Group chat"),
    "plan": _("Health plan"),
    "menu": _("Menus"),
    "metrics": _("Body data"),
    "photos": _("Photos"),
    "report": _("Assessment report"),
    "report_pdf": _("Assessment report as PDF"),
    "call_notes": _("Notes of a video call"),
    "contract": _("Contract"),
    "label": _("Address label"),
    "complaint": _("Complaint"),
    "link": _("Link withdrawn"),
}


def _branches(user: Any) -> Sequence[tuple[Any, Any]]:
    own = Branch.objects.order_by("name")
    if not user.sees_every_branch:
        own = own.filter(pk=user.branch_id)
    return [(branch.pk, branch.name) for branch in own]


def _facts(row: Customer, user: Any) -> Sequence[tuple[Any, Any]]:
    return [
        (_("Archive no."), row.archive_no),
        (_("Sex"), row.get_sex_display()),
        (_("Age"), row.age),
        (_("Branch"), row.branch),
        (_("Doctor"), row.primary_doctor),
        (_("Health manager"), row.health_manager),
        (_("Source"), row.get_source_display()),
        (_("Source detail"), row.source_detail),
        (_("Membership card no."), row.member_no),
        (_("Member since"), row.member_since),
        (_("Registered on"), row.created_at),
    ]


def _initial(row: Customer, step: str, user: Any) -> Mapping[str, Any]:
    """Everything but the secrets: those are never filled in for somebody to read."""
    if step != "edit":
        return {}
    known = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields}
    shown = {name: value for name, value in known.items() if name not in SECRETS}
    return {**shown, "age": row.age}


def contact(request: HttpRequest, row: Customer) -> Mapping[str, Any]:
    """The masked values, each with the way to reveal it."""
    user: Any = request.user
    return {
        "secrets": [
            _secret(row, name, user) for name in ("phone", "address", "id_number", "email")
        ],
        "other_names": selectors.other_names(row),
        "may_settle": user.actor.may(EDITORS),
    }


def overview(request: HttpRequest, row: Customer) -> Mapping[str, Any]:
    """Who serves, what to mind. Allergies are health data: showing them is recorded."""
    user: Any = request.user
    allergies = row.allergies if user.can(Right.HEALTH) else None
    if allergies:
        access.record(user.actor, row.pk, row.key, "allergies")
    return {
        "allergies": allergies,
        "hidden": allergies is None and bool(row.allergies),
        "team": selectors.teams_of(row),
    }


def timeline(request: HttpRequest, row: Customer) -> Mapping[str, Any]:
    """Everything that happened to the customer, in words."""
    before = request.GET.get("before", "")
    user: Any = request.user
    log = selectors.timeline(user, row, int(before) if before.isdecimal() else None)
    pages = web.pages_of_rows({step.row_key for step in log}, user)
    items = [
        {
            "entry": entry,
            "what": selectors.noun_of(step.row_key),
            "page": pages.get(step.row_key, ""),
        }
        for entry, step in zip(entries_of(log), log, strict=True)
    ]
    more = log[-1].pk if len(log) == selectors.TIMELINE_LENGTH else None
    return {"items": items, "more": more}


def consents(request: HttpRequest, row: Customer) -> Mapping[str, Any]:
    """What the customer agreed to, and no longer does."""
    return {"consents": selectors.consents_of(row)}


def accesses(request: HttpRequest, row: Customer) -> Mapping[str, Any]:
    """Who looked at what, and why."""
    return {"reads": [_read(entry) for entry in selectors.accesses(row)[:ACCESSES_SHOWN]]}


def _read(entry: AccessLog) -> Mapping[str, Any]:
    name, _sep, outcome = entry.what.partition(":")
    return {"entry": entry, "what": READS.get(name, name), "refused": bool(outcome)}


def _secret(row: Customer, name: str, user: Any) -> Mapping[str, Any]:
    return {
        "field": name,
        "label": READS[name],
        "masked": getattr(row, f"masked_{name}"),
        "open": bool(getattr(row, name)) and user.can(Right.REVEAL),
    }


def _reads_logs(row: Customer, user: Any) -> bool:
    return bool(user.can(Right.LOGS))


screen = web.register(
    web.Screen(
        slug="customers",
        model=Customer,
        right=Right.CUSTOMERS,
        label=_("Customer"),
        label_plural=_("Customers"),
        icon="customer",
        group="customers",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: row.shown_to(user),
        columns=(
            web.Column("full_name", _("Full name"), value=lambda row, user: row.shown_to(user)),
            web.Column("archive_no", _("Archive no.")),
            web.Column("phone", _("Telephone"), value="masked_phone", kind="masked"),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("health_manager", _("Health manager"), kind="person"),
            web.Column("source", _("Source"), value="get_source_display"),
            web.Column("created_at", _("Registered on"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        filters=(
            web.Filter("branch", _("Branch"), choices=_branches),
            web.Filter("source", _("Source"), choices=Source.choices),
        ),
        search=lambda user, text: finding.matches(text),
        search_hint=_("Name, pinyin, telephone, archive no."),
        path=(CustomerState.PROSPECT, CustomerState.ENROLLED),
        facts=_facts,
        panels=(web.Panel("customers/_contact.html", context=contact),),
        tabs=(
            web.Tab("overview", _("Overview"), "customers/_overview.html", context=overview),
            web.Tab("timeline", _("Timeline"), "customers/_timeline.html", context=timeline),
            web.Tab("consents", _("Consents"), "customers/_consents.html", context=consents),
            web.Tab(
                "accesses",
                _("Access log"),
                "customers/_accesses.html",
                context=accesses,
                shown=_reads_logs,
            ),
        ),
        initial=_initial,
        create_form=NewCustomerForm,
        create=services.create,
        create_roles=EDITORS,
        create_label=_("Register a customer"),
        empty=_("Customers come with their first order, or are registered here."),
        export=False,  # lists of customers leave the house only through a recorded export
    )
)

consent_screen = web.register(
    web.Screen(
        slug="consents",
        model=ConsentRecord,
        right=Right.CUSTOMERS,
        label=_("Consent"),
        label_plural=_("Consents"),
        visible_to=selectors.consents_visible_to,
        columns=(
            web.Column(
                "customer", _("Customer"), value=lambda row, user: row.customer.shown_to(user)
            ),
            web.Column("purpose", _("Purpose"), value="get_purpose_display"),
            web.Column("decision", _("Decision"), value="get_decision_display"),
            web.Column("given_at", _("Given on"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        facts=lambda row, user: [
            (_("Customer"), row.customer.shown_to(user)),
            (_("Channel"), row.get_channel_display()),
            (_("Version of the text"), row.text_version),
            (_("Given on"), row.given_at),
            (_("Ended on"), row.ended_at),
        ],
        links=lambda row, user: [web.Link(row.customer.shown_to(user), screen.url(row.customer))],
        export=False,
    )
)


@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request: HttpRequest, pk: int, field: str) -> HttpResponse:
    """Ask for the reason (GET), then show the value once (POST); both as a page or as a piece."""
    row: Customer = screen.row(request, pk)
    user: Any = request.user
    if field not in SECRETS:
        raise Http404
    context: dict[str, Any] = {"row": row, "secret": _secret(row, field, user), "screen": screen}
    form = RevealForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        context["value"] = services.reveal(user=user, customer=row, field=field, reason=reason)
    status = 422 if form.is_bound and not form.is_valid() else 200
    context |= {"form": form, "title": row.shown_to(user)}
    part = "HX-Request" in request.headers
    template = "customers/_secret.html" if part else "customers/reveal.html"
    return render(request, template, context, status=status)


@require_POST
def settle(request: HttpRequest, pk: int, name_id: int) -> HttpResponse:
    """Somebody has looked into a name that came with a known number."""
    row: Customer = screen.row(request, pk)
    user: Any = request.user
    if not user.actor.may(EDITORS):
        raise Forbidden(gettext("This is not among your duties."))
    services.settle_other_name(other_name=get_object_or_404(selectors.other_names(row), pk=name_id))
    return HttpResponseRedirect(screen.url(row))
