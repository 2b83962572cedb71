"""Drafts: by rules, and by a drafting service on a real local server in the provider's format."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from core import clock
from core.errors import Forbidden, Refused
from customers.services import record_consent
from plans import services
from plans.drafter import DraftFailed, DraftInput, HttpDrafter, RuleDrafter, age_band, get_drafter
from plans.models import Plan
from plans.tasks import propose
from tests.completions import Service, serving
from tests.plans.factories import PARTS, fresh, make_order, make_plan, member, submitted

GIVEN = DraftInput("40-49", "female", ["花生"], [], {"weight": "72"}, [])


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(json.dumps(PARTS)) as told:
        yield told


@pytest.fixture
def configured(service: Service, settings: Any) -> Service:
    settings.DMA_DRAFTER_URL = service.url
    settings.DMA_DRAFTER_KEY = "key-1"
    settings.DMA_DRAFTER_MODEL = "model-1"
    return service


def agree(plan: Plan) -> None:
    record_consent(
        customer=plan.order.customer,
        purpose="ai_assist",
        decision="permit",
        channel="paper",
        text="同意",
        text_version="1",
        at=clock.now(),
    )


def ask(plan: Plan) -> Any:
    return services.make_proposal(plan=plan, asked_by=member(plan, Role.HEALTH_MANAGER))


def test_the_rules_are_the_default() -> None:
    assert isinstance(get_drafter(), RuleDrafter)
    assert "花生" in RuleDrafter().draft(GIVEN)["diet"]


def test_the_request_has_the_providers_format(service: Service) -> None:
    HttpDrafter(service.url, "key-1", "model-1").draft(GIVEN)

    asked = service.asked[0]
    assert (asked["path"], asked["model"]) == ("/v1/chat/completions", "model-1")
    assert [m["role"] for m in asked["messages"]] == ["system", "user"]
    assert service.headers[0]["Authorization"] == "Bearer key-1"


@pytest.mark.parametrize(
    "content", ["not json", json.dumps({"diet": "x"}), json.dumps({**PARTS, "rest": " "}), None]
)
def test_an_unusable_answer_is_no_draft(service: Service, content: Any) -> None:
    service.content = content

    with pytest.raises(DraftFailed):
        HttpDrafter(service.url, "k", "m").draft(GIVEN)


@pytest.mark.parametrize(
    ("status", "why"),
    [(401, "key"), (429, "busy"), (400, "refused"), (500, "busy"), (504, "timeout")],
)
def test_a_refusing_service_says_why_in_words(service: Service, status: int, why: str) -> None:
    service.status = status

    assert failure_of(service.url) == why


def failure_of(url: str) -> str:
    with pytest.raises(DraftFailed) as failed:
        HttpDrafter(url, "k", "m").draft(GIVEN)
    assert len(str(failed.value.why.label)) > 5
    return str(failed.value.why)


def test_a_service_that_is_away_gives_no_draft() -> None:
    assert failure_of("http://127.0.0.1:9") == "away"


def test_a_service_that_does_not_answer_is_not_waited_for(service: Service, settings: Any) -> None:
    settings.DMA_DRAFTER_TIMEOUT = 0.2
    service.may_answer.clear()

    assert failure_of(service.url) == "timeout"


def test_the_key_goes_to_no_other_address(service: Service) -> None:
    service.status, service.moved_to = 307, f"{service.url}/elsewhere"

    assert failure_of(service.url) == "refused"
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{json.dumps(PARTS)}\n```",
        json.dumps({part: [text] for part, text in PARTS.items()}),
    ],
)
def test_what_models_like_to_add_is_taken_off(service: Service, content: str) -> None:
    service.content = content

    assert HttpDrafter(service.url, "k", "m").draft(GIVEN) == PARTS


def test_a_missing_part_is_called_by_its_name(service: Service) -> None:
    service.content = json.dumps({"diet": "x"})

    assert failure_of(service.url) == "incomplete"


def test_ages_are_told_in_tens() -> None:
    assert [age_band(a) for a in (None, 9, 41, 85)] == ["unknown", "0-9", "40-49", "70+"]


@pytest.mark.django_db
class TestProposals:
    def test_without_consent_nothing_leaves_the_house(self, configured: Service) -> None:
        with pytest.raises(Refused):
            ask(make_plan())
        assert configured.asked == []

    def test_the_input_names_nobody(self, configured: Service) -> None:
        plan = make_plan(make_order(full_name="欧阳明珠", phone="18611112222", address="延安路"))
        agree(plan)
        ask(plan)

        told = json.dumps(configured.asked, ensure_ascii=False)
        secrets = ("欧阳", "明珠", "18611112222", "延安路", plan.order.order_no, "1985")
        assert not any(secret in told for secret in secrets)

    def test_a_red_flag_stops_every_draft(self) -> None:
        with pytest.raises(Refused):
            ask(make_plan(assessment="blocked"))

    def test_a_submitted_plan_takes_none(self) -> None:
        with pytest.raises(Refused):
            ask(submitted())

    def test_a_draft_is_marked_and_never_the_plan_by_itself(self) -> None:
        plan = make_plan()

        proposal = ask(plan)

        assert proposal.made_by == "rules-1"
        assert (fresh(plan).diet, fresh(plan).state) == (PARTS["diet"], "draft")

    def test_only_the_health_manager_takes_it_over(self) -> None:
        proposal = ask(make_plan())

        with pytest.raises(Forbidden):
            services.adopt(proposal=proposal, by=member(proposal.plan, Role.HEAD_COACH).actor)

    def test_a_service_is_asked_in_the_background(
        self, configured: Service, django_capture_on_commit_callbacks: Any
    ) -> None:
        plan = make_plan()
        agree(plan)
        manager = Client()
        manager.force_login(member(plan, Role.HEALTH_MANAGER))

        with django_capture_on_commit_callbacks(execute=True):
            manager.post(f"/plans/{plan.pk}/propose/")

        assert plan.proposals.get().made_by == "model-1"

    def test_a_failing_service_leaves_no_proposal(self, configured: Service) -> None:
        configured.status = 500
        plan = make_plan()
        agree(plan)

        propose(plan.pk, member(plan, Role.HEALTH_MANAGER).pk)

        assert not plan.proposals.filter(failure="").exists()

    def test_who_asked_reads_later_why_there_is_none(self, configured: Service) -> None:
        plan = make_plan()
        agree(plan)
        configured.status = 429
        propose(plan.pk, member(plan, Role.HEALTH_MANAGER).pk)

        client = Client()
        client.force_login(member(plan, Role.HEALTH_MANAGER))
        for page in (f"/plans/{plan.pk}/?tab=text", f"/plans/{plan.pk}/edit/"):
            assert "请稍后再试" in client.get(page).text
