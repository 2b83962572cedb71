"""Writes: opening both forms, saving answers, consent, links, questionnaires."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core import clock, links
from core.actors import SYSTEM, Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform, state_label
from customers import selectors as customers
from customers import services as customer_services
from health_records import selectors
from health_records.choices import Kind
from health_records.consent import PURPOSE, TEXT, TEXT_VERSION
from health_records.item import BadAnswer
from health_records.models import Assessment, HealthRecord, Questionnaire
from orders.models import Order

Row = HealthRecord | Assessment
LINK_DAYS = 30
SHIPPED = Path(__file__).parent / "data"
PURPOSES = {HealthRecord: Kind.HEALTH_RECORD.value, Assessment: Kind.ASSESSMENT.value}


@transaction.atomic
def open_for(*, order: Order, by: Actor) -> tuple[HealthRecord, Assessment]:
    """Both forms of an order, ready to be filled in; calling again changes nothing."""
    record, _made = HealthRecord.objects.get_or_create(
        order=order, defaults={"questionnaire": ensure_questionnaire(Kind.HEALTH_RECORD)}
    )
    assessment, _made = Assessment.objects.get_or_create(
        order=order, defaults={"questionnaire": ensure_questionnaire(Kind.ASSESSMENT)}
    )
    return record, assessment


def customer_links(order: Order) -> list[tuple[str, str]]:
    """The customer's ways in, (purpose, path): links that still open are used again."""
    rows = [selectors.record_of(order), selectors.assessment_of(order)]
    purposes = [(PURPOSES[type(row)], row) for row in rows if row is not None]
    return [(p, links.standing(p, row, order.customer_id, LINK_DAYS)) for p, row in purposes]


@transaction.atomic
def save_answers(*, row: Row, by: Actor, answers: Mapping[str, Any]) -> Row:
    """Keep answers as they come, complete or not; whatever is wrong is named beside its item.

    Only while the form is being filled in or corrected, by those who may fill it in, with the
    customer's consent; of a returned form only what went back and what that opens.
    """
    locked = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    _may_fill(locked, by)
    cleaned = _cleaned(locked, answers)
    locked.put(cleaned, by)
    locked.updated_at = clock.now()
    locked.save(update_fields=["answers", "completeness", "filled_by", "updated_at"])
    return locked


def fill(*, row: Row, by: Actor, answers: Mapping[str, Any]) -> Row:
    """Save and submit in one go, for a form that arrives whole."""
    with transaction.atomic():
        saved = save_answers(row=row, by=by, answers=answers)
        return perform(saved, "submit", by=by)


def _may_fill(row: Row, by: Actor) -> None:
    if row.editable == set():
        raise Refused(
            _("Answers cannot be changed while the state is “%(state)s”.")
            % {"state": state_label(row)}
        )
    if not by.may(row.fillers):
        raise Forbidden(_("Filling this in is not among your duties."))
    if not customers.has_consent(row.customer_key, PURPOSE):
        raise Forbidden(_("The customer must first agree to the use of health data."))


def _cleaned(row: Row, answers: Mapping[str, Any]) -> dict[str, Any]:
    items, editable = row.sheet.items, row.editable
    found: dict[str, Any] = {}
    wrong: dict[str, list[str]] = {}
    for code, raw in answers.items():
        if code not in items:
            wrong[code] = [_("There is no such question.")]
        elif editable is not None and code not in editable:
            wrong[code] = [_("This answer was not returned and cannot be changed.")]
        else:
            try:
                found[code] = items[code].clean(raw)
            except BadAnswer as error:
                wrong[code] = [str(error)]
    if wrong:
        raise Invalid(_("Please look at the marked fields."), fields=wrong)
    return found


def agree(*, row: Row, channel: str) -> None:
    """The customer agrees to the use of health data: by the link, or staff write it down."""
    customer_services.record_consent(
        customer=row.order.customer,
        purpose=PURPOSE,
        decision="permit",
        channel=channel,
        text=str(TEXT),
        text_version=TEXT_VERSION,
        at=clock.now(),
    )


def copy_allergies(record: HealthRecord, by: Actor = SYSTEM) -> list[str]:
    """Put what the confirmed record says into the customer's archive, beside what is there."""
    version = selectors.current_confirmed(record.order)
    customer = record.order.customer
    known = list(customer.allergies)
    new = [w for w in (selectors.allergens(version) if version else []) if w not in known]
    if new:
        perform(customer, "edit", by=by, allergies=[*known, *new])
    return new


def ensure_questionnaire(code: str) -> Questionnaire:
    """The current questionnaire; the shipped one is published if there is none."""
    known = selectors.current_questionnaire(code)
    if known is not None:
        return known
    schema = json.loads((SHIPPED / f"{code}_v1.json").read_text(encoding="utf-8"))
    draft, _made = Questionnaire.objects.get_or_create(
        code=code, number=1, defaults={"data": schema}
    )
    return publish(questionnaire=draft, by=SYSTEM)


@transaction.atomic
def publish(*, questionnaire: Questionnaire, by: Actor) -> Questionnaire:
    """From now on new forms use this version, and nobody can change it any more."""
    locked = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if locked.published_at is not None:
        return locked
    try:
        locked.full_clean()
    except ValidationError as error:
        raise Invalid(_("The schema has faults."), fields=error.message_dict) from None
    locked.published_at, locked.published_by = clock.now(), by.name
    locked.save(update_fields=["published_at", "published_by"])
    return locked
