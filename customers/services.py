"""Writes: entering customers, archive numbers, teams, consent, reveals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import Branch, User
from accounts.roles import Party, Right
from core import access, clock
from core.actors import SYSTEM, Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from customers import identity, selectors
from customers.choices import Source
from customers.models import ConsentRecord, Customer, OtherName, TeamMember
from customers.workflow import ConsentState, CustomerState


@transaction.atomic
def create(*, by: Actor, branch: Branch | None = None, **data: Any) -> Customer:
    """Enter a customer by hand; a telephone number that is known is an error beside the field."""
    branch_id = branch.pk if branch else by.branch_id
    if branch_id is None:
        raise Invalid(_("Say which branch."), fields={"branch": [_("Say which branch.")]})
    customer = Customer(branch_id=branch_id)
    customer.change(data)
    customer.save()
    return _registered(customer, by)


@transaction.atomic
def find_or_create_from_payment(
    *,
    name: str,
    phone: str,
    branch: Branch,
    by: Actor = SYSTEM,
    came_with: str = "",
    email: str = "",
    region: str = "",
    address: str = "",
    sex: str = "",
    birth_date: date | None = None,
    source: str = Source.ONLINE,
    source_detail: str = "",
) -> Customer:
    """The customer of a payment: the same telephone is the same customer.

    What is known is never overwritten: gaps are filled, another name is noted to be looked into.
    ``came_with`` says where the name came from (an order number). Raises ``Invalid`` with the
    fields ``name`` and ``phone``.
    """
    name, phone = (
        _cleaned("name", identity.clean_name, name),
        _cleaned("phone", identity.clean_phone, phone),
    )
    details = {
        "email": email.strip().lower(),
        "region": identity.folded(region),
        "address": identity.folded(address),
        "sex": sex,
        "birth_date": birth_date,
        "birth_year": birth_date.year if birth_date else None,
        "source_detail": source_detail,
    }
    Customer().hold_phone(phone)
    known = selectors.by_phone(phone)
    if known is None:
        customer = Customer(branch=branch, full_name=name, phone=phone, source=source)
        customer.change(details)
        customer.save()
        return _registered(customer, by)
    if known.full_name != name:
        OtherName.objects.get_or_create(
            customer=known,
            given_name=name,
            defaults={"came_with": came_with or source_detail, "noted_at": clock.now()},
        )
    gaps = {key: value for key, value in details.items() if value and not getattr(known, key)}
    return perform(known, "complete", by=_for_the_product(by), **gaps) if gaps else known


def give_archive_no(*, customer_id: int) -> str:
    """The archive number at the first confirmed record; later calls return the same one."""
    with transaction.atomic():
        customer = Customer.objects.select_for_update().get(pk=customer_id)
        if customer.state == CustomerState.ENROLLED:
            return customer.archive_no
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('customers_archive_no')")
            number = f"KH{clock.today():%Y}{cursor.fetchone()[0]:06d}"
        return perform(customer, "enrol", by=SYSTEM, archive_no=number).archive_no


@transaction.atomic
def settle_other_name(*, other_name: OtherName) -> None:
    """Somebody has looked into it."""
    other_name.settled_at = clock.now()
    other_name.save(update_fields=["settled_at"])


@transaction.atomic
def form_team(
    *, case_key: str, customer: Customer, members: Mapping[str, User], at: datetime
) -> list[TeamMember]:
    """Put the team of a case together; who already serves in the role stays."""
    known = selectors.team_of(case_key)
    if taken := [role for role, user in members.items() if known.get(role, user) != user]:
        raise Refused(_("The team has somebody for: %(roles)s.") % {"roles": ", ".join(taken)})
    confirmed = TeamMember.objects.filter(case_key=case_key, record_confirmed=True).exists()
    return TeamMember.objects.bulk_create(
        TeamMember(
            case_key=case_key,
            customer=customer,
            user=user,
            role=role,
            joined_at=at,
            record_confirmed=confirmed,
        )
        for role, user in members.items()
        if role not in known
    )


@transaction.atomic
def replace_member(*, case_key: str, role: str, user: User, at: datetime) -> TeamMember:
    """One goes, another comes; what the case has reached holds for the new one, too."""
    team = TeamMember.objects.select_for_update().filter(case_key=case_key)
    leaving = team.filter(role=role, left_at=None).first()
    if leaving is None:
        raise Refused(_("Nobody serves in this role."))
    if leaving.user_id == user.pk:
        raise Refused(_("This person serves in the role already."))
    leaving.left_at = at
    leaving.save(update_fields=["left_at"])
    return TeamMember.objects.create(
        case_key=case_key,
        customer_id=leaving.customer_id,
        user=user,
        role=role,
        joined_at=at,
        record_confirmed=leaving.record_confirmed,
    )


def confirm_record(*, case_key: str) -> int:
    """From now on the coaches of the case see the customer (requirements A3)."""
    members = TeamMember.objects.filter(case_key=case_key, record_confirmed=False)
    return members.update(record_confirmed=True)


def dissolve_team(*, case_key: str, at: datetime) -> int:
    """The case is over: its coaches no longer see the customer."""
    return TeamMember.objects.filter(case_key=case_key, left_at=None).update(left_at=at)


@transaction.atomic
def record_consent(
    *,
    customer: Customer,
    purpose: str,
    decision: str,
    channel: str,
    text: str,
    text_version: str,
    at: datetime,
) -> ConsentRecord:
    """Keep an answer with the hash of the words; an earlier answer to the same is superseded."""
    Customer.objects.select_for_update().get(pk=customer.pk)
    for earlier in ConsentRecord.objects.filter(
        customer=customer, purpose=purpose, state=ConsentState.GIVEN
    ):
        perform(earlier, "supersede", by=SYSTEM)
    return ConsentRecord.objects.create(
        customer=customer,
        purpose=purpose,
        decision=decision,
        channel=channel,
        text_version=text_version,
        text_hash=sha256(text.encode()).hexdigest(),
        given_at=at,
    )


def reveal(*, user: User, customer: Customer, field: str, reason: str) -> str:
    """The whole value, after the log has it; a refused attempt is logged as well."""
    if not user.can(Right.REVEAL):
        access.record(user.actor, customer.pk, customer.key, f"{field}:refused", reason)
        raise Forbidden(_("Revealing is not among your duties."))
    access.reveal(user.actor, customer.pk, customer.key, field, reason)
    if field == "address":
        return f"{customer.region} {customer.address}".strip()
    return str(getattr(customer, field))


def _registered(customer: Customer, by: Actor) -> Customer:
    return perform(customer, "register", by=_for_the_product(by))


def _for_the_product(by: Actor) -> Actor:
    """The product does it in the name of whoever caused it; no door offers it as a step."""
    return replace(by, roles=by.roles | {Party.SYSTEM.value})


def _cleaned(field: str, clean: Any, value: str) -> str:
    try:
        return str(clean(value))
    except Invalid as problem:
        raise Invalid(problem.message, fields={field: [problem.message]}) from problem
