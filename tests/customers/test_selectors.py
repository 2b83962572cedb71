"""Who sees whom, and who is found by what."""

import pytest
from django.db import connection

from accounts.roles import RIGHTS, Right, Role
from core import clock
from core.models import StepLog
from customers import finding, selectors, services
from customers.models import Customer
from tests.customers.factories import make_branch, make_customer, make_user

pytestmark = pytest.mark.django_db
CASE = "order:1"
HQ = Role.SUPERVISOR


def sees(user):
    return set(selectors.visible_to(user))


def serve(customer, user, role):
    services.form_team(case_key=CASE, customer=customer, members={role: user}, at=clock.now())


def test_a_branch_sees_its_own_and_headquarters_all():
    here, there = make_branch(), make_branch()
    mine, other = make_customer(here), make_customer(there)

    assert sees(make_user(Role.ADMIN_CLERK, branch=here)) == {mine}
    assert sees(make_user(HQ)) == {mine, other}


@pytest.mark.parametrize("role", [r for r in Role if r not in RIGHTS[Right.CUSTOMERS]])
def test_without_the_right_nobody_is_seen(role):
    customer = make_customer()

    assert sees(make_user(role, branch=customer.branch)) == set()


def test_a_coach_sees_a_customer_from_confirmation_until_leaving():
    customer = make_customer()
    coach = make_user(Role.HEAD_COACH, branch=customer.branch)
    serve(customer, coach, Role.HEAD_COACH)
    assert sees(coach) == set()

    services.confirm_record(case_key=CASE)
    assert sees(coach) == {customer}

    services.dissolve_team(case_key=CASE, at=clock.now())
    assert sees(coach) == set()


def test_a_team_member_of_another_branch_sees_the_customer():
    customer, me = make_customer(), make_user(Role.HEALTH_MANAGER, branch=make_branch())
    serve(customer, me, Role.HEALTH_MANAGER)

    assert sees(me) == {customer}


def test_a_coach_who_also_works_at_the_desk_sees_the_branch():
    customer = make_customer()

    assert sees(make_user(Role.HEAD_COACH, Role.ADMIN_CLERK, branch=customer.branch)) == {customer}


def test_staff_without_a_branch_see_nobody():
    make_customer()

    assert sees(make_user(Role.ADMIN_CLERK)) == set()


@pytest.fixture
def dan():
    customer = make_customer(
        full_name="单雄信",
        phone="19912345678",
        region="北京市朝阳区",
        address="建国路八十八号",
        id_number="11010519491231002X",
        email="dan@example.org",
        member_no="VIP-0077",
    )
    services.give_archive_no(customer_id=customer.pk)
    make_customer(full_name="王芳芳", phone="18855556666", region="上海市静安区")
    return Customer.objects.get(pk=customer.pk)


@pytest.mark.parametrize(
    "text",
    [
        "单雄信", "雄信", "单雄", "单", "单 雄信", "shanxiongxin", "shan", "xiongx",
        "sxx", "sx", "dxx",
        "danxiong", "SXX", "s", "5678", "12345678", "1991", "19912345678", "+86 199 1234 5678",
        "199-1234-5678", "11010519491231002x", "491231", "194912310", "1231002X",
        "朝阳区", "北京市朝阳", "八十八号", "dan@example.org", "DAN@example.org", "vip-0077",
        "雄信 5678", "sxx 朝阳区", "ＳＸＸ",
    ],
)  # fmt: skip
def test_a_customer_is_found_by_any_part(dan, text):
    assert list(selectors.search(make_user(HQ), text)) == [dan]


def test_a_customer_is_found_by_the_archive_number(dan):
    for text in (dan.archive_no, dan.archive_no.lower(), dan.archive_no[:-1]):
        assert list(selectors.search(make_user(HQ), text)) == [dan]


@pytest.mark.parametrize(
    "text",
    ["", " ", "雄单", "王雄", "567", "56781", "99999", "194912319", "静安朝阳", "%", "_",
     "\\", "\0",
     "'", "雄信 9999", "10:30", "a@b", "xx%", "x" * 500, "单" * 100, "-" * 5, "+", "٣٣٣٣"],
)  # fmt: skip
def test_nobody_is_found_by_what_does_not_fit(dan, text):
    assert list(selectors.search(make_user(HQ), text)) == []


def test_a_search_finds_only_who_may_be_seen(dan):
    me = make_user(Role.ADMIN_CLERK, branch=make_branch())

    assert list(selectors.search(me, "单雄信")) == []


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("雄信", "customer_name_part"),
        ("shan", "customer_name_part"),
        ("单", "customer_name_begins"),
        ("s", "customer_by_pinyin"),
        ("5678", "customer_phone_part"),
        ("19912345678", "customer_one_per_phone"),
        ("朝阳区", "customer_region_part"),
        ("491231", "customer_id_part"),
        ("11010519491231002X", "customer_by_id"),
        ("vip-0077", "customer_by_card"),
        ("dan@example.org", "customer_by_email"),
        ("kh2026", "customer_no_begins"),
    ],
)
def test_a_search_goes_through_its_index(dan, text, index):
    with connection.cursor() as cursor:
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")

    plan = Customer.objects.filter(finding.matches(text)).order_by().explain()

    assert index in plan
    assert "Seq Scan" not in plan


def test_a_long_fragment_is_looked_at_after_opening(dan):
    """All four-digit pieces of 99123456 occur in a number that does not hold it."""
    make_customer(phone="13400991234")

    assert list(selectors.search(make_user(HQ), "9912345")) == [dan]


def test_many_candidates_are_answered_by_their_hashes(dan, monkeypatch):
    monkeypatch.setattr(finding, "MOST_CANDIDATES", 1)

    assert list(selectors.search(make_user(HQ), "12345")) == [dan]


def test_a_search_costs_the_same_for_one_and_for_many(dan, django_assert_max_num_queries):
    user = make_user(HQ)
    for number in range(12):
        make_customer(full_name="单雄" + "信义礼智"[number % 4])

    with django_assert_max_num_queries(1):
        assert len([c.branch.name for c in selectors.search(user, "单雄")]) == 13


def test_names_are_whole_for_those_who_serve_and_masked_for_others(dan):
    assert selectors.name_for(make_user(Role.CUSTOMER_SERVICE), dan) == "单雄信"
    assert selectors.name_for(make_user(Role.WAREHOUSE_KEEPER), dan) == "单*信"
    assert str(dan) == "单*信"


def test_the_timeline_hides_reasons_from_those_without_the_right(dan):
    StepLog.objects.create(
        row_key="health_records.assessment:1",
        case_key=CASE,
        customer_key=dan.pk,
        step="block",
        before="submitted",
        after="blocked",
        actor_kind="staff",
        actor_name="王敏",
        reason="胸痛",
    )

    reasons = {
        role: selectors.timeline(make_user(role), dan)[0].reason
        for role in (Role.HEALTH_MANAGER, Role.ADMIN_CLERK)
    }
    assert reasons == {Role.HEALTH_MANAGER: "胸痛", Role.ADMIN_CLERK: ""}


def test_allergens_are_a_list_of_words():
    customer = make_customer(allergies=["花生", "虾"])

    assert selectors.allergens_in([customer.pk, 0]) == {customer.pk: ["花生", "虾"]}


def test_age_is_counted_on_the_day():
    assert make_customer(birth_year=None).age is None
    assert make_customer(birth_year=clock.now().year - 40).age == 40
