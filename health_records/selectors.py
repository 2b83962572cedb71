"""Reads: who sees records and assessments, which answers, what is confirmed, what has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, F, Q, QuerySet
from django.db.models.functions import Cast, Substr

from accounts.models import User
from accounts.roles import COACHES, Right, Role, rights_of
from core.prepared import Asked, Hole, among
from customers.selectors import cases_of
from health_records.item import EMPTY, Answers, Item
from health_records.models import Assessment, HealthRecord, Questionnaire, RecordVersion
from health_records.sheet import Sheet
from health_records.workflow import AssessmentState
from orders.models import Order

Row = HealthRecord | Assessment
#: Who reads answers of the special class (P5): named people, nobody else (health_crm §2.2).
SPECIAL = frozenset({Role.HEALTH_MANAGER, Role.FUNCTIONAL_DOCTOR, Role.SYSTEM_REVIEWER})
_CASE = "order:"
_latest_confirmed = Asked(
    lambda: RecordVersion.objects.filter(record__order=Hole("order")).order_by("-number")[:1]
)
_confirmed_of_each = Asked(
    lambda: (
        RecordVersion.objects.annotate(order_key=F("record__order_id"))
        .filter(among("health_records_healthrecord.order_id", "orders"))
        .order_by("order_key", "-number")
        .distinct("order_key")
    )
)


def visible_to(user: User) -> QuerySet[HealthRecord]:
    """Headquarters all, a branch its own; coaches theirs, from the confirmation on (A3)."""
    return HealthRecord.objects.filter(_seen_by(user))


def assessments_visible_to(user: User) -> QuerySet[Assessment]:
    """The same for assessments."""
    return Assessment.objects.filter(_seen_by(user))


def for_list(user: User) -> QuerySet[HealthRecord]:
    """What a row of the list shows; answers stay closed."""
    return _light(visible_to(user))


def assessments_for_list(user: User) -> QuerySet[Assessment]:
    """The same for assessments."""
    return _light(assessments_visible_to(user))


def for_detail(user: User) -> QuerySet[HealthRecord]:
    """What the page of one record shows."""
    return visible_to(user).select_related("order__customer", "order__branch", "questionnaire")


def assessments_for_detail(user: User) -> QuerySet[Assessment]:
    """The same for an assessment."""
    seen = assessments_visible_to(user)
    return seen.select_related("order__customer", "order__branch", "questionnaire")


def _light(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("order__customer", "order__branch").defer("answers", "returned")


def _seen_by(user: User) -> Q:
    if not user.can(Right.HEALTH):
        return Q(pk__in=())
    if user.sees_every_branch:
        return Q()
    seen = Q(order_id__in=_served(user), order__in=_confirmed_orders())
    if user.branch_id and Right.HEALTH in rights_of(user.role_set - COACHES):
        seen |= Q(order__branch_id=user.branch_id)
    return seen


def _served(user: User) -> QuerySet[Any]:
    keys = cases_of(user, confirmed_only=True).filter(case_key__startswith=_CASE)
    number = Cast(Substr("case_key", len(_CASE) + 1), BigIntegerField())
    return keys.annotate(order_number=number).values("order_number")


def _confirmed_orders() -> QuerySet[Any]:
    return RecordVersion.objects.values("record__order_id")


def current_questionnaire(code: str) -> Questionnaire | None:
    """The newest published version."""
    published = Questionnaire.objects.filter(code=code, published_at__isnull=False)
    return published.order_by("-number").first()


def current_confirmed(order: Order) -> RecordVersion | None:
    """The health record that holds: the last one that was confirmed."""
    return _latest_confirmed.first(order=order.pk)


def confirmed_of(orders: Iterable[int]) -> dict[int, RecordVersion]:
    """The record that holds of each of many orders, in one query."""
    found: list[Any] = _confirmed_of_each(orders=list(orders))
    return {version.order_key: version for version in found}


def assessment_ok(order: Order) -> bool:
    """Whether the assessment allows a plan (requirements B6)."""
    return Assessment.objects.filter(order=order, state=AssessmentState.APPROVED).exists()


def assessment_of(order: Order) -> Assessment | None:
    """The order's assessment."""
    return Assessment.objects.select_related("questionnaire").filter(order=order).first()


def record_of(order: Order) -> HealthRecord | None:
    """The order's health record."""
    return HealthRecord.objects.select_related("questionnaire").filter(order=order).first()


def may_see_special(user: User) -> bool:
    """Whether answers of the special class are shown to a person."""
    return bool(user.role_set & SPECIAL)


def only_confirmed(user: User, row: Row) -> bool:
    """Coaches read the confirmed version and nothing that is still being worked on."""
    return Right.HEALTH not in rights_of(user.role_set - COACHES)


def questionnaires_visible_to(user: User) -> QuerySet[Questionnaire]:
    """Everybody who reads answers may read the questions."""
    return Questionnaire.objects.all() if user.can(Right.HEALTH) else Questionnaire.objects.none()


