"""What people see of contracts: the list, one contract, its words, its templates."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import Right
from contracts import linked, selectors, services, wording
from contracts.choices import Kind
from contracts.models import Contract, ContractTemplate
from contracts.workflow import ContractState
from core import access, files, links, web
from core.lazy import Lazy

paper = Lazy("contracts.paper")


def _facts(row: Contract, user: Any) -> Sequence[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = [
        (_("Order"), row.order.order_no),
        (_("Customer"), row.order.customer.shown_to(user)),
        (_("Kind"), row.get_kind_display()),
        (_("Text"), row.template),
        (_("Sent at"), row.sent_at),
        (_("To be signed by"), row.expires_at),
        (_("First read at"), row.viewed_at),
        (_("Customer signed at"), row.customer_signed_at),
        (_("Company signed at"), row.company_signed_at),
    ]
    if row.closed_reason:
        found.append((_("Reason"), row.closed_reason))
    if row.supersedes is not None:
        found.append((_("Takes the place of"), row.supersedes))
    return found


def _links(row: Contract, user: Any) -> Sequence[web.Link]:
    found = [
        web.Link(_("Read the contract"), reverse("contract-text", args=[row.pk])),
        web.Link(_("PDF"), reverse("contract-pdf", args=[row.pk])),
    ]
    scans = [web.Link(_("Scan"), reverse("file", args=[one.pk])) for one in files.of(row.key)]
    successor = getattr(row, "successor", None)
    after = [web.Link(_("Issued again as"), web.url_for(successor.key))] if successor else []
    return [*found, *scans, *after]


def _recorded(request: HttpRequest, pk: int) -> Contract:
    """The contract, after the reading of its words is in the access log."""
    row: Contract = screen.row(request, pk)
    user: Any = request.user
    access.record(user.actor, row.order.customer_id, row.key, "contract")
    return row


@require_safe
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The words, to be read and printed."""
    row = _recorded(request, pk)
    context = {
        "contract": row,
        "text": wording.as_html(row.wording()),
        "signatures": paper.signatures(row),
        "back": screen.url(row),
    }
    return render(request, "contracts/text.html", context)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The file."""
    return linked.pdf_response(_recorded(request, pk))


links.register(services.LINK_PURPOSE, linked.by_link)

screen = web.register(
    web.Screen(
        slug="contracts",
        model=Contract,
        right=Right.CONTRACTS,
        label=_("Contract"),
        label_plural=_("Contracts"),
        icon="contract",
        group="customers",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row.contract_no} · {row.order.customer.shown_to(user)}",
        columns=(
            web.Column("contract_no", _("Contract no."), sort="contract_no"),
            web.Column("order", _("Order"), value="order.order_no"),
            web.Column(
                "customer",
                _("Customer"),
                value=lambda row, user: row.order.customer.shown_to(user),
            ),
            web.Column("branch", _("Branch"), value="order.branch.name"),
            web.Column("kind", _("Kind"), value="get_kind_display"),
            web.Column("sent_at", _("Sent at"), kind="datetime", sort="sent_at"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(web.Filter("kind", _("Kind"), choices=Kind.choices),),
        search=lambda user, words: (
            Q(contract_no__istartswith=words) | Q(order__order_no__istartswith=words)
        ),
        search_hint=_("Contract number or order number"),
        path=(
            ContractState.DRAFT,
            ContractState.SENT,
            ContractState.AWAITING_COMPANY,
            ContractState.SIGNED,
        ),
        facts=_facts,
        links=_links,
        empty=_("A contract is drafted when the contract type of an order is confirmed."),
    )
)


def _templates(user: User) -> QuerySet[ContractTemplate]:
    templates = ContractTemplate.objects.all()
    return templates if user.can(Right.CONTRACTS) else templates.none()


templates_screen = web.register(
    web.Screen(
        slug="contract-templates",
        model=ContractTemplate,
        right=Right.CONTRACTS,
        label=_("Contract template"),
        label_plural=_("Contract templates"),
        icon="sheet",
        group="company",
        visible_to=_templates,
        columns=(
            web.Column("name", _("Name"), sort="name"),
            web.Column("code", _("Template")),
            web.Column("version", _("Version"), kind="number"),
            web.Column("kind", _("Kind"), value="get_kind_display"),
            web.Column("published_at", _("Published at"), kind="datetime", sort="published_at"),
        ),
        filters=(web.Filter("kind", _("Kind"), choices=Kind.choices),),
        facts=lambda row, user: [
            (_("Kind"), row.get_kind_display()),
            (_("Version"), row.version),
            (_("Published at"), row.published_at),
        ],
        panels=(
            web.Panel(
                "contracts/_template.html", lambda request, row: {"text": wording.as_html(row.body)}
            ),
        ),
        empty=_("The first contract brings the product's own text."),
    )
)
