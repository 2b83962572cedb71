"""Statements put into words once: the same rows as the ORM's, the same writes, nothing kept."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, transaction
from django.db.models import F

from accounts.models import Branch, User
from core import prepared
from core.models import StepLog
from core.prepared import Asked, Hole, among

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)

named = Asked(
    lambda: User.objects.select_related("branch").filter(username=Hole("name")).order_by("pk")
)
roles = Asked(
    lambda: (
        User.objects.filter(among("accounts_user.username", "names"))
        .order_by("username")
        .values_list("username", "roles")
    )
)
locking = Asked(lambda: Branch.objects.select_for_update().filter(pk=Hole("pk")))


@pytest.fixture
def branch():
    return Branch.objects.create(code="north", name="北区")


@pytest.fixture
def staff(branch):
    return [
        User.objects.create(username=name, roles=["admin_clerk"], branch=branch)
        for name in ("ann", "bob")
    ]


def entry(step="walk", **more):
    more = {"customer_key": None, "branch_key": None, "actor_id": None, "facts": {"一": [1]}} | more
    more = {"at": AT, "actor_kind": "system"} | more
    return StepLog(row_key="a:1", case_key="order:1", step=step, **more)


def undated(step):
    at = StepLog._meta.get_field("at").get_default()
    return entry(step, at=at)


def test_rows_come_with_what_they_were_asked_with(staff, django_assert_num_queries):
    with django_assert_num_queries(2):
        (ann,), (bob,) = named(name="ann"), named(name="bob")
        assert [ann.branch.name, bob.branch.name] == ["北区", "北区"]
    assert [ann, bob] == staff
    assert ann.roles == ["admin_clerk"]
    assert not ann._state.adding
    assert named(name="nobody") == []


def test_values_and_any_number_of_them(staff):
    assert roles(names=["ann", "bob"]) == [("ann", ["admin_clerk"]), ("bob", ["admin_clerk"])]
    assert roles(names=["bob", "x"]) == [("bob", ["admin_clerk"])]
    assert roles(names=[]) == []


def test_what_is_asked_is_never_kept(branch):
    with transaction.atomic():
        assert locking(pk=branch.pk)[0].name == "北区"
        Branch.objects.update(name="南区")
        assert locking(pk=branch.pk)[0].name == "南区"


def test_new_rows_get_their_keys(django_assert_num_queries):
    made = [entry("walk"), entry("run", customer_key=7)]
    with django_assert_num_queries(1):
        prepared.insert(made)
    walked, ran = StepLog.objects.order_by("pk")
    assert [walked, ran] == made
    assert (walked.facts, walked.at, ran.customer_key) == ({"一": [1]}, AT, 7)
    assert not made[0]._state.adding


def test_changes_and_new_rows_go_together(staff, django_assert_num_queries):
    ann, bob = staff
    ann.roles, ann.username, bob.username = ["head_coach"], "not meant", "rob"
    log = entry()
    with django_assert_num_queries(1):
        prepared.write([(ann, ["roles"]), (bob, ["username"])], [log])
    assert roles(names=["ann", "rob"]) == [("ann", ["head_coach"]), ("rob", ["admin_clerk"])]
    assert StepLog.objects.get() == log


def test_nothing_to_write_asks_nothing(staff, django_assert_num_queries):
    with django_assert_num_queries(0):
        prepared.write([(staff[0], ())])
        prepared.insert([])


def test_what_the_database_works_out_is_left_to_the_orm(branch):
    branch.name = F("code")
    prepared.update(branch, ["name"])
    prepared.insert([entry("walk"), undated("run")])
    assert Branch.objects.get().name == "north"
    assert [log.at for log in StepLog.objects.order_by("pk")][0] == AT


def test_what_the_database_makes_by_itself_comes_back(django_assert_num_queries):
    logs = [undated("walk"), undated("run")]
    with django_assert_num_queries(1):
        prepared.insert(logs)
    assert [log.at for log in logs] == [log.at for log in StepLog.objects.order_by("pk")]


def test_many_rows_change_in_one_statement(staff, django_assert_num_queries):
    ann, bob = staff
    ann.roles, bob.roles, ann.last_login, bob.branch = ["head_coach"], [], AT, None
    with django_assert_num_queries(1):
        prepared.update_all(staff, ["roles", "last_login", "branch"])
    after = User.objects.order_by("pk").values_list("roles", "last_login", "branch_id")
    assert list(after) == [(["head_coach"], AT, ann.branch_id), ([], None, None)]


def test_what_is_too_long_is_refused_not_cut_off(staff):
    for one in staff:
        one.username = "x" * 200
    with pytest.raises(DataError):
        prepared.update_all(staff, ["username"])


def test_many_rows_with_something_to_work_out(staff):
    for one in staff:
        one.last_name = F("username")
    prepared.update_all(staff, ["last_name"])
    assert set(User.objects.values_list("last_name", flat=True)) == {"ann", "bob"}
