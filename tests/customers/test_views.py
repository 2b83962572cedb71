"""Customers as people see them: list, page, forms, reveals."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from core import access, clock
from core.models import AccessLog
from customers import services
from customers.models import Customer, OtherName
from customers.views import consent_screen, screen
from tests.customers.factories import make_branch, make_customer, make_user

pytestmark = pytest.mark.django_db
FORM = {"full_name": "李 雷", "phone": "199 0000 7777", "age": "40", "source": "walk_in"}


@pytest.fixture
def customer():
    return make_customer(
        full_name="单雄信",
        phone="19912345678",
        region="北京市朝阳区",
        address="建国路八十八号",
        id_number="11010519491231002X",
        email="canary@example.org",
        allergies=["花生酱"],
    )


@pytest.fixture
def clerk(client, customer):
    user = make_user(Role.CUSTOMER_SERVICE, branch=customer.branch)
    client.force_login(user)
    return user


def log_in(client, *roles, branch=None):
    client.force_login(make_user(*roles, branch=branch))


@pytest.mark.parametrize("tab", ["", "overview", "timeline", "consents", "log"])
def test_no_page_shows_more_than_masks(client, clerk, customer, tab):
    text = client.get(screen.url(customer), {"tab": tab}).content.decode()

    assert "单雄信" in text
    assert "199****5678" in text
    for secret in ("19912345678", "建国路", "11010519491231002X", "canary@"):
        assert secret not in text


def test_the_list_is_masked_and_found_by_fragments(client, clerk, customer):
    text = client.get("/customers/", {"q": "sxx"}).content.decode()

    assert "199****5678" in text
    assert "19912345678" not in text
    assert "单雄信" not in client.get("/customers/", {"q": "王"}).content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(
    client, clerk, customer, django_assert_max_num_queries
):
    for _ in range(11):
        make_customer(customer.branch, health_manager=clerk)

    with django_assert_max_num_queries(12):
        client.get("/customers/")


@pytest.mark.parametrize("role", [Role.WAREHOUSE_KEEPER, Role.AUDITOR, Role.HR])
def test_other_roles_are_sent_away(client, customer, role):
    log_in(client, role, branch=customer.branch)

    assert client.get("/customers/").status_code == 403
    assert client.get(screen.url(customer)).status_code == 403


@pytest.mark.parametrize("role", [Role.CUSTOMER_SERVICE, Role.HEAD_COACH])
def test_a_foreign_customer_does_not_exist(client, customer, role):
    log_in(client, role, branch=make_branch())

    for url in (screen.url(customer), reverse("customer-reveal", args=[customer.pk, "phone"])):
        assert client.get(url).status_code == 404
        assert client.post(url, {"reason": "回访"}).status_code in (404, 405)


def test_allergies_are_shown_to_health_roles_and_the_reading_is_recorded(client, clerk, customer):
    assert "花生酱" in client.get(screen.url(customer)).content.decode()
    assert AccessLog.objects.get().what == "allergies"

    log_in(client, Role.ADMIN_CLERK, branch=customer.branch)
    assert "花生酱" not in client.get(screen.url(customer)).content.decode()


def reveal(client, customer, field="phone", **data):
    url = reverse("customer-reveal", args=[customer.pk, field])
    return client.post(url, {"reason": "回访客户", **data})


def test_a_reveal_shows_the_value_and_is_recorded(client, clerk, customer):
    answer = reveal(client, customer)

    assert "19912345678" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    log = AccessLog.objects.get()
    assert (log.actor_id, log.what, log.reason) == (clerk.pk, "phone", "回访客户")


def test_a_reveal_without_reason_shows_nothing(client, clerk, customer):
    answer = reveal(client, customer, reason=" ")

    assert answer.status_code == 422
    assert "19912345678" not in answer.content.decode()
    assert not AccessLog.objects.exists()


def test_asking_for_a_reveal_shows_nothing_yet(client, clerk, customer):
    answer = client.get(reverse("customer-reveal", args=[customer.pk, "phone"]))

    assert answer.status_code == 200
    assert "19912345678" not in answer.content.decode()


def test_a_piece_of_a_page_is_only_that(client, clerk, customer):
    url = reverse("customer-reveal", args=[customer.pk, "phone"])
    answer = client.post(url, {"reason": "回访"}, headers={"HX-Request": "true"})

    assert answer.content.decode().startswith('<div id="secret-phone">')


def test_what_is_no_secret_cannot_be_revealed(client, clerk, customer):
    assert reveal(client, customer, "allergies").status_code == 404


def test_a_reveal_without_the_right_is_refused_and_recorded(client, customer):
    log_in(client, Role.CONSULTING, branch=customer.branch)

    assert reveal(client, customer).status_code == 403
    assert AccessLog.objects.get().what == "phone:refused"


def test_the_thirty_first_reveal_has_to_wait(client, clerk, customer):
    statuses = [reveal(client, customer).status_code for _ in range(31)]

    assert statuses == [200] * 30 + [429]


def test_the_access_log_is_for_those_who_read_logs(client, clerk, customer):
    reveal(client, customer)
    assert "回访客户" not in client.get(screen.url(customer), {"tab": "accesses"}).content.decode()

    log_in(client, Role.SUPERVISOR)
    assert "回访客户" in client.get(screen.url(customer), {"tab": "accesses"}).content.decode()


def test_a_customer_is_registered(client, clerk):
    answer = client.post("/customers/new/", {**FORM, "allergies": "花生\n\n虾"})

    made = Customer.objects.get(full_name="李雷")
    assert (answer.status_code, answer["Location"]) == (303, screen.url(made))
    assert (made.phone, made.branch, made.allergies) == (
        "19900007777",
        clerk.branch,
        ["花生", "虾"],
    )
    assert made.birth_year == clock.now().year - 40


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", ""),
        ("full_name", "123"),
        ("phone", "123"),
        ("phone", "19912345678"),
        ("age", ""),
        ("age", "200"),
        ("id_number", "110105194912310021"),
        ("birth_date", "2999-01-01"),
        ("birth_date", "yesterday"),
        ("email", "nobody"),
        ("source", "moon"),
        ("quiet_from", "21:00"),
        ("health_manager", "999999"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(client, clerk, field, value):
    answer = client.post("/customers/new/", {**FORM, "remark": "备注还在", field: value})

    assert answer.status_code == 422
    wrong = "quiet_until" if field == "quiet_from" else field
    assert list(answer.context["form"].errors) == [wrong]
    assert "备注还在" in answer.content.decode()


def test_headquarters_say_which_branch(client, customer):
    log_in(client, Role.SUPERVISOR)
    assert client.post("/customers/new/", FORM).status_code == 422

    client.post("/customers/new/", {**FORM, "branch": customer.branch_id})
    assert Customer.objects.get(full_name="李雷").branch == customer.branch


def edit(client, customer, **data):
    customer.refresh_from_db()
    filled = {"full_name": customer.full_name, "source": "online", "version": customer.version}
    return client.post(screen.step_url(customer, "edit"), {**filled, **data})


def test_the_form_never_holds_a_secret(client, clerk, customer):
    text = client.get(screen.step_url(customer, "edit")).content.decode()

    assert "199****5678" in text
    assert "19912345678" not in text


def test_secrets_left_empty_stay_and_others_change(client, clerk, customer):
    answer = edit(client, customer, phone="", remark="轮椅", allergies="")

    customer.refresh_from_db()
    assert answer.status_code == 303
    assert (customer.phone, customer.remark) == ("19912345678", "轮椅")
    assert customer.allergies == []


def test_what_was_not_sent_stays(client, clerk, customer):
    edit(client, customer, phone="19900009999")

    customer.refresh_from_db()
    assert (customer.phone, customer.allergies) == ("19900009999", ["花生酱"])


def test_an_edit_of_what_somebody_else_changed_is_refused(client, clerk, customer):
    edit(client, customer, remark="一")

    assert edit(client, customer, remark="二", version=1).status_code == 409


def test_a_name_that_came_along_is_shown_and_settled(client, clerk, customer):
    services.find_or_create_from_payment(
        name="李四", phone="19912345678", branch=customer.branch, came_with="DD-7"
    )
    assert "DD-7" in client.get(screen.url(customer)).content.decode()

    client.post(reverse("customer-settle", args=[customer.pk, OtherName.objects.get().pk]))
    assert "DD-7" not in client.get(screen.url(customer)).content.decode()


def test_settling_is_for_those_who_edit(client, customer):
    name = OtherName.objects.create(customer=customer, given_name="李四", came_with="")
    log_in(client, Role.SYSTEM_REVIEWER)

    url = reverse("customer-settle", args=[customer.pk, name.pk])
    assert client.post(url).status_code == 403


def test_consent_is_withdrawn_from_its_page(client, clerk, customer):
    consent = services.record_consent(
        customer=customer,
        purpose="photo_service",
        decision="permit",
        channel="paper",
        text="同意",
        text_version="1",
        at=clock.now(),
    )
    url = consent_screen.step_url(consent, "withdraw")

    assert client.post(url, {"version": 0, "channel": "phone"}).status_code == 303
    consent.refresh_from_db()
    assert (consent.state, consent.withdrawn_by) == ("withdrawn", "phone")
    assert client.get(consent_screen.url(consent)).status_code == 200


def test_the_timeline_says_in_words_what_happened(client, clerk, customer):
    services.give_archive_no(customer_id=customer.pk)

    text = client.get(screen.url(customer), {"tab": "timeline"}).content.decode()
    assert text.count("<li>") >= 2
    assert "enrol" not in text


def test_every_kind_of_reading_has_its_words(client, customer):
    kinds = ["file", "chat", "plan", "menu", "metrics", "photos", "report_pdf", "call_notes"]
    for kind in kinds:
        access.record(make_user(Role.HEAD_COACH).actor, customer.pk, customer.key, kind)
    log_in(client, Role.SUPERVISOR)
    page = client.get(screen.url(customer), {"tab": "accesses"}).text
    assert not [kind for kind in kinds if f"<td>{kind}" in page]
    assert "视频沟通记录" in page
