"""The customer's page: read, sign under exactly these words, decline, keep a copy."""

import pytest
from django.test import Client

from contracts import services
from contracts.models import Contract
from tests.contracts.factories import make_awaiting, make_contract, make_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return make_sent()


@pytest.fixture
def path(contract):
    return services.customer_link(contract=contract)


def signing(contract, **changes):
    return {
        "signer_name": "王小明",
        "agreed": "on",
        "text_sha256": contract.text_sha256,
        **changes,
    }


def test_the_page_shows_the_words_and_notes_the_first_look(contract, path):
    response = Client().get(path)

    contract.refresh_from_db()
    assert response.status_code == 200
    assert "健康管理服务合同" in response.content.decode()
    assert contract.viewed_at is not None


def test_signing_keeps_the_proof(contract, path):
    response = Client().post(path, signing(contract))

    contract.refresh_from_db()
    assert response.status_code == 302
    assert contract.state == "awaiting_company"
    assert contract.signer_name == "王小明"
    assert len(contract.signer_ip_hash) == 32
    assert "127.0.0.1" not in contract.signer_ip_hash


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"signer_name": "李四"}, 422),
        ({"signer_name": ""}, 422),
        ({"agreed": ""}, 422),
        ({"text_sha256": "0" * 64}, 409),
    ],
)
def test_what_is_not_a_signature_is_told_and_changes_nothing(contract, path, changes, status):
    response = Client().post(path, signing(contract, **changes))

    contract.refresh_from_db()
    assert response.status_code == status
    assert contract.state == "sent"
    assert changes.get("signer_name", "王小明") in response.content.decode()


def test_declining_needs_a_reason(contract, path):
    assert Client().post(f"{path}decline/", {"reason": ""}).status_code == 422

    Client().post(f"{path}decline/", {"reason": "再考虑一下"})

    contract.refresh_from_db()
    assert (contract.state, contract.closed_reason) == ("declined", "再考虑一下")


def test_a_signed_contract_is_not_signed_again(path, contract):
    Client().post(path, signing(contract))

    response = Client().post(path, signing(contract))

    assert response.status_code == 409


def test_the_customer_keeps_a_copy(path):
    response = Client().get(f"{path}pdf/")

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_the_link_of_one_contract_does_not_open_another(contract, path):
    other = make_awaiting()

    assert other.contract_no not in Client().get(path).content.decode()
    assert Contract.objects.get(pk=other.pk).viewed_at is None


def test_a_draft_cannot_be_signed_by_link():
    draft = make_contract()
    path = services.customer_link(contract=draft)

    assert Client().post(path, signing(draft)).status_code in {409, 422}
