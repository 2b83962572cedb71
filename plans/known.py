"""What the confirmed health record and the customer's archive say that a plan must heed."""

from collections.abc import Iterable
from typing import Any

from customers.selectors import allergens_in
from health_records import selectors as health
from plans import allergens


def allergies(order: Any) -> list[str]:
    """What the customer must not eat, from the archive and the confirmed health record."""
    return allergies_of([order])[order.pk]


def allergies_of(orders: Iterable[Any]) -> dict[int, list[str]]:
    """The same for many orders at once, by order."""
    customers = {order.pk: order.customer_id for order in orders}
    archived, versions = allergens_in(customers.values()), health.confirmed_of(customers)
    return {pk: _words(archived[whose], versions.get(pk)) for pk, whose in customers.items()}


def _words(archived: Iterable[Any], version: Any) -> list[str]:
    confirmed = health.allergens(version) if version is not None else []
    return allergens.words_of([*map(str, archived), *confirmed])


def highlights(order: Any) -> list[tuple[str, str]]:
    """Confirmed answers as (question, answer) for a draft.

    Free text and answers of the special class stay in the house: the one may name a person, the
    other is for named people only.
    """
    version = health.current_confirmed(order)
    if version is None:
        return []
    return [
        (item.label, item.show(version.answers[item.code]))
        for item in version.sheet.asked(version.answers)
        if item.code in version.answers and item.data_class == "P4" and item.type != "text"
    ]
