"""Opening, reissuing, voiding and signing contracts; publishing templates."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contracts import selectors, standard, wording
from contracts.choices import Kind
from contracts.models import Contract, ContractTemplate
from contracts.workflow import ContractState
from core import clock, links
from core.actors import SYSTEM, Actor
from core.crypto import blind_hash
from core.errors import Invalid, Refused, Stale
from core.steps import perform
from orders.models import Order
from orders.services import next_number

LINK_PURPOSE = "contract"
NO_CONTRACT = "none"


@transaction.atomic
def open(*, order: Order, kind: str) -> Contract | None:
    """The draft that follows a confirmed contract type; None when no contract is needed.

    Safe to call twice: the contract that counts already is returned.
    """
    if kind == NO_CONTRACT:
        return None
    Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    live = selectors.live_of(order)
    if live is not None and live.kind == kind:
        return live
    if live is not None:
        raise Refused(_("This order has a contract of another kind; it must be voided first."))
    return _draft(order, kind)


@transaction.atomic
def reissue(*, contract: Contract, by: Actor = SYSTEM) -> Contract:
    """A new draft in place of a declined or expired one; the same one when called again."""
    contract = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    successor = Contract.objects.filter(supersedes=contract).first()
    if successor is not None:
        return successor
    if contract.reissued_at is None:
        contract = perform(contract, "reissue", by=by)
        successor = Contract.objects.filter(supersedes=contract).first()
    return successor or _draft(contract.order, contract.kind, supersedes=contract)


@transaction.atomic
def void_for(order: Order, reason: str, by: Actor) -> Contract | None:
    """Void what counts of an order, when it is cancelled, refunded or of another type."""
    live = selectors.live_of(order)
    if live is None:
        return None
    return perform(live, "void", by=_allowed(by), reason=reason)


def customer_link(*, contract: Contract) -> str:
    """The path at which the customer reads and signs, until the contract expires."""
    left = (contract.expires_at or clock.now()) - clock.now()
    days = max(left.total_seconds() / 86400, 1 / 24)
    return links.issue(LINK_PURPOSE, contract, contract.order.customer_id, days)


def viewed(*, contract: Contract) -> None:
    """Remember when the customer first had it on the screen."""
    Contract.objects.filter(pk=contract.pk, viewed_at=None).update(viewed_at=clock.now())


def sign_online(
    *, contract: Contract, by: Actor, signer_name: str, text_sha256: str, ip: str
) -> Contract:
    """The customer's signature: their typed name under exactly the words that they have read."""
    if text_sha256 != contract.text_sha256:
        raise Stale(_("The text has changed. Please read it again."))
    expected = "".join(str(contract.variables.get("customer_name", "")).split())
    if "".join(signer_name.split()) != expected:
        raise Invalid(
            _("Please look at the marked fields."),
            fields={"signer_name": [_("Type your name as it stands in the contract.")]},
        )
    return perform(
        contract,
        "customer_sign",
        by=by,
        signer_name=signer_name,
        ip_hash=blind_hash(ip, "contracts_contract.signer_ip"),
    )


def decline_online(*, contract: Contract, by: Actor, reason: str) -> Contract:
    """The customer does not sign."""
    return perform(contract, "customer_decline", by=by, reason=reason)


@transaction.atomic
def expire_due(*, limit: int = 500) -> int:
    """Let every sent contract expire whose time is over; returns how many."""
    due = Contract.objects.filter(state=ContractState.SENT, expires_at__lte=clock.now())
    found = list(due.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:limit])
    for contract in found:
        perform(contract, "expire", by=SYSTEM)
    return len(found)


@transaction.atomic
def publish(*, template: ContractTemplate) -> ContractTemplate:
    """From now on new contracts are made from this text, and nobody can change it."""
    template = ContractTemplate.objects.select_for_update().get(pk=template.pk)
    if template.published_at is not None:
        raise Refused(_("This version is published already."))
    wording.check(template.body)
    template.published_at = clock.now()
    template.save(update_fields=["published_at"])
    return template


@transaction.atomic
def new_version(
    *, kind: str, body: str, name: str = "", code: str = standard.CODE
) -> ContractTemplate:
    """The next version of a text, not yet published."""
    versions = ContractTemplate.objects.filter(code=code, kind=kind)
    latest = versions.aggregate(latest=Max("version"))["latest"] or 0
    return ContractTemplate.objects.create(
        code=code, kind=kind, version=latest + 1, name=name or standard.NAMES[Kind(kind)], body=body
    )


def template_for(kind: str) -> ContractTemplate:
    """The published text of a kind; the product's own when the company has none yet."""
    template = selectors.newest_template(kind)
    return template or publish(template=new_version(kind=kind, body=standard.body(kind)))


def _draft(order: Order, kind: str, supersedes: Contract | None = None) -> Contract:
    contract_no = next_number("HT", "contracts_contract_no")
    return Contract.objects.create(
        contract_no=contract_no,
        order=order,
        kind=kind,
        template=template_for(kind),
        variables=_variables(order, contract_no),
        supersedes=supersedes,
    )


def _variables(order: Order, contract_no: str) -> dict[str, str]:
    """The order as it is now; a later change of the customer does not change the contract."""
    return {
        "contract_no": contract_no,
        "customer_name": order.customer.full_name,
        "customer_phone": order.customer.phone,
        "order_no": order.order_no,
        "programme": order.programme.name,
        "days": str(order.programme.days),
        "amount": f"{order.amount:,.2f}",
        "amount_in_words": wording.in_words(order.amount),
        "branch": order.branch.name,
        "branch_address": order.branch.address,
        "date": f"{clock.today():%Y-%m-%d}",
    }


def _allowed(by: Actor) -> Actor:
    """Voiding follows from a step that its doer was allowed to do: the product does it for them."""
    return Actor(
        kind=by.kind,
        id=by.id,
        name=by.name,
        roles=by.roles | SYSTEM.roles,
        branch_id=by.branch_id,
    )
