"""The machine of an order, and who may move it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from contracts.selectors import live_of
from core import clock
from core.actors import SYSTEM
from core.errors import Forbidden, Invalid, Refused, Stale
from core.models import StepLog
from core.steps import perform
from orders import services
from orders.models import Order
from tests.orders.factories import (
    make_branch,
    make_confirmed,
    make_order,
    make_paid,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db


def by(order, *roles):
    return make_user(*roles, branch=order.branch).actor


def test_an_order_entered_by_hand_waits_for_its_payment():
    order = make_order()

    assert order.state == "pending_payment"
    assert order.order_no.startswith("D")
    assert order.amount == order.programme.list_price


def test_the_clerk_records_a_payment_seen():
    order = make_order()

    order = perform(
        order, "pay", by=by(order, Role.ADMIN_CLERK), amount=Decimal("8000"), channel="bank"
    )

    assert (order.state, order.pay_channel, order.off_price) == ("paid", "bank", True)


def test_a_payment_seen_cannot_lie_in_the_future():
    order = make_order()
    later = clock.now() + timedelta(hours=1)

    with pytest.raises(Invalid):
        perform(
            order,
            "pay",
            by=by(order, Role.ADMIN_CLERK),
            amount=order.amount,
            channel="cash",
            paid_at=later,
        )


def test_only_the_clerk_confirms_the_type():
    order = make_paid()

    with pytest.raises(Forbidden):
        perform(order, "confirm_type", by=by(order, Role.HEAD_COACH), contract_type="online")


def test_confirming_twice_is_refused_and_says_what_is_possible():
    order = make_confirmed()

    with pytest.raises(Refused) as caught:
        perform(order, "confirm_type", by=by(order, Role.ADMIN_CLERK), contract_type="paper")
    assert caught.value.allowed == ["correct_type"]


def test_whoever_has_not_read_the_newest_version_is_stopped():
    order = make_paid()

    with pytest.raises(Stale):
        perform(
            order, "confirm_type", by=by(order, Role.ADMIN_CLERK), version=0, contract_type="none"
        )


def test_a_corrected_type_keeps_its_cause_and_replaces_the_contract():
    order = make_confirmed("online")

    order = perform(
        order,
        "correct_type",
        by=by(order, Role.ADMIN_CLERK),
        contract_type="paper",
        cause="staff_error",
        reason="选错了",
    )

    facts = StepLog.objects.get(step="correct_type").facts
    assert facts == {"contract_type": "paper", "was": "online", "cause": "staff_error"}
    assert live_of(order).kind == "paper"


def test_a_correction_must_change_something():
    order = make_confirmed("online")

    with pytest.raises(Invalid):
        perform(
            order,
            "correct_type",
            by=by(order, Role.ADMIN_CLERK),
            contract_type="online",
            cause="staff_error",
            reason="x",
        )


def test_a_rejected_refund_leads_back_to_where_it_was():
    order = make_confirmed()
    order = perform(order, "request_refund", by=by(order, Role.CUSTOMER_SERVICE), reason="太贵")
    assert order.state == "refund_requested"

    order = perform(order, "reject_refund", by=by(order, Role.FINANCE_LEAD), reason="已发货")

    assert order.state == "type_confirmed"


def test_a_refund_ends_the_order_and_voids_its_contract():
    order = make_confirmed()
    order = perform(order, "request_refund", by=by(order, Role.CS_LEAD), reason="搬家")

    order = perform(order, "refund", by=by(order, Role.FINANCE_LEAD))

    assert order.state == "refunded"
    assert order.closed_at is not None
    assert live_of(order) is None


def test_cancelling_keeps_the_reason():
    order = make_paid()

    order = perform(order, "cancel", by=by(order, Role.BRANCH_DIRECTOR), reason="重复下单")

    assert order.state == "cancelled"
    assert StepLog.objects.get(step="cancel").reason == "重复下单"


def test_only_the_product_begins_and_completes():
    order = make_confirmed()
    with pytest.raises(Forbidden):
        perform(order, "begin_service", by=by(order, Role.ADMIN_CLERK))

    order = perform(perform(order, "begin_service", by=SYSTEM), "complete", by=SYSTEM)

    assert order.state == "completed"


def test_a_clerk_enters_orders_for_the_own_branch_only():
    clerk = make_user(Role.ADMIN_CLERK, branch=make_branch())

    with pytest.raises(Forbidden):
        services.enter(
            by=clerk.actor,
            name="王小明",
            phone="18800001234",
            programme=make_programme().code,
            branch=make_branch(),
        )


def test_an_order_number_is_given_once():
    make_order(order_no="A-1")

    with pytest.raises(Invalid) as caught:
        make_order(order_no="A-1")
    assert "order_no" in caught.value.fields


def test_an_order_costs_something_in_the_database_as_well():
    order = make_order()

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(amount=0)
