"""The e-sign platform's callbacks: proven, each body once, in any order, only ever forwards."""

import itertools

import pytest

from contracts.models import SigningEvent
from orders.models import BadSignature
from tests.contracts.factories import APP_ID, SECRET, make_sent, one_signer, told, whole_flow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _platform(settings):
    settings.DMA_ESIGN = {"app_id": APP_ID, "secret": SECRET}


def state_of(contract):
    contract.refresh_from_db()
    return contract.state


def test_the_customers_signature_moves_the_contract():
    contract = make_sent(flow_id="f1")

    response = told(one_signer("f1"))

    assert response.status_code == 200
    assert state_of(contract) == "awaiting_company"
    assert contract.signer_name == "王小明"


def test_the_same_body_counts_once():
    make_sent(flow_id="f1")

    told(one_signer("f1"))
    told(one_signer("f1"))

    assert SigningEvent.objects.get().repeats == 1


def test_a_refusal_carries_its_reason():
    contract = make_sent(flow_id="f1")

    told(one_signer("f1", result=4, resultDescription="不需要了"))

    assert state_of(contract) == "declined"
    assert contract.closed_reason == "不需要了"


@pytest.mark.parametrize(
    ("status", "state"), [(5, "expired"), (7, "declined"), (3, "voided"), (2, "awaiting_company")]
)
def test_the_end_of_a_flow(status, state):
    contract = make_sent(flow_id="f1")

    assert told(whole_flow("f1", status)).status_code == 200
    assert state_of(contract) == state


SIGNING = [
    one_signer("f1"),
    one_signer("f1", organization={"orgName": "DMA"}, signOrder=2),
    whole_flow("f1", 2),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_any_order_and_repeats_end_in_the_same_state(order):
    contract = make_sent(flow_id="f1")

    for _ in range(3):
        for index in order:
            assert told(SIGNING[index]).status_code == 200

    assert state_of(contract) == "awaiting_company"
    assert SigningEvent.objects.count() == 3


def test_a_late_signature_does_not_revive_a_voided_contract():
    contract = make_sent(flow_id="f1")
    told(whole_flow("f1", 3))

    told(one_signer("f1"))

    assert state_of(contract) == "voided"
    assert SigningEvent.objects.order_by("pk").last().result == "attention"


@pytest.mark.parametrize(
    "content",
    [
        {"action": "SOMETHING_NEW", "signFlowId": "f1"},
        {"action": "SIGN_FLOW_COMPLETE", "signFlowId": "f1", "signFlowStatus": 99},
        {"action": "SIGN_MISSON_COMPLETE", "signFlowId": "f1", "signResult": [2]},
        {"action": 7, "signFlowId": ["f1"]},
        [],
    ],
)
def test_what_is_unknown_is_kept_and_ignored(content):
    contract = make_sent(flow_id="f1")

    assert told(content).status_code == 200
    assert state_of(contract) == "sent"
    assert SigningEvent.objects.get().result == "ignored"


def test_a_flow_that_is_not_ours_is_kept():
    assert told(one_signer("elsewhere")).status_code == 200
    assert SigningEvent.objects.get().result == "no_contract"


def test_a_wrong_signature_is_401_and_counted():
    contract = make_sent(flow_id="f1")

    response = told(one_signer("f1"), secret="guess")

    assert response.status_code == 401
    assert state_of(contract) == "sent"
    assert BadSignature.objects.get(provider="esign").count == 1
    assert not SigningEvent.objects.exists()


def test_the_query_belongs_to_the_signature():
    make_sent(flow_id="f1")

    assert told(one_signer("f1"), query="a=1&b=2").status_code == 200


def test_without_a_secret_nobody_is_believed(settings):
    settings.DMA_ESIGN = {"app_id": "", "secret": ""}

    assert told(one_signer("f1"), secret="").status_code == 401


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"a": NaN}'])
def test_what_is_not_json_is_400(body):
    assert told(body).status_code == 400
