"""A contract from draft to signed, and every way it can fail to get there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from contracts import services
from contracts.models import Contract
from contracts.tasks import expire_contracts
from core import clock, files
from core.actors import SYSTEM, customer_actor, integration_actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from tests.contracts.factories import (
    clerk_of,
    make_awaiting,
    make_contract,
    make_sent,
    make_signed,
    scan,
)
from tests.orders.factories import make_confirmed, make_user

pytestmark = pytest.mark.django_db


def test_opening_twice_gives_the_same_draft():
    order = make_confirmed()

    first = services.open(order=order, kind="online")
    again = services.open(order=order, kind="online")

    assert first == again
    assert first.state == "draft"
    assert first.contract_no.startswith("HT")


def test_a_waived_contract_is_not_made():
    assert services.open(order=make_confirmed("none"), kind="none") is None


def test_another_kind_needs_the_first_one_voided():
    contract = make_contract()

    with pytest.raises(Refused):
        services.open(order=contract.order, kind="paper")
    services.void_for(contract.order, "wrong kind", SYSTEM)

    assert services.open(order=contract.order, kind="paper").kind == "paper"


def test_two_live_contracts_of_an_order_are_refused_by_the_database():
    contract = make_contract()

    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.create(
            contract_no="X",
            order=contract.order,
            kind="online",
            template=contract.template,
        )


def test_an_online_contract_is_sent_signed_by_both_and_whole():
    contract = make_signed()

    assert contract.state == "signed"
    assert contract.signer_name == "王小明"
    assert contract.company_signer.role_set == {Role.ADMIN_CLERK}
    assert contract.text_sha256


def test_the_text_is_fixed_when_it_is_sent():
    contract = make_sent()
    customer = contract.order.customer
    type(customer).objects.filter(pk=customer.pk).update(full_name="赵六")

    contract.refresh_from_db()

    assert "王小明" in contract.wording()
    assert "捌仟捌佰元整" in contract.wording()
    assert "{{" not in contract.wording()


def test_an_online_draft_cannot_be_signed_before_it_is_sent():
    contract = make_contract()
    customer = customer_actor(contract.order.customer_id, "王小明")

    with pytest.raises(Refused):
        perform(contract, "customer_sign", by=customer, signer_name="王小明")


def test_the_clerk_cannot_sign_an_online_contract_for_the_customer():
    contract = make_sent()

    with pytest.raises(Forbidden):
        perform(contract, "customer_sign", by=clerk_of(contract).actor, signer_name="王小明")


def test_paper_needs_a_scan_and_four_eyes():
    contract = make_contract("paper")
    clerk = clerk_of(contract)
    with pytest.raises(Invalid):
        perform(contract, "customer_sign", by=clerk.actor, signer_name="王小明")

    contract = perform(contract, "customer_sign", by=clerk.actor, signer_name="王小明", scan=scan())
    with pytest.raises(Refused):
        perform(contract, "company_sign", by=clerk.actor)
    director = make_user(Role.BRANCH_DIRECTOR, branch=contract.order.branch)
    contract = perform(contract, "verify_paper", by=director.actor)

    assert contract.state == "signed"
    assert files.of(contract.key, "scan").count() == 1


def test_whoever_uploaded_the_scan_cannot_verify_it():
    contract = make_contract("paper")
    both = make_user(Role.ADMIN_CLERK, Role.BRANCH_DIRECTOR, branch=contract.order.branch)
    contract = perform(contract, "customer_sign", by=both.actor, signer_name="王", scan=scan())

    with pytest.raises(Forbidden):
        perform(contract, "verify_paper", by=both.actor)


def test_a_customer_cannot_sign_paper_by_link():
    contract = make_sent(kind="paper")
    with pytest.raises(Refused):
        perform(contract, "customer_sign", by=customer_actor(1, "x"), signer_name="x")


def test_the_company_may_refuse_and_the_contract_is_issued_again():
    contract = make_awaiting()
    declined = perform(contract, "company_refuse", by=clerk_of(contract).actor, reason="金额不符")

    fresh = services.reissue(contract=declined, by=clerk_of(contract).actor)

    assert (declined.state, fresh.state) == ("declined", "draft")
    assert fresh.supersedes == declined
    assert services.reissue(contract=declined) == fresh


def test_a_live_contract_is_not_issued_again():
    with pytest.raises(Refused):
        services.reissue(contract=make_sent())


def test_expiry_takes_only_what_is_due_and_is_safe_to_run_twice():
    contract, later = make_sent(), make_awaiting()

    with clock.holding(contract.expires_at + timedelta(minutes=1)):
        assert expire_contracts() == 1
        assert expire_contracts() == 0

    contract.refresh_from_db()
    later.refresh_from_db()
    assert (contract.state, later.state) == ("expired", "awaiting_company")


def test_voiding_what_counts_of_an_order():
    contract = make_signed()

    voided = services.void_for(order=contract.order, reason="退款", by=SYSTEM)

    assert voided.state == "voided"
    assert services.void_for(contract.order, "again", SYSTEM) is None


def test_a_signature_of_the_company_is_not_an_integrations_business():
    with pytest.raises(Forbidden):
        perform(make_awaiting(), "company_sign", by=integration_actor("esign"))


def test_the_button_to_issue_again_makes_the_new_draft(client):
    contract = make_awaiting()
    clerk = clerk_of(contract)
    declined = perform(contract, "company_refuse", by=clerk.actor, reason="金额不符")
    client.force_login(clerk)

    path = f"/contracts/{declined.pk}/steps/reissue/"
    response = client.post(path, {"version": declined.version})

    assert response.status_code == 303
    assert Contract.objects.get(supersedes=declined).state == "draft"
