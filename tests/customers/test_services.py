"""Entering, payments, archive numbers, teams, consent, reveals."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core import clock
from core.actors import SYSTEM, customer_actor, integration_actor
from core.errors import Forbidden, Invalid, Refused, Stale, TooMany
from core.models import AccessLog, StepLog
from core.steps import perform
from customers import selectors, services
from customers.models import ConsentRecord, Customer, OtherName, TeamMember
from tests.customers.factories import make_branch, make_customer, make_user

pytestmark = pytest.mark.django_db
CASE = "order:1"


def pay(branch, **kwargs):
    defaults = {"name": "张小三", "phone": "199 0000 0001", "by": integration_actor("payments")}
    return services.find_or_create_from_payment(branch=branch, **{**defaults, **kwargs})


def test_a_payment_makes_a_customer_and_says_who_did_it():
    customer = pay(make_branch(), email="A@Example.org")

    assert (customer.phone, customer.email, customer.phone_last4) == (
        "19900000001",
        "a@example.org",
        "0001",
    )
    log = StepLog.objects.get(customer_key=customer.pk)
    assert (log.step, log.actor_name) == ("register", "payments")


def test_the_same_number_is_the_same_customer():
    branch = make_branch()

    assert pay(branch) == pay(make_branch(), phone="+86 19900000001")
    assert Customer.objects.get().branch == branch


def test_another_name_is_noted_and_overwrites_nothing():
    branch = make_branch()
    customer = pay(branch)
    for _ in range(2):
        pay(branch, name="李四", came_with="DD-7", address="建国路")

    customer.refresh_from_db()
    assert (customer.full_name, customer.address) == ("张小三", "建国路")
    assert OtherName.objects.get().given_name == "李四"
    assert selectors.other_names(customer).get().came_with == "DD-7"


def test_a_payment_fills_gaps_only():
    branch = make_branch()
    pay(branch, address="建国路1号")
    customer = pay(branch, address="别处", region="北京市")

    assert (customer.address, customer.region) == ("建国路1号", "北京市")
    assert StepLog.objects.filter(step="complete").get().facts == {"fields": ["region"]}


@pytest.mark.parametrize(("field", "value"), [("phone", "12"), ("name", "  "), ("name", "1" * 5)])
def test_a_payment_that_cannot_be_says_which_field(field, value):
    with pytest.raises(Invalid) as problem:
        pay(make_branch(), **{field: value})

    assert list(problem.value.fields) == [field]
    assert not Customer.objects.exists()


def test_a_known_number_is_an_error_beside_the_field():
    make_customer(phone="19900000001")

    with pytest.raises(Invalid) as problem:
        make_customer(phone="19900000001")
    assert list(problem.value.fields) == ["phone"]


def test_the_database_keeps_one_customer_per_number():
    customer = make_customer(phone="19900000001")
    twin = Customer(full_name="李四", phone="19900000001", branch=customer.branch)

    with pytest.raises(IntegrityError, match="customer_one_per_phone"), transaction.atomic():
        twin.save()


def test_a_person_without_branch_must_say_which():
    with pytest.raises(Invalid, match=".+"):
        services.create(by=SYSTEM, full_name="张三", phone="19900000001")


def test_the_archive_number_is_given_once():
    customer = make_customer()

    first = services.give_archive_no(customer_id=customer.pk)

    assert first.startswith(f"KH{clock.now():%Y}")
    assert services.give_archive_no(customer_id=customer.pk) == first
    customer.refresh_from_db()
    assert (customer.archive_no, customer.state) == (first, "enrolled")


def test_archive_numbers_follow_one_another():
    numbers = [services.give_archive_no(customer_id=make_customer().pk) for _ in range(3)]

    assert numbers == sorted(set(numbers))


def test_an_edit_logs_fields_but_no_content():
    customer = make_customer()
    me = make_user(Role.CUSTOMER_SERVICE)

    done = perform(customer, "edit", by=me.actor, version=1, full_name="张小四", remark="轮椅")

    log = StepLog.objects.filter(step="edit").get()
    assert log.facts == {"fields": ["full_name", "remark"]}
    assert (done.pinyin, done.initials) == ("zhangxiaosi", "zxs")
    with pytest.raises(Stale):
        perform(customer, "edit", by=me.actor, version=1, full_name="张小五")


def test_an_edit_cannot_take_somebody_elses_number():
    make_customer(phone="19900000001")
    customer = make_customer()

    with pytest.raises(Invalid):
        perform(customer, "edit", by=make_user(Role.CUSTOMER_SERVICE).actor, phone="19900000001")


def test_only_the_product_registers_and_enrols():
    customer, me = make_customer(), make_user(Role.BRANCH_DIRECTOR)

    for step, data in (("register", {}), ("enrol", {"archive_no": "KH1"}), ("complete", {})):
        with pytest.raises(Forbidden):
            perform(customer, step, by=me.actor, **data)


def test_a_transfer_moves_the_customer_out_of_sight():
    customer, here = make_customer(), make_branch()
    director = make_user(Role.BRANCH_DIRECTOR, branch=customer.branch)

    perform(customer, "transfer", by=director.actor, branch=here, reason="搬家")

    assert not selectors.visible_to(director).exists()


@pytest.fixture
def team():
    roles = (Role.HEAD_COACH, Role.ASSISTANT_COACH, Role.HEALTH_MANAGER)
    customer, members = make_customer(), {role: make_user(role) for role in roles}
    services.form_team(case_key=CASE, customer=customer, members=members, at=clock.now())
    return customer, members


def test_a_team_is_who_serves_now(team):
    _customer, members = team

    assert selectors.team_of(CASE) == members
    assert selectors.people_in([CASE])[CASE] == {role: user.pk for role, user in members.items()}


def test_forming_a_team_twice_changes_nothing(team):
    customer, members = team
    services.form_team(case_key=CASE, customer=customer, members=members, at=clock.now())

    assert TeamMember.objects.count() == 3


def test_a_role_that_is_taken_is_refused(team):
    customer, _members = team

    with pytest.raises(Refused):
        services.form_team(
            case_key=CASE,
            customer=customer,
            members={Role.HEAD_COACH: make_user(Role.HEAD_COACH)},
            at=clock.now(),
        )


def test_a_replacement_takes_over_what_was_reached(team):
    _customer, members = team
    services.confirm_record(case_key=CASE)
    new = make_user(Role.HEAD_COACH)

    services.replace_member(case_key=CASE, role=Role.HEAD_COACH, user=new, at=clock.now())

    assert selectors.team_of(CASE)[Role.HEAD_COACH] == new
    assert list(selectors.cases_of(new, confirmed_only=True)) == [CASE]
    assert list(selectors.cases_of(members[Role.HEAD_COACH])) == []
    assert set(selectors.served_in(CASE)) == {u.pk for u in (*members.values(), new)}


@pytest.mark.parametrize("role", [Role.HEAD_COACH, Role.ADMIN_CLERK])
def test_a_replacement_that_cannot_be_is_refused(team, role):
    _customer, members = team

    with pytest.raises(Refused):
        services.replace_member(
            case_key=CASE, role=role, user=members[Role.HEAD_COACH], at=clock.now()
        )


def test_the_database_keeps_one_person_per_role(team):
    customer, members = team
    twin = TeamMember(
        case_key=CASE,
        customer=customer,
        user=members[Role.HEALTH_MANAGER],
        role=Role.HEAD_COACH,
        joined_at=clock.now(),
    )

    with pytest.raises(IntegrityError, match="team_one_per_role"), transaction.atomic():
        twin.save()


def test_a_dissolved_team_serves_nobody(team):
    services.dissolve_team(case_key=CASE, at=clock.now() + timedelta(days=90))

    assert selectors.team_of(CASE) == {}
    assert len(selectors.served_in(CASE)) == 3


def consent(customer, decision="permit", purpose="health_service"):
    return services.record_consent(
        customer=customer,
        purpose=purpose,
        decision=decision,
        channel="link",
        text="我同意",
        text_version="1",
        at=clock.now(),
    )


def test_consent_holds_until_it_is_withdrawn():
    customer = make_customer()
    given = consent(customer)
    assert selectors.has_consent(customer.pk, "health_service")
    assert not selectors.has_consent(customer.pk, "photo_marketing")

    perform(given, "withdraw", by=customer_actor(customer.pk, ""), channel="link")

    assert not selectors.has_consent(customer.pk, "health_service")


def test_a_newer_answer_supersedes_the_older():
    customer = make_customer()
    consent(customer)
    consent(customer, "deny")

    assert not selectors.has_consent(customer.pk, "health_service")
    assert [c.state for c in selectors.consents_of(customer)] == ["given", "superseded"]
    assert len(ConsentRecord.objects.first().text_hash) == 64


def reveal(user, customer, field="phone"):
    return services.reveal(user=user, customer=customer, field=field, reason="回访")


def test_a_reveal_is_recorded_before_the_value_is_shown():
    customer, me = (
        make_customer(region="北京市", address="建国路"),
        make_user(Role.CUSTOMER_SERVICE),
    )

    assert reveal(me, customer) == customer.phone
    assert reveal(me, customer, "address") == "北京市 建国路"
    assert list(AccessLog.objects.values_list("what", flat=True)) == ["phone", "address"]


def test_a_reveal_without_the_right_is_refused_and_recorded():
    customer, auditor = make_customer(), make_user(Role.AUDITOR)

    with pytest.raises(Forbidden):
        reveal(auditor, customer)
    assert AccessLog.objects.get().what == "phone:refused"


def test_reveals_are_limited():
    customer, me = make_customer(), make_user(Role.CUSTOMER_SERVICE)
    for _ in range(30):
        reveal(me, customer)

    with pytest.raises(TooMany):
        reveal(me, customer)