def of_order(number: str) -> Q:
    """The rows whose order has this in its number."""
    return Q(order__order_no__icontains=number)


def confirmed_before(row: Row) -> RecordVersion | None:
    """The confirmed version that the present answers are compared with."""
    if not isinstance(row, HealthRecord):
        return None
    earlier = row.versions.filter(number__lt=row.number).select_related("questionnaire")
    return earlier.order_by("-number").first()


@dataclass
class Line:
    """One question as a review page shows it."""

    item: Item
    shown: str
    stands_out: str = ""
    masked: bool = False
    before: str | None = None
    returned: Mapping[str, str] = field(default_factory=dict)
    url: str = ""  # where it is changed
    missing: bool = False


@dataclass
class Page:
    """A section with its lines."""

    title: str
    lines: list[Line]


def pages(
    sheet: Sheet,
    answers: Answers,
    *,
    special: bool,
    before: Answers | None = None,
    returned: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Page]:
    """Answers by section, in words, with what stands out, what differs and what went back."""
    changed = sheet.changes(before, answers) if before is not None else {}
    found = []
    for section in sheet.sections:
        lines = [
            _line(item, answers, special=special, changed=changed, returned=returned or {})
            for item in section.items
            if item.asked(answers)
        ]
        if lines:
            found.append(Page(section.title, lines))
    return found


def _line(
    item: Item,
    answers: Answers,
    *,
    special: bool,
    changed: Mapping[str, tuple[Any, Any]],
    returned: Mapping[str, Mapping[str, str]],
) -> Line:
    value = answers.get(item.code)
    masked = item.data_class == "P5" and not special and value not in EMPTY
    line = Line(item, "●●●" if masked else item.show(value), masked=masked)
    line.returned = returned.get(item.code, {})
    if not masked:
        line.stands_out = item.stands_out(value)
        if item.code in changed:
            line.before = item.show(changed[item.code][0])
    return line


@dataclass(frozen=True)
class Change:
    """One answer that a version changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """A confirmed version and what it changed against the one before it."""

    version: RecordVersion
    pages: list[Page]
    changed: list[Change]


def history(record: HealthRecord, *, special: bool) -> list[Step]:
    """Every confirmed version, newest first, each shown with its own questions."""
    found: list[Step] = []
    before: Answers | None = None
    for version in record.versions.select_related("questionnaire").order_by("number"):
        shown = pages(version.sheet, version.answers, special=special)
        changed = [] if before is None else _changed(version, before, special=special)
        found.append(Step(version, shown, changed))
        before = version.answers
    return found[::-1]


def _changed(version: RecordVersion, before: Answers, *, special: bool) -> list[Change]:
    items = version.sheet.items
    found = []
    for code, (old, new) in version.sheet.changes(before, version.answers).items():
        item = items.get(code)
        if item is None or (item.data_class == "P5" and not special):
            found.append(Change(item.label if item else code, "●●●", "●●●"))
        else:
            found.append(Change(item.label, item.show(old), item.show(new)))
    return found


def computed(sheet: Sheet, answers: Answers) -> list[tuple[str, str, str]]:
    """What follows from the answers: label, value, and whether it stands out."""
    return [
        (one.label, value, one.stands_out(answers))
        for one in sheet.computed
        if (value := one.value(answers)) is not None
    ]


def answers_shown(row: Row, user: User) -> tuple[Sheet, Answers] | None:
    """Which answers a person reads: the working ones, or for coaches the confirmed ones."""
    if not only_confirmed(user, row):
        return row.sheet, row.answers
    if isinstance(row, Assessment):
        return (row.sheet, row.answers) if row.state == AssessmentState.APPROVED else None
    version = current_confirmed(row.order)
    return (version.sheet, version.answers) if version else None


def opened(sheet: Sheet, answers: Answers, *, special: bool) -> dict[str, Any]:
    """Answers by code for the API; special ones only for those who may read them."""
    return {
        code: "●●●" if item.data_class == "P5" and not special else answers[code]
        for code, item in sheet.items.items()
        if answers.get(code) not in EMPTY
    }


def flags_shown(row: Row, user: User) -> list[str]:
    """The danger signs in words; a special one only says that there is one."""
    special = may_see_special(user)
    found = []
    for flag in row.flags():
        asked = (row.sheet.items.get(c.item) for c in flag.when)
        hidden = not special and any(i and i.data_class == "P5" for i in asked)
        found.append("●●●" if hidden else flag.label)
    return found


def allergens(version: RecordVersion) -> list[str]:
    """What the confirmed record says the customer does not tolerate, one by one, in words."""
    answers, items = version.answers, version.sheet.items
    found: list[str] = []
    for code in ("allergens", "drug_allergies"):
        item, value = items.get(code), answers.get(code)
        if item is not None and isinstance(value, list):
            shown = [v for v in value if v not in {"none", "other"}]
            found += [item.show(v) for v in shown]
        elif isinstance(value, str):
            found += value.split("、")
    found += str(answers.get("allergens_other") or "").split("、")
    return list(dict.fromkeys(word.strip() for word in found if word.strip()))
