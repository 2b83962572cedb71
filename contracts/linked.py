"""What the customer sees behind the link: read, sign, decline, keep a copy."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from contracts import services, wording
from contracts.forms import DeclineForm, ReadAndSignForm
from contracts.models import Contract
from contracts.workflow import ContractState
from core import links
from core.errors import Problem
from core.lazy import Lazy
from core.models import CustomerLink

paper = Lazy("contracts.paper")

TEMPLATE = "contracts/sign.html"


def by_link(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """``/c/<token>/`` reads and signs, ``decline`` declines, ``pdf`` is the file."""
    contract = get_object_or_404(
        Contract.objects.select_related("order__customer", "order__branch"),
        pk=link.row_id,
        order__customer_id=link.customer_key,
    )
    if link.action == "pdf":
        return pdf_response(contract)
    if request.method == "POST" and link.action == "decline":
        return _decline(request, link, contract)
    if request.method == "POST":
        return _sign(request, link, contract)
    services.viewed(contract=contract)
    return _page(request, link, contract)


def pdf_response(contract: Contract) -> HttpResponse:
    """The file, to be kept."""
    response = HttpResponse(paper.pdf(contract), content_type="application/pdf")
    name = f"{contract.contract_no}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


def _sign(request: HttpRequest, link: CustomerLink, contract: Contract) -> HttpResponse:
    form = ReadAndSignForm(request.POST)
    if not form.is_valid():
        return _page(request, link, contract, form=form, status=422)
    try:
        services.sign_online(
            contract=contract,
            by=link.actor,
            signer_name=form.cleaned_data["signer_name"],
            text_sha256=form.cleaned_data["text_sha256"],
            ip=request.META.get("REMOTE_ADDR", ""),
        )
    except Problem as problem:
        return _wrong(request, link, contract, form, problem)
    return _seen(link)


def _decline(request: HttpRequest, link: CustomerLink, contract: Contract) -> HttpResponse:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, link, contract, decline=form, status=422)
    reason = form.cleaned_data["reason"]
    services.decline_online(contract=contract, by=link.actor, reason=reason)
    return _seen(link)


def _seen(link: CustomerLink) -> HttpResponse:
    """On to the page that shows what is now, so that nothing is sent twice."""
    return HttpResponseRedirect(links.path_of(link))


def _wrong(
    request: HttpRequest,
    link: CustomerLink,
    contract: Contract,
    form: ReadAndSignForm,
    problem: Problem,
) -> HttpResponse:
    for name, reasons in problem.fields.items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)
    if not problem.fields:
        form.add_error(None, problem.message)
    return _page(request, link, contract, form=form, status=problem.status)


def _page(
    request: HttpRequest,
    link: CustomerLink,
    contract: Contract,
    *,
    form: ReadAndSignForm | None = None,
    decline: DeclineForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "contract": contract,
        "base": links.path_of(link),
        "text": wording.as_html(contract.wording()),
        "signatures": paper.signatures(contract),
        "to_sign": contract.state == ContractState.SENT,
        "form": form or ReadAndSignForm(initial={"text_sha256": contract.text_sha256}),
        "decline": decline or DeclineForm(),
    }
    return render(request, TEMPLATE, context, status=status)
