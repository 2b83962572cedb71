"""Inviting the team, replacing a member, archiving."""

from datetime import timedelta

import pytest

from accounts.models import Absence
from accounts.roles import TEAM_ROLES, Role
from core import clock
from core.actors import SYSTEM
from core.errors import Forbidden, Invalid, Refused
from core.models import StepLog
from core.steps import perform
from groupchat import selectors, services
from tests.customers.factories import make_branch, make_user
from tests.groupchat.factories import active_group, make_group, make_team, member
from tests.health_records.factories import make_order

pytestmark = pytest.mark.django_db
ROLES = {role.value for role in TEAM_ROLES}


def clerk(group):
    return make_user(Role.ADMIN_CLERK, branch=group.order.branch).actor


def lines(group):
    return [m.body for m in group.messages.filter(kind="system")]


def test_opening_twice_is_one_group_with_the_customer_in_it():
    order = make_order()
    assert services.open(order=order) == services.open(order=order)
    assert [m.role for m in make_group(order).members.all()] == ["customer"]


def test_inviting_brings_everybody_in_and_says_so():
    group = active_group()
    assert {m.role for m in group.members.filter(left_at=None)} == ROLES | {"customer"}
    assert len(lines(group)) == len(ROLES)
    facts = StepLog.objects.get(row_key=group.key).facts
    assert set(facts["members"]) == ROLES


@pytest.mark.parametrize("missing", sorted(ROLES))
def test_every_role_is_needed(missing):
    group = make_group()
    team = make_team(group.order)
    del team[missing]
    with pytest.raises(Invalid) as refused:
        perform(group, "invite_team", by=clerk(group), **team)
    assert set(refused.value.fields) == {missing}


def test_the_person_must_hold_the_role_be_active_and_of_the_branch():
    group = make_group()
    for wrong in (
        make_user(Role.HR, branch=group.order.branch),
        make_user(Role.HEAD_COACH, branch=make_branch()),
        make_user(Role.HEAD_COACH, branch=group.order.branch, is_active=False),
    ):
        team = {**make_team(group.order), "head_coach": wrong}
        with pytest.raises(Invalid) as refused:
            perform(group, "invite_team", by=clerk(group), **team)
        assert set(refused.value.fields) == {"head_coach"}


def test_headquarters_may_help_out():
    group = make_group()
    team = {**make_team(group.order), "health_manager": make_user(Role.HEALTH_MANAGER)}
    assert perform(group, "invite_team", by=clerk(group), **team).state == "active"


def test_only_the_admin_clerk_invites():
    group = make_group()
    with pytest.raises(Forbidden):
        perform(
            group,
            "invite_team",
            by=make_user(Role.CUSTOMER_SERVICE).actor,
            **make_team(group.order),
        )


def test_the_least_busy_of_the_branch_is_proposed():
    busy = active_group()
    order = make_order(busy.order.branch)
    free = make_user(Role.HEAD_COACH, branch=order.branch)
    assert services.propose_team(order)["head_coach"] == free
    assert services.propose_team(order)["assistant_coach"] == member(busy, "assistant_coach")


def test_headquarters_is_proposed_when_the_branch_has_nobody():
    order = make_order()
    elsewhere = make_user(Role.HEALTH_MANAGER, branch=make_branch())
    central = make_user(Role.HEALTH_MANAGER)
    assert services.propose_team(order) == {"health_manager": central}
    assert elsewhere not in services.propose_team(order).values()


def test_archived_groups_are_no_work():
    done = active_group()
    services.archive_for(done.order)
    order = make_order(done.order.branch)
    make_user(Role.HEAD_COACH, branch=order.branch)
    assert services.propose_team(order)["head_coach"] == member(done, "head_coach")


def test_the_absent_are_skipped():
    order = make_order()
    away, here = (make_user(Role.HEAD_COACH, branch=order.branch) for _ in range(2))
    now = clock.now()
    leave = Absence.objects.create(
        user=away, deputy=here, starts_at=now, ends_at=now + timedelta(days=2)
    )
    assert services.propose_team(order)["head_coach"] == away
    perform(leave, "approve", by=make_user(Role.HR).actor)
    assert services.propose_team(order)["head_coach"] == here


def test_nobody_gets_two_roles_while_there_is_somebody_else():
    order = make_order()
    both = make_user(Role.HEAD_COACH, Role.ASSISTANT_COACH, branch=order.branch)
    assert services.propose_team(order)["assistant_coach"] == both
    other = make_user(Role.ASSISTANT_COACH, branch=order.branch)
    assert services.propose_team(order)["assistant_coach"] == other


def test_replacing_moves_the_membership_at_once():
    group = active_group()
    before, after = (
        member(group, "head_coach"),
        make_user(Role.HEAD_COACH, branch=group.order.branch),
    )
    perform(group, "replace_member", by=clerk(group), role="head_coach", user=after, reason="休假")
    assert member(group, "head_coach") == after
    assert not selectors.visible_to(before).exists()
    assert selectors.visible_to(after).exists()


def test_replacing_tells_who_and_whom():
    group = active_group()
    before = member(group, "head_coach")
    after = make_user(Role.HEAD_COACH, branch=group.order.branch)
    perform(group, "replace_member", by=clerk(group), role="head_coach", user=after, reason="x")
    entry = StepLog.objects.get(row_key=group.key, step="replace_member")
    assert entry.facts == {"role": "head_coach", "from": before.pk, "to": after.pk}
    assert [str(before) in line for line in lines(group)[-2:]] == [True, False]


def test_nobody_replaces_themselves():
    group = active_group()
    with pytest.raises(Invalid):
        perform(
            group,
            "replace_member",
            by=clerk(group),
            role="head_coach",
            user=member(group, "head_coach"),
            reason="x",
        )


def test_archived_is_read_only_and_archiving_twice_changes_nothing():
    group = active_group()
    services.archive_for(group.order)
    services.archive_for(group.order)
    group.refresh_from_db()
    assert group.state == "archived"
    with pytest.raises(Refused):
        services.post(group=group, by=member(group, "head_coach").actor, text="还在吗")


def test_only_the_product_archives():
    with pytest.raises(Forbidden):
        perform(active_group(), "archive", by=make_user(Role.BRANCH_DIRECTOR).actor)


def test_an_order_without_a_group_is_left_alone():
    services.archive_for(make_order())
    assert services.announce(case_key="order:0", text="x") is None
    assert perform(make_group(), "archive", by=SYSTEM).state == "archived"
