"""Reads: who may see a customer, how one is found, who serves, what was agreed, what happened."""

from collections.abc import Collection, Iterable

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import COACHES, Right, rights_of
from core.fields import BlindGramsField, BlindHashField, EncryptedField
from core.models import AccessLog, StepLog
from core.prepared import Asked, Hole, among
from customers import finding
from customers.choices import Decision
from customers.models import ConsentRecord, Customer, OtherName, TeamMember
from customers.workflow import ConsentState

#: Whoever may not read these apps' rows does not read the reasons given there either.
REASONS = {
    "health_records": Right.HEALTH,
    "plans": Right.PLANS,
    "complaints": Right.COMPLAINTS,
    "groupchat": Right.GROUPS,
}
TIMELINE_LENGTH = 100
_allergies = Asked(
    lambda: Customer.objects.filter(among("customers_customer.id", "customers")).values_list(
        "pk", "allergies"
    )
)
_with_phone = Asked(lambda: Customer.objects.filter(phone_hash=Hole("wanted")).order_by("pk"))
_consents = Asked(
    lambda: ConsentRecord.objects.filter(
        customer=Hole("customer"),
        purpose=Hole("purpose"),
        state=ConsentState.GIVEN,
        decision=Decision.PERMIT,
    ).values_list("pk", flat=True)[:1]
)
_serving_now = Asked(
    lambda: TeamMember.objects.filter(
        among("customers_teammember.case_key", "cases"), left_at=None
    ).values_list("case_key", "role", "user_id")
)


def visible_to(user: User) -> QuerySet[Customer]:
    """Headquarters all, a branch its own, team members those whom they serve (requirements A3)."""
    if not user.can(Right.CUSTOMERS):
        return Customer.objects.none()
    if user.sees_every_branch:
        return Customer.objects.all()
    seen = Q(pk__in=_serving(user, confirmed_only=True).values("customer_id"))
    if user.branch_id and Right.CUSTOMERS in rights_of(user.role_set - COACHES):
        seen |= Q(branch_id=user.branch_id)
    return Customer.objects.filter(seen)


def for_list(user: User) -> QuerySet[Customer]:
    """What a row of the list shows."""
    return visible_to(user).select_related("branch", "health_manager")


def for_detail(user: User) -> QuerySet[Customer]:
    """What the page of one customer shows."""
    return visible_to(user).select_related("branch", "health_manager", "primary_doctor")


def unread(path: str) -> list[str]:
    """What a list of other rows need not fetch of its customers: sealed values, search indexes."""
    kinds = (EncryptedField, BlindHashField, BlindGramsField, ArrayField)
    fields = Customer._meta.concrete_fields
    return [f"{path}__{field.name}" for field in fields if isinstance(field, kinds)]


def search(user: User, text: str) -> QuerySet[Customer]:
    """Whoever fits part of a name, pinyin, telephone, number or address – and may be seen."""
    return for_list(user).filter(finding.matches(text))


def by_phone(number: str) -> Customer | None:
    """The customer with this cleaned telephone number."""
    field = Customer._meta.get_field("phone_hash")
    wanted = field.hash(number)  # type: ignore[union-attr]  # a BlindHashField
    return _with_phone.first(wanted=wanted) if wanted else None


def name_for(user: User, customer: Customer) -> str:
    """The name as far as ``user`` may read it."""
    return customer.shown_to(user)


def team_of(case_key: str) -> dict[str, User]:
    """Who serves a case now: role → person."""
    return {member.role: member.user for member in current_team(case_key)}


def current_team(case_key: str) -> QuerySet[TeamMember]:
    """The members of a case's team now."""
    members = TeamMember.objects.filter(case_key=case_key, left_at=None)
    return members.select_related("user").order_by("id")


def people_in(case_keys: Collection[str]) -> dict[str, dict[str, int]]:
    """The same as ids for several cases, for the clocks: case → role → user id."""
    found: dict[str, dict[str, int]] = {}
    for case_key, role, user_id in _serving_now(cases=list(case_keys)):
        found.setdefault(case_key, {})[role] = user_id
    return found


def served_in(case_key: str) -> dict[int, str]:
    """Everyone who served in a case, also those who left: user id → role."""
    members = TeamMember.objects.filter(case_key=case_key).order_by("id")
    return dict(members.values_list("user_id", "role"))


def teams_of(customer: Customer) -> QuerySet[TeamMember]:
    """Everybody who serves or served the customer, by case."""
    return customer.team.select_related("user").order_by("-case_key", "left_at", "id")


def cases_of(user: User, *, confirmed_only: bool = False) -> QuerySet[TeamMember, str]:
    """The case keys that a person works on now; coaches' only after confirmation if so asked."""
    return _serving(user, confirmed_only=confirmed_only).values_list("case_key", flat=True)


def _serving(user: User, *, confirmed_only: bool) -> QuerySet[TeamMember]:
    serving = TeamMember.objects.filter(user=user, left_at=None)
    if confirmed_only:
        serving = serving.filter(Q(record_confirmed=True) | ~Q(role__in=COACHES))
    return serving


def consents_visible_to(user: User) -> QuerySet[ConsentRecord]:
    """The answers of the customers whom ``user`` may see."""
    seen = ConsentRecord.objects.filter(customer__in=visible_to(user).values("pk"))
    return seen.select_related("customer__branch")


def consents_of(customer: Customer) -> QuerySet[ConsentRecord]:
    """Every answer, the newest first."""
    return customer.consents.order_by("-given_at", "-id")


def has_consent(customer_id: int, purpose: str) -> bool:
    """Whether the customer agrees to a purpose now."""
    return bool(_consents(customer=customer_id, purpose=purpose))


def allergens_in(customers: Iterable[int]) -> dict[int, list[str]]:
    """What a menu or a prescription for each customer is checked against."""
    found = _allergies(customers=list(customers))
    return {pk: [str(one) for one in words or []] for pk, words in found}


def other_names(customer: Customer) -> QuerySet[OtherName]:
    """Names that came with this telephone number and nobody has looked into."""
    return customer.other_names.filter(settled_at=None).order_by("id")


def timeline(user: User, customer: Customer, before: int | None = None) -> list[StepLog]:
    """What happened to the customer in every app, newest first, as far as ``user`` may know."""
    log = StepLog.objects.filter(customer_key=customer.pk)
    if before:
        log = log.filter(pk__lt=before)
    entries = list(log.order_by("-at", "-id")[:TIMELINE_LENGTH])
    for entry in entries:
        needed = REASONS.get(entry.row_key.partition(".")[0])
        if needed is not None and not user.can(needed):
            entry.reason = ""
    return entries


def noun_of(row_key: str) -> str:
    """What a row of a log is, in words: the model's own name."""
    try:
        return str(apps.get_model(row_key.partition(":")[0])._meta.verbose_name)
    except (LookupError, ValueError):
        return row_key


def accesses(customer: Customer) -> QuerySet[AccessLog]:
    """Who looked at what of the customer, newest first."""
    return AccessLog.objects.filter(customer_key=customer.pk).order_by("-at", "-id")
