"""What a signing platform tells us: each body once, in any order, only ever forwards."""

import hashlib
from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from contracts.choices import Result
from contracts.models import Contract, SigningEvent
from contracts.signing import Happened, Notice, SigningProvider
from contracts.workflow import ContractState
from core import clock
from core.actors import SYSTEM, Actor, integration_actor
from core.api.body import load
from core.steps import perform

Said = tuple[Result, str]
#: The customer has signed, as far as we know.
BEYOND_CUSTOMER = (ContractState.AWAITING_COMPANY, ContractState.SIGNED)


def receive(provider: SigningProvider, body: bytes) -> SigningEvent:
    """Take in one proven body; the same one again changes nothing."""
    digest = hashlib.sha256(body).hexdigest()
    content = load(body)
    notice = provider.read(content if isinstance(content, dict) else {})
    with transaction.atomic():
        event, new = SigningEvent.objects.get_or_create(
            body_sha256=digest,
            defaults={
                "provider": provider.code,
                "body": body.decode(),
                "action": notice.action,
                "flow_id": notice.flow_id,
                "result": Result.IGNORED,
                "received_at": clock.now(),
            },
        )
        if not new:
            SigningEvent.objects.filter(pk=event.pk).update(repeats=F("repeats") + 1)
            return event
        event.contract = _contract(provider, notice)
        event.result, event.note = _follow(event.contract, notice, provider)
        event.save(update_fields=["contract", "result", "note"])
    return event


def _contract(provider: SigningProvider, notice: Notice) -> Contract | None:
    if not notice.flow_id:
        return None
    rows = Contract.objects.select_for_update(of=("self",))
    return rows.filter(provider=provider.code, flow_id=notice.flow_id).first()


def _follow(contract: Contract | None, notice: Notice, provider: SigningProvider) -> Said:
    if notice.happened == Happened.UNKNOWN:
        return Result.IGNORED, ""
    if contract is None:
        return Result.NO_CONTRACT, ""
    by = integration_actor(str(provider.code.label))
    return _FOLLOW[notice.happened](contract, notice, by)


def _customer_signed(contract: Contract, notice: Notice, by: Actor) -> Said:
    if contract.state == ContractState.SENT:
        signer = notice.signer or str(contract.variables.get("customer_name", ""))
        perform(contract, "customer_sign", by=by, signer_name=signer)
        return Result.DONE, ""
    if contract.state in BEYOND_CUSTOMER:
        return Result.KNOWN, ""
    return _late(contract, _("The customer signed."))


def _customer_declined(contract: Contract, notice: Notice, by: Actor) -> Said:
    if contract.state == ContractState.SENT:
        perform(contract, "customer_decline", by=by, reason=notice.reason or _("No reason given"))
        return Result.DONE, ""
    if contract.state == ContractState.DECLINED:
        return Result.KNOWN, ""
    return _late(contract, _("The customer declined."))


def _sealed(contract: Contract, notice: Notice, by: Actor) -> Said:
    """Everybody has signed there; that the company has is confirmed by the admin clerk here."""
    if contract.state == ContractState.SENT:  # the customer's own message comes later, or never
        _customer_signed(contract, notice, by)
        return Result.ATTENTION, _("Sealed on the platform; sign for the company here, too.")
    if contract.state == ContractState.AWAITING_COMPANY:
        return Result.ATTENTION, _("Sealed on the platform; sign for the company here, too.")
    if contract.state == ContractState.SIGNED:
        return Result.KNOWN, ""
    return _late(contract, _("Everybody signed."))


def _expired(contract: Contract, notice: Notice, by: Actor) -> Said:
    if contract.state == ContractState.SENT:
        perform(contract, "expire", by=SYSTEM)
        return Result.DONE, ""
    if contract.state == ContractState.EXPIRED:
        return Result.KNOWN, ""
    return _late(contract, _("The flow expired."))


def _revoked(contract: Contract, notice: Notice, by: Actor) -> Said:
    if contract.state in (ContractState.SENT, ContractState.AWAITING_COMPANY):
        reason = notice.reason or _("Revoked on the platform")
        perform(contract, "void", by=SYSTEM, reason=reason)
        return Result.DONE, ""
    if contract.state == ContractState.VOIDED:
        return Result.KNOWN, ""
    return _late(contract, _("The flow was revoked."))


def _late(contract: Contract, what: str) -> Said:
    """It no longer fits: nothing moves backwards, a person looks at it."""
    state = contract.get_state_display()
    return Result.ATTENTION, _("%(what)s Our state: %(state)s.") % {"what": what, "state": state}


_FOLLOW: dict[Happened, Callable[[Contract, Notice, Actor], Said]] = {
    Happened.CUSTOMER_SIGNED: _customer_signed,
    Happened.CUSTOMER_DECLINED: _customer_declined,
    Happened.COMPANY_SEALED: _sealed,
    Happened.COMPLETED: _sealed,
    Happened.EXPIRED: _expired,
    Happened.REVOKED: _revoked,
}
