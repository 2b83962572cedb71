"""What the confirmed health record and the customer's archive say that a plan must heed."""

from collections.abc import Iterable
from typing import Any

from customers.selectors import allergens_of
from health_records import selectors as health
from plans import allergens


def allergies(order: Any) -> list[str]:
    """What the customer must not eat, from the archive and the confirmed health record."""
    return _words(allergens_of(order.customer_id), health.current_confirmed(order))


def allergies_of(orders: Iterable[Any]) -> dict[int, list[str]]:
    """The same for many orders (with their customers) at once, by order."""
    by_key = {order.pk: order for order in orders}
    versions = health.confirmed_of(by_key)
    return {pk: _words(order.customer.allergies, versions.get(pk)) for pk, order in by_key.items()}


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
